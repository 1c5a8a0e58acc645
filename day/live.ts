import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import { runningOwnerUrl } from '#platform/database/running.ts';
import { demoDeviceKey } from '../demo/signIns.ts';
import { type Board, openBoard } from './boards.ts';
import { ledgerFaults, loadFacts, withPool } from './check/load.ts';
import { measure } from './check/measures.ts';
import { phoneFaults } from './check/phones.ts';
import { dayClock } from './clock.ts';
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
const lookAheadMs = 2500;
/** After the last arrival desks go on at most so long. */
const drainMs = 5 * 3_600_000;
/** When nothing has happened for so long after everybody has come, nobody is left: a held ticket comes back sooner. */
const quietMs = 15 * 60_000;

/** Lives one day of one centre and judges it. Real time: hours ÷ speed, and some seconds. */
export async function liveDay(options: DayOptions, progress: Progress): Promise<Summary> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'vikno-day-'));
  const servers: ServerProcess[] = [];
  try {
    return await liveIn(dataDir, options, progress, servers);
  } finally {
    for (const server of servers) await server.stop();
    if (!options.keep) await rm(dataDir, { recursive: true, force: true });
  }
}

async function liveIn(
  dataDir: string,
  options: DayOptions,
  progress: Progress,
  servers: ServerProcess[],
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
  const place = await preparePlace(ownerUrlOf(dataDir), options.centre);
  const plan = planDay(place, {
    visitors: options.visitors,
    begins,
    hours: options.hours,
    seed: options.seed,
  });
  const workers = await Promise.all(place.desks.map(({ login }) => signIn(web, record, login)));
  const reception = await signIn(web, record, `reception.${place.code}`);
  const relief = await signIn(web, record, colleague(place.code));
  await server.stop();
  const restart = Date.now();
  clock.goOnIn(lookAheadMs);
  await server.start();
  const startMs = Date.now() - restart;
  const hall = createHall(clock);
  const signals: Signals = { relief: new Map(), paused: false, awayMs: null, offlineTickets: 0 };
  const boards: Board[] = Array.from({ length: options.boards }, (_, n) =>
    openBoard(server.url, place.centreId, `табло ${n + 1}`),
  );
  const phones: PhoneLog[] = [];
  let come = 0;
  let allCame = false;
  const over = () =>
    allCame &&
    record.underWay() === 0 &&
    clock.now() >= Math.min(plan.closes + drainMs, record.lastAt() + quietMs);
  const random = createRandom(options.seed + 1);
  const kiosk = { key: demoDeviceKey('kiosk', options.centre) };
  const enterHall = (held: Held) => {
    hall.come(held);
    if (held.visitor.watchesPhone) phones.push(watchByPhone(web, held));
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
    haveTroubles({ plan, place, clock, record, server, signals, startMs, offline, reception, relief }),
    people,
    desks,
  ]);
  progress.end();
  // What the last call left on the boards arrives.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  for (const one of [...boards, ...phones]) one.close();
  const loaded = await withPool(ownerUrlOf(dataDir), async (pool) =>
    loadFacts(pool, place, await ledgerFaults(pool)),
  );
  const requests = latenciesOf(web.latencies, web.repeated());
  const facts = {
    ...loaded,
    acknowledged: record.acknowledged,
    boards: boards.map(({ log }) => log),
    slackS: (options.speed * requests.p99) / 1000,
  };
  return {
    options,
    seconds: (Date.now() - begun) / 1000,
    measures: measure(facts),
    invariants: { ...checkAll(facts), 'phones were told the truth': phoneFaults(facts, phones) },
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

function ownerUrlOf(dataDir: string): string {
  const url = runningOwnerUrl(dataDir);
  if (!url) throw new Error('the database of the day is not running');
  return url;
}
