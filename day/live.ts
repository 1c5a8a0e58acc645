import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import { runningOwnerUrl } from '#platform/database/running.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import { demoDeviceKey } from '../demo/signIns.ts';
import { type PrinterEmulator, startPrinter } from '../test/printerEmulator.ts';
import { type Board, openBoard } from './boards.ts';
import type { Facts } from './check/facts.ts';
import { boardFaults, paperFaults } from './check/invariants.ts';
import { ledgerFaults, loadFacts, sweepDay, withPool } from './check/load.ts';
import { measure } from './check/measures.ts';
import { phoneFaults } from './check/phones.ts';
import { type DayClock, dayClock } from './clock.ts';
import { workAtDesk } from './desk.ts';
import { createHall, type Held } from './hall.ts';
import { createOfflineKiosk } from './offline.ts';
import type { DayOptions } from './options.ts';
import { colleague, preparePlace } from './place.ts';
import { planDay } from './plan.ts';
import type { Progress } from './progress.ts';
import { createRandom } from './random.ts';
import { createRecord } from './record.ts';
import { checkAll, latenciesOf, type Summary } from './report.ts';
import { type ServerProcess, serverProcess } from './server.ts';
import { haveTroubles, type Signals } from './troubles.ts';
import { type PhoneLog, peopleCome, watchByPhone } from './visitors.ts';
import { createWeb } from './web.ts';
import { signIn } from './worker.ts';

/** Reception begins at eight. The clock starts a little before, for signing in. */
const opens = '08:00';
const beforeMs = 60_000;
/** The second start of a server takes about so long. Real milliseconds. */
const lookAheadMs = 3000;
/** Desks go on until everybody has been served, however slow the machine is; at the end of the day at the latest. */
const latest = '23:00';
/** Nothing was acknowledged for so long: those who are left have been forgotten, and the checks will say who. */
const quietMs = 60 * 60_000;
/** What the last events leave on boards and telephones arrives within this time. Real milliseconds. */
const settleMs = 30_000;

/** Lives one day of one centre and judges it. Real time: hours ÷ speed, and some seconds. */
export async function liveDay(options: DayOptions, progress: Progress): Promise<Summary> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'vikno-day-'));
  const servers: ServerProcess[] = [];
  const printer = await startPrinter();
  try {
    return await liveIn(dataDir, options, progress, servers, printer);
  } finally {
    await printer.close();
    for (const server of servers) await server.stop();
    if (!options.keep) await rm(dataDir, { recursive: true, force: true });
  }
}

