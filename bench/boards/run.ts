import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { businessDate } from '#platform/clock/clock.ts';
import { projectRoot } from '#platform/projectRoot.ts';
import { withDatabase } from '../load/database.ts';
import { cpuSeconds, residentMegabytes } from '../load/processUse.ts';
import { keepFigures, printTable } from '../load/report.ts';
import { type BenchServer, startServer } from '../load/server.ts';
import { quantile } from '../load/summary.ts';
import { type BenchCentre, fillCentres, fillWaiting, freeDesks } from '../queue/fixture.ts';
import type { BareAnswer, BareOrder } from './bare.ts';
import type { Answer, Order } from './screens.ts';

const { values: options } = parseArgs({
  options: {
    boards: { type: 'string', default: '2000,5000' },
    rounds: { type: 'string', default: '2' },
    desks: { type: 'string', default: '40' },
    json: { type: 'string', default: 'data/bench/boards.json' },
  },
});

/** One call of one ticket, told to every board of the centre. Milliseconds from the commit to the last board. */
interface Row {
  readonly boards: number;
  readonly events: number;
  readonly p50: number;
  readonly p95: number;
  readonly most: number;
  readonly cpuMs: number;
  readonly kilobytesEach: number;
  readonly missed: number;
  /** The same bytes to as many bare sockets on this machine, p95. */
  readonly bareP95: number;
}

async function main(): Promise<void> {
  const rows: Row[] = [];
  await withDatabase(async (ownerUrl, folder) => {
    const first = await startServer(ownerUrl, folder);
    await first.stop();
    const [centre] = await fillCentres(ownerUrl, 1, Number(options.desks));
    if (!centre) throw new Error('no centre');
    for (const boards of options.boards.split(',').map(Number)) {
      // A fresh process each time: what a board takes is the difference to one without boards.
      const server = await startServer(ownerUrl, folder);
      const told = await tellBoards(ownerUrl, server, centre, boards);
      await server.stop();
      rows.push({ ...told, bareP95: await tellBare(boards, told.events) });
    }
  });
  printTable(
    [
      'boards',
      'events',
      'p50 ms',
      'p95 ms',
      'most ms',
      'CPU ms/event',
      'KB/board',
      'missed',
      'bare p95',
      '÷ bare',
    ],
    rows.map((row) => [
      String(row.boards),
      String(row.events),
      row.p50.toFixed(1),
      row.p95.toFixed(1),
      row.most.toFixed(1),
      row.cpuMs.toFixed(1),
      row.kilobytesEach.toFixed(1),
      String(row.missed),
      row.bareP95.toFixed(1),
      (row.p95 / row.bareP95).toFixed(2),
    ]),
  );
  keepFigures(options.json, { options, rows });
}

async function tellBoards(
  ownerUrl: string,
  server: BenchServer,
  centre: BenchCentre,
  boards: number,
): Promise<Omit<Row, 'bareP95'>> {
  const screens = fork(path.join(projectRoot, 'bench/boards/screens.ts'));
  const sql = new pg.Client({ connectionString: ownerUrl });
  await sql.connect();
  try {
    await pause(1000);
    const before = residentMegabytes(server.pid);
    await ask(screens, { kind: 'open', port: server.port, path: `/live/board/${centre.centreId}`, boards });
    await pause(2000);
    const kilobytesEach = ((residentMegabytes(server.pid) - before) * 1024) / boards;
    const times: number[] = [];
    let cpu = 0;
    let missed = 0;
    for (let round = 0; round <= Number(options.rounds); round++) {
      await freeDesks(sql);
      await fillWaiting(sql, [centre], centre.desks.length + 10, businessDate(new Date()));
      const cpuBefore = cpuSeconds(server.pid);
      for (const { deskId, session } of centre.desks) {
        const { ticketId, at } = await call(server.port, deskId, session);
        const { boards: heard, lastAt } = await allHeard(screens, ticketId, boards);
        // The first round warms up; nobody may miss anything in it either.
        missed += boards - heard;
        if (round > 0) times.push(lastAt - at);
      }
      if (round > 0) cpu += cpuSeconds(server.pid) - cpuBefore;
    }
    return {
      boards,
      events: times.length,
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      most: quantile(times, 1),
      cpuMs: (cpu / times.length) * 1000,
      kilobytesEach,
      missed,
    };
  } finally {
    await sql.end();
    screens.kill();
  }
}

/** About as many bytes as a frame with twelve calls has. */
const frameBytes = 2100;

/** Bare sockets in the server's place, the same screens: milliseconds at p95 of so many events. */
async function tellBare(boards: number, events: number): Promise<number> {
  const bare = fork(path.join(projectRoot, 'bench/boards/bare.ts'));
  const screens = fork(path.join(projectRoot, 'bench/boards/screens.ts'));
  try {
    const [ready]: BareAnswer[] = await once(bare, 'message');
    if (ready?.kind !== 'ready') throw new Error('the bare server did not start');
    await ask(screens, { kind: 'open', port: ready.port, path: '/', boards });
    const times: number[] = [];
    for (let event = 0; event < events; event++) {
      const told = once(bare, 'message');
      bare.send({ kind: 'tell', bytes: frameBytes } satisfies BareOrder);
      const [answer]: BareAnswer[] = await told;
      if (answer?.kind !== 'told') throw new Error('the bare server said nothing');
      times.push((await allHeard(screens, answer.ticketId, boards)).lastAt - answer.at);
    }
    return quantile(times, 0.95);
  } finally {
    bare.kill();
    screens.kill();
  }
}

/** Calls the next visitor. The answer comes after the commit, so its time is the latest that the commit can have. */
async function call(
  port: number,
  deskId: string,
  session: string,
): Promise<{ ticketId: string; at: number }> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/desks/${deskId}/call-next`, {
    method: 'POST',
    headers: {
      cookie: `vikno_session=${session}`,
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
    },
    body: '{}',
  });
  const at = performance.timeOrigin + performance.now();
  const text = await response.text();
  const body: { ticket?: { ticketId: string } | null } = JSON.parse(text);
  if (!body.ticket) throw new Error(`nobody was called: ${text}`);
  return { ticketId: body.ticket.ticketId, at };
}

/** Longest wait for the last board, milliseconds: one that has not heard by then has missed it. */
const longestMs = 5_000;

/** Looks again until every board has shown the call; the next call comes when the hall is quiet. */
async function allHeard(
  screens: ChildProcess,
  ticketId: string,
  boards: number,
): Promise<{ boards: number; lastAt: number }> {
  const until = Date.now() + longestMs;
  for (;;) {
    await pause(100);
    const heard = await ask(screens, { kind: 'told', ticketId });
    if (heard.boards >= boards || Date.now() > until) return heard;
  }
}

async function ask(screens: ChildProcess, order: Order): Promise<{ boards: number; lastAt: number }> {
  const answered = once(screens, 'message');
  screens.send(order);
  const [answer]: Answer[] = await answered;
  if (!answer) throw new Error('the screens said nothing');
  return answer.kind === 'opened' ? { boards: answer.boards, lastAt: 0 } : answer;
}

await main();
