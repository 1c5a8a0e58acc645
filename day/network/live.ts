import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { addDays } from '#platform/calendar/civilDate.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import { launch } from '../../e2e/stage.ts';
import type { Progress } from '../progress.ts';
import { createRandom } from '../random.ts';
import { latenciesOf } from '../report.ts';
import { createWeb } from '../web.ts';
import { standingBefore } from './before.ts';
import { browserDay } from './browser.ts';
import { checkMonth } from './check.ts';
import { endMonth, tryEarly } from './monthEnd.ts';
import { lookAt, open, readLetters, receiveReferrals, solveProblems } from './morning.ts';
import { comeToWork, hireOperators } from './offices.ts';
import { type Device, deviceOf, learn, mend, synchronise, tryTomorrow, write } from './operator.ts';
import type { MonthOptions } from './options.ts';
import { signIn } from './person.ts';
import { type OfficeDay, planDay } from './plan.ts';
import { serve } from './service.ts';
import type { MonthSummary } from './summary.ts';
import { must, type Stage, type World } from './world.ts';

/** Minutes of reception that pass between two looks at the clock. */
const step = 10;
const [receptionBegins, receptionEnds] = [11 * 60, 15 * 60];
/** Operators who act at the same moment. */
const together = 4;
/** After the last reminder was put into the queue its letter leaves within this time. Real milliseconds. */
const lettersLeaveMs = 240_000;

/** Lives a month of the network and judges it; `world` is what the driver knows of it. The clock of the program goes where the month is. */
export async function liveMonth(
  stage: Stage,
  options: MonthOptions,
  progress: Progress,
): Promise<{ readonly summary: MonthSummary; readonly world: World }> {
  const begun = Date.now();
  const web = createWeb(stage.url);
  stage.clock.set(kyivInstant(`${options.month}-01`, '08:00'));
  const before = await standingBefore(stage.services.database.queries, options.month);
  const hired = await hireOperators(stage.services, options.eoffices);
  const story: string[] = [];
  const faults: string[] = [];
  const head = await signIn(web, 'headeoffice.kharkiv', stage.clock);
  const world: World = {
    stage,
    web,
    before,
    head,
    offices: await comeToWork({ stage, web, head, faults }, hired),
    centre: {
      id: await centreOf(stage, 'kyivskyi'),
      reception: await signIn(web, 'reception.kyivskyi', stage.clock),
    },
    written: [],
    openings: [],
    sentAgain: 0,
    orders: [],
    referrals: { accepted: 0, returned: 0 },
    service: { planned: 0, booked: 0, done: 0 },
    late: new Set(),
    faults,
    tell: (what) => {
      const line = `${stage.clock.now().toISOString().slice(0, 10)}  ${what}`;
      story.push(line);
      progress.line(line);
    },
  };
  const random = createRandom(options.seed);
  const calendar = await calendarFor(stage.services.database.queries);
  const dates = datesOf(options.month);
  const working = dates.filter((date) => calendar.isWorkingDay(date)).slice(0, options.days);
  const dayOff = dates.find((date) => !calendar.isWorkingDay(date) && date < (working.at(-1) ?? ''));
  const lived = dates.filter((date) => date === dayOff || working.includes(date));
  // The days, the reports of the month, and the letters with the checks.
  const steps = working.length + 2;
  const browser = options.browser ? await launch() : null;
  try {
    for (const date of lived) {
      if (date === dayOff) {
        await tryDayOff(world, date);
        continue;
      }
      const day = working.indexOf(date);
      progress.at(
        day / steps,
        `${date}, день ${day + 1} з ${working.length}, записів ${world.written.length}`,
      );
      const plans = world.offices.map((office) =>
        planDay(random, { office: office.index, day, offices: world.offices.length }, options),
      );
      await liveDay(world, plans, date, browser);
      const second = world.offices[1];
      // Each third day another office asks for service.
      const asks = day % 3 === 0 && world.offices[(day / 3) % world.offices.length];
      if (asks) await serve(world, asks, date);
      if (day === 0 && second) {
        await tryTomorrow(world, second, addDays(date, 1));
        await tryEarly(world, second, options.month);
      }
    }
    progress.at(working.length / steps, 'звіти за місяць');
    await endMonth(world, options.month);
    progress.at((working.length + 1) / steps, 'листи і перевірки');
    await lettersLeave(world);
  } finally {
    await browser?.close();
    progress.end();
  }
  const summary = {
    options,
    seconds: Math.round((Date.now() - begun) / 1000),
    workingDays: working.length,
    offices: world.offices.length,
    entries: world.written.length,
    offline: world.written.filter(({ offline }) => offline).length,
    inBrowser: world.written.filter(({ id }) => id === null).length,
    sentAgain: world.sentAgain,
    openings: {
      button: world.openings.filter(({ way }) => way === 'button').length,
      mail: world.openings.filter(({ way }) => way === 'mail').length,
      telephone: world.openings.filter(({ way }) => way === 'telephone').length,
      late: world.openings.filter(({ late }) => late).length,
      none: working.length * world.offices.length - world.openings.length,
    },
    referrals: world.referrals,
    letters: stage.mail.sent(),
    service: { done: world.service.done, cost: world.service.booked },
    requests: latenciesOf(web.latencies, web.repeated()),
    failures: web.failures,
    story,
    invariants: await checkMonth(world, options.month),
  };
  return { summary, world };
}

