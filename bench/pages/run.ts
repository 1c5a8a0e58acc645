import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { businessDate } from '#platform/clock/clock.ts';
import { withDatabase } from '../load/database.ts';
import { cpuSeconds } from '../load/processUse.ts';
import { keepFigures, printTable } from '../load/report.ts';
import { type BenchServer, startServer } from '../load/server.ts';
import { median } from '../load/summary.ts';
import { type BenchCentre, fillCentres, fillWaiting } from '../queue/fixture.ts';

const { values: options } = parseArgs({
  options: {
    waiting: { type: 'string', default: '0,100,2000' },
    requests: { type: 'string', default: '200' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string', default: 'data/bench/pages.json' },
  },
});

interface Row {
  readonly page: string;
  readonly waiting: number;
  readonly bytes: number;
  readonly ms: number;
  readonly cpuMs: number;
}

/** Board and console with nobody, a hundred and two thousand waiting: the same size, nearly the same time. */
async function main(): Promise<void> {
  const rows: Row[] = [];
  await withDatabase(async (ownerUrl, folder) => {
    const server = await startServer(ownerUrl, folder);
    const waiting = options.waiting.split(',').map(Number);
    const centres = await fillCentres(ownerUrl, waiting.length, 10);
    const sql = new pg.Client({ connectionString: ownerUrl });
    await sql.connect();
    for (const [n, count] of waiting.entries()) {
      const centre = centres[n];
      if (centre && count > 0) await fillWaiting(sql, [centre], count, businessDate(new Date()));
    }
    await sql.end();
    for (const page of ['board', 'console'] as const)
      rows.push(...(await measurePage(server, page, centres, waiting)));
    await server.stop();
  });
  const empty = (row: Row) =>
    rows.find((one) => one.page === row.page && one.waiting === Number(options.waiting.split(',')[0]));
  printTable(
    ['page', 'waiting', 'bytes', 'ms', 'CPU ms', 'bytes ÷ empty', 'time ÷ empty'],
    rows.map((row) => [
      row.page,
      String(row.waiting),
      String(row.bytes),
      row.ms.toFixed(2),
      row.cpuMs.toFixed(2),
      (row.bytes / (empty(row)?.bytes ?? 1)).toFixed(2),
      (row.ms / (empty(row)?.ms ?? 1)).toFixed(2),
    ]),
  );
  keepFigures(options.json, { options, rows });
}

/** The halls in turn, so that a machine that grows slower slows all; medians of the rounds. */
async function measurePage(
  server: BenchServer,
  page: 'board' | 'console',
  centres: readonly BenchCentre[],
  waiting: readonly number[],
): Promise<Row[]> {
  const found = waiting.map(() => ({ bytes: 0, ms: [] as number[], cpu: [] as number[] }));
  for (let round = 0; round <= Number(options.rounds); round++) {
    for (const [n] of waiting.entries()) {
      const [centre, into] = [centres[n], found[n]];
      if (!centre || !into) continue;
      const times: number[] = [];
      const cpu = cpuSeconds(server.pid);
      for (let request = 0; request < Number(options.requests); request++) {
        const begun = performance.now();
        into.bytes = await open(server.port, page, centre);
        times.push(performance.now() - begun);
      }
      // The first round warms up.
      if (round === 0) continue;
      into.ms.push(median(times));
      into.cpu.push(((cpuSeconds(server.pid) - cpu) / times.length) * 1000);
    }
  }
  return found.map(({ bytes, ms, cpu }, n) => ({
    page,
    waiting: waiting[n] ?? 0,
    bytes,
    ms: median(ms),
    cpuMs: median(cpu),
  }));
}

/** Bytes of the page as the browser unpacks it. */
async function open(port: number, page: 'board' | 'console', centre: BenchCentre): Promise<number> {
  const cookie =
    page === 'board' ? `vikno_device=${centre.boardKey}` : `vikno_session=${centre.desks[0]?.session}`;
  const response = await fetch(`http://127.0.0.1:${port}/${page === 'board' ? 'board' : 'desk'}`, {
    headers: { cookie, 'accept-encoding': 'identity' },
    redirect: 'manual',
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${page}: ${response.status}`);
  return Buffer.byteLength(text);
}

await main();
