import { rm, statfs } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { v7 } from 'uuid';
import { randomToken, tokenHash } from '#platform/security/secrets.ts';
import { serverProcess } from '../../day/server.ts';
import { withDatabase } from '../load/database.ts';
import { keepFigures, printTable } from '../load/report.ts';
import { startServer } from '../load/server.ts';
import { entriesOf, fillYears, multiplyOffices } from './fixture.ts';
import { networkPages } from './pages.ts';
import { fillSupplies } from './supplies.ts';

const { values: options } = parseArgs({
  options: {
    years: { type: 'string', default: '10' },
    days: { type: 'string', default: '250' },
    entries: { type: 'string', default: '30' },
    times: { type: 'string', default: '1' },
    requests: { type: 'string', default: '60' },
    json: { type: 'string', default: 'data/bench/network.json' },
  },
});
const size = {
  years: Number(options.years),
  daysOfYear: Number(options.days),
  entriesOfDay: Number(options.entries),
  times: Number(options.times),
};
/** Bytes that an entry takes with its indexes, generously. */
const bytesOfEntry = 600;
/** Statistics of an idle connection reach the tables within this time. */
const statisticsMs = 11_000;
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Years of the network: time of each page, and whether any of them read the whole table of entries. */
async function main(): Promise<void> {
  await withDatabase(async (ownerUrl, folder) => {
    const { bavail, bsize } = await statfs(folder);
    const wanted = entriesOf(size, 33) * bytesOfEntry;
    if (wanted * 2 > bavail * bsize)
      throw new Error(`${Math.round(wanted / 1e9)} GB would not fit on this disk`);
    await prepare(ownerUrl, folder);
    const sql = new pg.Client({ connectionString: ownerUrl });
    // That the database ends under it is told by what failed before.
    sql.on('error', () => undefined);
    await sql.connect();
    const begun = performance.now();
    const offices = await multiplyOffices(sql, size.times);
    await fillYears(sql, size, say);
    await fillSupplies(sql, size);
    const { rows } = await sql.query<{ n: number; bytes: string }>(
      `select count(*)::int as n, pg_total_relation_size('eoffice_entry') as bytes from eoffice_entry`,
    );
    const entries = rows[0]?.n ?? 0;
    const gigabytes = Number(rows[0]?.bytes ?? 0) / 1e9;
    say(
      `${offices} offices, ${entries} entries, ${gigabytes.toFixed(2)} GB, made in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
    );
    const keys = await sessions(sql);
    await sql.query('select pg_stat_reset()');
    const server = await startServer(ownerUrl, folder);
    const pages = await networkPages(sql);
    const found = [];
    for (const { name, who, path: address } of pages) {
      const times: number[] = [];
      let bytes = 0;
      for (let n = 0; n < Number(options.requests) + 5; n++) {
        const at = performance.now();
        const response = await fetch(`http://127.0.0.1:${server.port}${address}`, {
          headers: { cookie: `vikno_session=${keys[who]}` },
          redirect: 'manual',
        });
        bytes = (await response.arrayBuffer()).byteLength;
        // The first ones warm up.
        if (n >= 5) times.push(performance.now() - at);
        if (response.status !== 200) throw new Error(`${name}: ${response.status} ${address}`);
      }
      times.sort((a, b) => a - b);
      const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
      found.push({ name, bytes, p50: at(0.5), p95: at(0.95) });
    }
    await pause(statisticsMs);
    const scans = await sql.query<{ relname: string; seq_scan: string }>(
      `select relname, seq_scan from pg_stat_user_tables
       where relname in ('eoffice_entry', 'eoffice_opening', 'eoffice_movement', 'survey_answer') and seq_scan > 0`,
    );
    printTable(
      ['page', 'bytes', 'p50 ms', 'p95 ms'],
      found.map((page) => [page.name, String(page.bytes), page.p50.toFixed(1), page.p95.toFixed(1)]),
    );
    say(
      scans.rows.length === 0
        ? 'no page read a whole table of entries'
        : scans.rows.map((row) => `${row.relname} was read whole ${row.seq_scan} times`).join('\n'),
    );
    keepFigures(options.json, { options, offices, entries, gigabytes, pages: found, wholeReads: scans.rows });
    await server.stop();
    await sql.end();
  });
}

/** The demo municipalities with their directory of offices: the first start of the program loads them. */
async function prepare(ownerUrl: string, folder: string): Promise<void> {
  const first = await serverProcess(`${folder}-demo`, () => ({ DATABASE_URL: ownerUrl }));
  await first.start();
  await first.stop();
  await rm(`${folder}-demo`, { recursive: true, force: true });
}

/** A session of the operator, of the head office, of the department. */
async function sessions(
  sql: pg.Client,
): Promise<Record<'operator' | 'head' | 'coordinator' | 'visitor', string>> {
  const open = async (login: string) => {
    const token = randomToken();
    await sql.query(
      `insert into session (id, token_hash, worker_id, grant_id, created_at, last_seen_at, expires_at, second_factor)
       select $1, $2, w.id, g.id, now(), now(), now() + interval '10 hours', true
       from worker w join role_grant g on g.worker_id = w.id where w.login = $3 limit 1`,
      [v7(), tokenHash(token), login],
    );
    return token;
  };
  return {
    operator: await open('eoffice.kharkiv'),
    head: await open('headeoffice.kharkiv'),
    coordinator: await open('coordinator.kharkiv'),
    visitor: '',
  };
}

await main();