async function liveDay(
  world: World,
  plans: readonly OfficeDay[],
  date: string,
  browser: Awaited<ReturnType<typeof launch>> | null,
): Promise<void> {
  const at = (minutes: number) => world.stage.clock.set(kyivInstant(date, timeOf(minutes)));
  const offices = world.offices.map((office, n) => ({ office, plan: plans[n] }));
  const all = offices.flatMap(({ office, plan }) => (plan ? [{ office, plan }] : []));
  const inTime = all.filter(({ plan }) => plan.opening !== 'late');
  for (const [after, moment] of [
    [600, 605],
    [605, 615],
    [615, 629],
  ] as const) {
    at(moment);
    await many(
      inTime.filter(({ plan }) => plan.opensAt > after && plan.opensAt <= moment),
      ({ office, plan }) => open(world, office, plan, date),
    );
    await readLetters(world);
  }
  at(631);
  await lookAt(
    world,
    all.filter(({ plan }) => plan.opening === 'none' || plan.opening === 'late').map(({ office }) => office),
  );
  const devices = all.map(({ office, plan }) => deviceOf(office, plan));
  at(receptionBegins - 5);
  for (const { office, plan } of all.filter((one) => one.plan.opening === 'late'))
    await open(world, office, plan, date);
  await many(devices, (device) => learn(world, device));
  for (let now = receptionBegins; now < receptionEnds; now += step) {
    at(now + step);
    await many(devices, (device) => receive(world, device, date, now));
    const here = devices.find(({ plan }) => plan.browser);
    if (browser && here && now === 12 * 60) await browserDay(world, browser, here.office, here.plan, date);
  }
  at(receptionEnds + 10);
  await many(devices, (device) => synchronise(world, device, date));
  await receiveReferrals(world);
  await many(devices, (device) => mend(world, device, date));
  await solveProblems(
    world,
    all.filter(({ plan }) => plan.opening === 'telephone').map(({ office }) => office),
  );
}

/** The visitors of the last minutes; a line that came back meanwhile is used first, so that the order stays. */
async function receive(world: World, device: Device, date: string, from: number): Promise<void> {
  const { lost, entries, browser } = device.plan;
  if (browser) return;
  const online = lost === null || from < lost.from || from >= lost.to;
  if (online && device.waiting.length > 0) await synchronise(world, device, date);
  for (const entry of entries.filter(({ at }) => at >= from && at < from + step))
    await write(world, device, entry, date, online);
}

/** Runs for several offices at once, as they work. */
async function many<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  await Promise.all(
    Array.from({ length: together }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
    }),
  );
}

/** On a day off nobody is asked, and nobody can report. */
async function tryDayOff(world: World, date: string): Promise<void> {
  world.stage.clock.set(kyivInstant(date, '10:10'));
  const reply = await world.offices[0]?.operator.form('/e-offices/open', {}, '/e-offices/work');
  must(world, `an opening on ${date} was answered with ${reply?.status}`, reply?.status === 409);
}

/** Letters leave through the queue of jobs, in real time. */
async function lettersLeave(world: World): Promise<void> {
  const latest = Date.now() + lettersLeaveMs;
  const made = await world.stage.services.database.queries
    .selectFrom('eoffice_reminder')
    .select((e) => e.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  while (world.stage.mail.sent() < Number(made.n) && Date.now() < latest)
    await new Promise((resolve) => setTimeout(resolve, 200));
}

const centreOf = async ({ services }: Stage, code: string): Promise<string> =>
  (
    await services.database.queries
      .selectFrom('centre')
      .select('id')
      .where('code', '=', code)
      .executeTakeFirstOrThrow()
  ).id;

const datesOf = (month: string): string[] =>
  Array.from({ length: 31 }, (_, day) => addDays(`${month}-01`, day)).filter((date) =>
    date.startsWith(month),
  );

const timeOf = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
