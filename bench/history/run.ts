import { createHash } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { v7 } from 'uuid';
import { withDatabase } from '../load/database.ts';
import { cpuSeconds, residentMegabytes } from '../load/processUse.ts';
import { keepFigures, printTable } from '../load/report.ts';
import { type BenchServer, startServer } from '../load/server.ts';
import { type BenchCentre, fillCentres } from '../queue/fixture.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000,10000,100000' },
    json: { type: 'string', default: 'data/bench/history.json' },
  },
});

/** How long one spreadsheet of all calls takes and what it costs the server: memory must not grow with the rows. */
async function main(): Promise<void> {
  const lines: {
    rows: number;
    seconds: number;
    cpu: number;
    megabytes: number;
    peakMegabytes: number;
    moreMegabytes: number;
  }[] = [];
  await withDatabase(async (ownerUrl, folder) => {
    const server = await startServer(ownerUrl, folder);
    const sizes = options.rows.split(',').map(Number);
    const centres = await fillCentres(ownerUrl, sizes.length, 4);
    const sql = new pg.Client({ connectionString: ownerUrl });
    await sql.connect();
    for (const [n, rows] of sizes.entries()) {
      const centre = centres[n];
      if (!centre) continue;
      const session = await fillHistory(sql, centre, rows);
      await download(server, session);
      const before = residentMegabytes(server.pid);
      const measured = await download(server, session);
      lines.push({ rows, ...measured, moreMegabytes: measured.peakMegabytes - before });
    }
    await sql.end();
    await server.stop();
  });
  printTable(
    ['rows', 'seconds', 'CPU s', 'file MB', 'peak MB', 'more MB'],
    lines.map((line) => [
      String(line.rows),
      line.seconds.toFixed(2),
      line.cpu.toFixed(2),
      line.megabytes.toFixed(1),
      line.peakMegabytes.toFixed(0),
      line.moreMegabytes.toFixed(0),
    ]),
  );
  keepFigures(options.json, { lines });
}

/** Tickets of past days with one stay each, and a head who may read them. Returns the head's session. */
async function fillHistory(client: pg.Client, centre: BenchCentre, rows: number): Promise<string> {
  const [desk] = centre.desks;
  if (!desk) throw new Error('a centre without a desk');
  await client.query(
    `with planned as (
        select gen_random_uuid() as visit, gen_random_uuid() as ticket, n, date '2025-01-01' + (n / 400)::int as day,
          ((date '2025-01-01' + (n / 400)::int) + time '08:00' + make_interval(secs => (n % 400) * 60)) at time zone 'Europe/Kyiv' as at
        from generate_series(1, $3::int) n
      ), visits as (
        insert into visit (id, centre_id, business_date, access_code)
        select visit, $1::uuid, day, replace(gen_random_uuid()::text, '-', '') from planned returning id
      ), tickets as (
        insert into ticket (id, visit_id, centre_id, business_date, group_id, prefix, number, state, rank_at, issued_at, finished_at)
        select ticket, visit, $1::uuid, day, $2::uuid, 'А', n % 400 + 1, 'finished', at, at, at + interval '20 minutes' from planned
        returning id
      )
      insert into desk_episode (id, ticket_id, centre_id, business_date, desk_id, worker_id, group_id, purpose, called_at, started_at,
        ended_at, waited_s, walked_s, served_s, outcome)
      select gen_random_uuid(), ticket, $1::uuid, day, $4::uuid, $5::uuid, $2::uuid, 'submit', at + interval '8 minutes',
        at + interval '9 minutes', at + interval '20 minutes', 480, 60, 660, 'finished'
      from planned`,
    [centre.centreId, centre.groupId, rows, desk.deskId, desk.workerId],
  );
  await client.query('analyze');
  const session = `bench-head-${centre.centreId}`.padEnd(43, '0').slice(0, 43);
  const [worker, grant] = [v7(), v7()];
  await client.query(
    `insert into worker (id, login, surname, given) values ($1, $2, 'Вимірний', 'Керівник')`,
    [worker, `head.${centre.centreId.slice(-8)}`],
  );
  await client.query(
    `insert into role_grant (id, worker_id, role, centre_id) values ($1, $2, 'centreHead', $3)`,
    [grant, worker, centre.centreId],
  );
  await client.query(
    `insert into session (id, token_hash, worker_id, grant_id, expires_at, second_factor)
     values (gen_random_uuid(), $1, $2, $3, now() + interval '1 day', true)`,
    [createHash('sha256').update(session).digest(), worker, grant],
  );
  return session;
}

/** Reads the whole file as it comes, and looks at the server's memory meanwhile. */
async function download({ port, pid }: BenchServer, session: string) {
  let peakMegabytes = residentMegabytes(pid);
  const watch = setInterval(() => {
    peakMegabytes = Math.max(peakMegabytes, residentMegabytes(pid));
  }, 20);
  const start = performance.now();
  const used = cpuSeconds(pid);
  const address = `http://127.0.0.1:${port}/statistics/stays.xlsx?period=year&date=2025-06-01`;
  const reply = await fetch(address, { headers: { cookie: `vikno_session=${session}` }, redirect: 'manual' });
  if (reply.status !== 200) throw new Error(`the server answered ${reply.status}`);
  let bytes = 0;
  for await (const chunk of reply.body ?? []) bytes += chunk.length;
  clearInterval(watch);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, cpu: cpuSeconds(pid) - used, megabytes: bytes / 1024 ** 2, peakMegabytes };
}

await main();