async function liveIn(
  dataDir: string,
  options: DayOptions,
  progress: Progress,
  servers: ServerProcess[],
  printer: PrinterEmulator,
): Promise<Summary> {
  const begun = Date.now();
  const begins = kyivInstant(businessDate(new Date()), opens).getTime();
  const clock = dayClock(begins - beforeMs, options.speed);
  const server = await serverProcess(dataDir, () => ({ DEVELOPMENT_CLOCK: clock.setting() }));
  servers.push(server);
  const record = createRecord(clock.now, progress.line);
  const web = createWeb(server.url);
  // Everything is made ready with the clock standing: the demo, the workers, their sessions.
  await server.start();
  const place = await preparePlace(ownerUrlOf(dataDir), options.centre, printer.port);
  const plan = planDay(place, {
    visitors: options.visitors,
    begins,
    hours: options.hours,
    seed: options.seed,
  });
  const workers = await Promise.all(place.desks.map(({ login }) => signIn(web, record, login)));
  const reception = await signIn(web, record, `reception.${place.code}`);
  const relief = await signIn(web, record, colleague(place.code));
  const startMs = await startOfDay(server, clock, begins - beforeMs);
  const hall = createHall(clock);
  const signals: Signals = {
    relief: new Map(),
    paused: false,
    awayMs: null,
    offlineTickets: 0,
    outOfTurn: false,
    killedAt: null,
  };
  const boards: Board[] = Array.from({ length: options.boards }, (_, n) =>
    openBoard(server.url, place.centreId, `табло ${n + 1}`),
  );
  const phones: PhoneLog[] = [];
  let come = 0;
  let allCame = false;
  let troubled = true;
  const lastMoment = kyivInstant(businessDate(new Date(begins)), latest).getTime();
  const over = () =>
    clock.now() >= lastMoment ||
    (allCame &&
      !troubled &&
      record.underWay() === 0 &&
      (record.inHall() === 0 || clock.now() >= record.lastAt() + quietMs));
  const random = createRandom(options.seed + 1);
  const key = demoDeviceKey('kiosk', options.centre);
  const kiosk = { key, cookies: new Map([[cookieNames.device, key]]) };
  const enterHall = (held: Held) => {
    hall.come(held);
    const phone = held.visitor.watchesPhone ? watchByPhone(web, held) : null;
    if (phone) phones.push(phone);
  };
  const offline = createOfflineKiosk(web, clock, record, kiosk, enterHall);
  const length = plan.closes - plan.begins;
  const desks = Promise.all(
    place.desks.map((desk, n) => {
      const worker = workers[n];
      if (!worker) throw new Error('a desk without a worker');
      return workAtDesk(worker, {
        place,
        desk,
        clock,
        hall,
        record,
        random: createRandom(options.seed + 100 + n),
        breakAt: begins + length * (0.4 + (0.25 * n) / place.desks.length),
        breakMs: length * 0.05,
        over,
        signals,
        handover: () => {
          const one = signals.relief.get(desk.id);
          signals.relief.delete(desk.id);
          return one;
        },
      });
    }),
  );
  const people = peopleCome(plan, {
    web,
    clock,
    hall: { ...hall, come: enterHall },
    record,
    random,
    place,
    kiosk,
    reception,
    offline,
    paused: () => signals.paused,
    onVisitor: () => {
      come += 1;
      progress.at(come / options.visitors, `${come} з ${options.visitors} відвідувачів`);
    },
  }).then(() => {
    allCame = true;
  });
  await Promise.all([
    haveTroubles({
      plan,
      place,
      clock,
      record,
      server,
      signals,
      startMs,
      offline,
      reception,
      relief,
      printer,
    }).then(() => {
      troubled = false;
    }),
    people,
    desks,
  ]);
  progress.end();
  const requests = latenciesOf(web.latencies, web.repeated());
  const ownerUrl = ownerUrlOf(dataDir);
  const look = () =>
    withPool(
      ownerUrl,
      async (pool): Promise<Facts> => ({
        ...(await loadFacts(pool, place, [])),
        acknowledged: record.acknowledged,
        boards: boards.map(({ log }) => log),
        away: record.away,
        papers: printer.papers.length,
        killedAt: signals.killedAt,
        slackS: (options.speed * requests.p99) / 1000,
      }),
    );
  const told = (facts: Facts) => phoneFaults(facts, phones);
  let evening = await look();
  for (const until = Date.now() + settleMs; Date.now() < until; evening = await look()) {
    if ([boardFaults, paperFaults, told].every((check) => check(evening).length === 0)) break;
    await pause(500);
  }
  for (const one of [...boards, ...phones]) one.close();
  await sweepDay(ownerUrl, begins);
  const ledger = await withPool(ownerUrl, ledgerFaults);
  const facts = { ...(await look()), ledgerFaults: ledger };
  return {
    options,
    seconds: (Date.now() - begun) / 1000,
    measures: measure(facts),
    invariants: { ...checkAll(facts), 'phones were told the truth': told(evening) },
    requests,
    refusals: Object.fromEntries(record.refusals),
    failures: [...web.failures, ...record.faults, ...(web.failures.length > 0 ? [server.log()] : [])],
    serverAwayMs: signals.awayMs,
    offlineTickets: signals.offlineTickets,
    boards: boards.map(({ log, connections }) => ({
      name: log.name,
      calls: log.seen.size,
      connections: connections(),
    })),
    phones: phones.length,
    story: record.story,
  };
}

/** Starts the server again, with the clock going on when it answers: sooner would be minutes of an empty centre. */
async function startOfDay(server: ServerProcess, clock: DayClock, begins: number): Promise<number> {
  for (let standMs = lookAheadMs; ; ) {
    await server.stop();
    const restart = Date.now();
    clock.goOnIn(standMs, begins);
    await server.start();
    const startMs = Date.now() - restart;
    if (startMs <= standMs) return startMs;
    standMs = startMs * 2;
  }
}

function ownerUrlOf(dataDir: string): string {
  const url = runningOwnerUrl(dataDir);
  if (!url) throw new Error('the database of the day is not running');
  return url;
}
