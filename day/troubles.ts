import type { DayClock } from './clock.ts';
import type { Place } from './place.ts';
import { colleague } from './place.ts';
import type { DayPlan, Trouble } from './plan.ts';
import type { DayRecord } from './record.ts';
import type { ServerProcess } from './server.ts';
import type { Web } from './web.ts';
import { signIn, type Worker } from './worker.ts';

export interface Troubled {
  readonly plan: DayPlan;
  readonly place: Place;
  readonly clock: DayClock;
  readonly record: DayRecord;
  readonly web: Web;
  readonly server: ServerProcess;
  /** What the desks and kiosks are told. */
  readonly signals: Signals;
}

/** What the whole hall knows at once. */
export interface Signals {
  /** Who takes over, by desk. */
  readonly relief: Map<string, Worker>;
  /** The centre stands still. */
  paused: boolean;
  /** How long the server was away, real milliseconds. */
  awayMs: number | null;
}

/** Everything that goes wrong in a day, each at its time. */
export async function haveTroubles(context: Troubled): Promise<void> {
  await Promise.all(
    Object.entries(steps).map(async ([name, step]) => {
      const trouble = name as Trouble;
      await context.clock.until(context.plan.at[trouble]);
      await step(context);
    }),
  );
}

const steps: Partial<Record<Trouble, (context: Troubled) => Promise<void>>> = {
  serverDies: async ({ server, record, signals }) => {
    record.tell('сервер убито (SIGKILL) посеред роботи');
    await server.kill();
    const begun = Date.now();
    await server.start();
    signals.awayMs = Date.now() - begun;
    record.tell(`сервер знову відповідає через ${(signals.awayMs / 1000).toFixed(1)} с`);
  },
  takeOver: async ({ web, record, place, signals }) => {
    const worker = await signIn(web, record, colleague(place.code));
    const desk = place.desks[0];
    if (desk) signals.relief.set(desk.id, worker);
  },
  airRaid: async ({ web, record, place, signals }) => {
    const reception = await signIn(web, record, `reception.${place.code}`);
    const reply = await web.form(reception.who, '/pause', { kind: 'airRaid', note: '' }, '/pause');
    if (reply.status !== 303) throw new Error(`the air raid was not announced: ${reply.status}`);
    signals.paused = true;
    record.tell('повітряна тривога: центр на паузі');
  },
  allClear: async ({ web, record, place, signals }) => {
    const reception = await signIn(web, record, `reception.${place.code}`);
    const reply = await web.form(reception.who, '/pause/resume', { grace: '10' }, '/pause');
    if (reply.status !== 303) throw new Error(`the all-clear was not announced: ${reply.status}`);
    signals.paused = false;
    record.tell('відбій: прийом триває');
  },
};
