import type { DayClock } from './clock.ts';
import type { Matter, VisitorPlan } from './plan.ts';

/** A ticket in somebody's hand. */
export interface Held {
  readonly ticketId: string;
  /** Opens the own page; null where the visitor was handed no code. */
  readonly accessCode: string | null;
  readonly visitor: VisitorPlan;
  readonly matter: Matter;
  /** Was put aside or missed once and came back: nothing more happens to it. */
  settled: boolean;
  /** Gave up by phone. */
  gone: boolean;
  /** When a visitor who is late is back. */
  backAt: number;
}

/** Who is in the hall, by ticket: kiosks put people in, desks find them by the number that they called. */
export interface Hall {
  come(held: Held): void;
  /** The holder of a ticket; waits while the kiosk's answer is still on its way. */
  holder(ticketId: string): Promise<Held | undefined>;
  readonly all: ReadonlyMap<string, Held>;
}

export function createHall(clock: DayClock): Hall {
  const all = new Map<string, Held>();
  return {
    all,
    come: (held) => {
      all.set(held.ticketId, held);
    },
    holder: async (ticketId) => {
      // A minute of real time: the kiosk's answer is on its way over a busy machine.
      for (let tries = 0; tries < 600 && !all.has(ticketId); tries++) await clock.wait(clock.speed * 100);
      return all.get(ticketId);
    },
  };
}
