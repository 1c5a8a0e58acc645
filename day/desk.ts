import type { DayClock } from './clock.ts';
import type { Hall, Held } from './hall.ts';
import type { DeskPlace, Place } from './place.ts';
import { walkMs } from './plan.ts';
import type { Random } from './random.ts';
import type { DayRecord } from './record.ts';
import type { Signals } from './troubles.ts';
import type { Worker } from './worker.ts';

export interface DeskShift {
  readonly place: Place;
  readonly desk: DeskPlace;
  readonly clock: DayClock;
  readonly hall: Hall;
  readonly record: DayRecord;
  readonly random: Random;
  /** When this desk has its break. */
  readonly breakAt: number;
  readonly breakMs: number;
  /** True when nobody comes any more and nobody is left. */
  over(): boolean;
  /** `outOfTurn` is taken by the desk that calls somebody so. */
  readonly signals: Pick<Signals, 'outOfTurn'>;
  /** Set while a colleague is asked to take this desk over. */
  handover(): Worker | undefined;
}

/** A desk at work: who sits there may change while a visitor is away for a paper. */
type Seat = DeskShift & { sitting(): Worker };

/** How long a worker waits before asking again, when nobody is there; and at least so long of real time. */
const idleMs = 10_000;
const idleRealMs = 250;
/** A little more than the recall cool-down of the centre. */
const recallMs = 17_000;

/** Works at a desk until the day is over: calls, starts, serves, puts aside, hands on, takes a break. */
export async function workAtDesk(first: Worker, shift: DeskShift): Promise<void> {
  const { clock, desk, record } = shift;
  let worker = first;
  let rested = false;
  const seat: Seat = { ...shift, sitting: () => worker };
  await worker.desk(desk.id, 'open');
  while (!shift.over()) {
    const relief = shift.handover();
    if (relief) {
      if (await relief.desk(desk.id, 'take-over')) {
        record.tell(`робоче місце ${desk.number}: зміну прийняв колега`);
        worker = relief;
      }
    }
    if (shift.signals.outOfTurn) {
      shift.signals.outOfTurn = false;
      const chosen = await worker.callOne(desk.id, 'Людині стало зле в залі');
      if (chosen !== null) {
        record.tell(`робоче місце ${desk.number}: виклик поза чергою`);
        await receive(worker, seat, chosen, clock.now());
      } else shift.signals.outOfTurn = true;
    }
    if (!rested && clock.now() >= shift.breakAt) {
      rested = true;
      if (await worker.desk(desk.id, 'break')) {
        await clock.wait(shift.breakMs);
        await worker.desk(desk.id, 'resume');
      }
    }
    const since = clock.now();
    const { ticketId } = await worker.callNext(desk.id);
    if (ticketId === null) await clock.wait(Math.max(idleMs, idleRealMs * clock.speed));
    else await receive(worker, seat, ticketId, since);
  }
  await worker.desk(desk.id, 'close');
}

/**
 * `since`: when the worker pressed. People take their time from there on, and what the program needs of it is within: else
 * a request of a quarter of a second would make every service of a fast day a quarter of a minute longer.
 */
async function receive(worker: Worker, shift: Seat, ticketId: string, since: number): Promise<void> {
  const { clock, desk, hall, record } = shift;
  const held = await hall.holder(ticketId);
  if (!held) {
    record.refused('a ticket that no kiosk knows');
    await worker.ticket(desk.id, ticketId, 'no-show');
    return;
  }
  const answeredAt = await comes(worker, shift, held, since);
  if (answeredAt === null) return;
  await clock.until(answeredAt + walkMs * shift.random.between(0.4, 1.6));
  const begun = clock.now();
  if (!(await worker.ticket(desk.id, ticketId, 'start'))) return;
  await serve(worker, shift, held, begun);
}

/** When the visitor heard the call, null: never. Calls again for those who did not hear. */
async function comes(worker: Worker, shift: Seat, held: Held, since: number): Promise<number | null> {
  const { clock, desk, record } = shift;
  const { ticketId, visitor } = held;
  const late = held.backAt > clock.now();
  const here = () =>
    !held.gone && held.backAt <= clock.now() && (visitor.answer === 'present' || held.settled);
  if (here()) return since;
  await clock.wait(recallMs);
  if (!(await worker.ticket(desk.id, ticketId, 'recall'))) return here() ? clock.now() : null;
  if (visitor.answer === 'slow' || here()) return clock.now();
  await clock.wait(recallMs);
  await worker.ticket(desk.id, ticketId, 'recall');
  await clock.wait(recallMs);
  if (here()) return clock.now();
  if (!(await worker.ticket(desk.id, ticketId, 'no-show'))) return null;
  if (visitor.answer === 'back' || late) record.aside(comeBack(shift, held));
  return null;
}

/** Comes within the grace, and the same desk lets the visitor in again. */
async function comeBack(shift: Seat, held: Held): Promise<void> {
  held.settled = true;
  await shift.clock.wait(4 * 60_000);
  await shift.sitting().ticket(shift.desk.id, held.ticketId, 'return');
}

async function serve(worker: Worker, shift: Seat, held: Held, begun: number): Promise<void> {
  const { clock, desk, place, random } = shift;
  const { ticketId, visitor, matter } = held;
  if ((visitor.fetches || visitor.forgets) && !held.settled) {
    held.settled = true;
    await clock.until(begun + matter.serviceMs * 0.3);
    if (await worker.ticket(desk.id, ticketId, 'hold')) {
      if (visitor.forgets) shift.record.neverBack(ticketId);
      else shift.record.aside(fetched(shift, held));
      return;
    }
  }
  if (visitor.handedOn && !held.settled) {
    held.settled = true;
    await clock.until(begun + matter.serviceMs * 0.4);
    const groups = [...new Set(place.desks.flatMap(({ groups }) => groups))].filter(
      (id) => id !== matter.groupId,
    );
    const to = { kind: 'group', id: random.pick(groups) };
    if (await worker.ticket(desk.id, ticketId, 'transfer', { to })) return;
  }
  await clock.until(begun + matter.serviceMs);
  const done = await worker.ticket(desk.id, ticketId, 'finish', { result: 'accepted' });
  const next = done?.next;
  if (visitor.misclick && !held.settled && !next) {
    held.settled = true;
    // Taken back at once: the clock of the service goes on as if nothing had been.
    if (await worker.ticket(desk.id, ticketId, 'undo')) {
      await clock.wait(matter.serviceMs * 0.1);
      await worker.ticket(desk.id, ticketId, 'finish', { result: 'accepted' });
    }
    return;
  }
  if (typeof next !== 'object' || next === null || !('ticketId' in next) || !('servedHere' in next)) return;
  const since = clock.now();
  if (next.servedHere === true && (await worker.callHere(desk.id, String(next.ticketId))))
    await receive(worker, shift, String(next.ticketId), since);
}

/** The visitor brings the paper and waits again, at the old place. */
async function fetched({ clock, desk, sitting }: Seat, { ticketId }: Held): Promise<void> {
  await clock.wait(6 * 60_000);
  await sitting().ticket(desk.id, ticketId, 'return');
}
