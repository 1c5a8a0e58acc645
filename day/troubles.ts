import type { PrinterEmulator } from '../test/printerEmulator.ts';
import type { DayClock } from './clock.ts';
import type { OfflineKiosk } from './offline.ts';
import type { Place } from './place.ts';
import { type DayPlan, type Trouble, troubles } from './plan.ts';
import { seeToPapers } from './printing.ts';
import type { DayRecord } from './record.ts';
import type { ServerProcess } from './server.ts';
import type { Worker } from './worker.ts';

export interface Troubled {
  readonly plan: DayPlan;
  readonly place: Place;
  readonly clock: DayClock;
  readonly record: DayRecord;
  readonly server: ServerProcess;
  /** How long the server took to start, real milliseconds. */
  readonly startMs: number;
  readonly offline: OfflineKiosk;
  readonly reception: Worker;
  readonly printer: PrinterEmulator;
  /** Who takes a desk over. */
  readonly relief: Worker;
  /** What the desks and kiosks are told. */
  readonly signals: Signals;
}

/** What the whole hall knows at once. */
export interface Signals {
  /** Who takes over, by desk. */
  readonly relief: Map<string, Worker>;
  /** The centre stands still. */
  paused: boolean;
  /** Tickets that a kiosk gave without a connection. */
  offlineTickets: number;
  /** Somebody is to be called out of turn, by the next desk that is free. */
  outOfTurn: boolean;
  /** When the server was killed, by the clock of the day. */
  killedAt: number | null;
  /** How long the server was away, real milliseconds. */
  awayMs: number | null;
}

/** Everything that goes wrong in a day, each at its time. */
export async function haveTroubles(context: Troubled): Promise<void> {
  for (const trouble of troubles) {
    await context.clock.until(context.plan.at[trouble]);
    await steps[trouble](context);
  }
}

const steps: Readonly<Record<Trouble, (context: Troubled) => Promise<void>>> = {
  printerDies: async ({ printer, record }) => {
    printer.mood = 'paperOut';
    record.tell('принтер термінала залишився без паперу');
  },
  printerMended: async ({ printer, record, reception }) => {
    printer.mood = 'ready';
    // Beside the rest: the day does not stand still while the reception goes through its list.
    record.aside(
      seeToPapers(reception).then((count) =>
        record.tell(`папір є; реєстратура передрукувала талонів: ${count}`),
      ),
    );
  },
  callOutOfTurn: async ({ signals }) => {
    signals.outOfTurn = true;
  },
  kioskOffline: ({ offline }) => offline.cut(),
  kioskBack: async ({ offline, signals }) => {
    signals.offlineTickets = await offline.join();
  },
  serverDies: async ({ server, record, signals, clock, startMs }) => {
    record.tell('сервер убито (SIGKILL) посеред роботи');
    await server.kill();
    signals.killedAt = clock.now();
    const begun = Date.now();
    // The centre's clock stands while the program starts: at sixty times the speed a second would be a minute of absence.
    // A busy machine may be slower than it was in the morning.
    clock.goOnIn(startMs * 2 + 1000);
    await server.start();
    signals.awayMs = Date.now() - begun;
    record.tell(`сервер знову відповідає через ${(signals.awayMs / 1000).toFixed(1)} с`);
  },
  takeOver: async ({ relief, place, signals }) => {
    const desk = place.desks[0];
    if (desk) signals.relief.set(desk.id, relief);
  },
  airRaid: async ({ record, reception, signals }) => {
    if ((await reception.form('/pause', { kind: 'airRaid', note: '' }, '/pause')) === null)
      throw new Error('the air raid was not announced');
    signals.paused = true;
    record.tell('повітряна тривога: центр на паузі');
  },
  allClear: async ({ record, reception, signals }) => {
    if ((await reception.form('/pause/resume', { grace: '10' }, '/pause')) === null)
      throw new Error('the all-clear was not announced');
    signals.paused = false;
    record.tell('відбій: прийом триває');
  },
};
