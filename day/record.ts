import type { Acknowledged } from './check/facts.ts';

/** Events that bring a visitor into the hall, and out of it. */
const comings: ReadonlySet<string> = new Set(['ticket.issued', 'ticket.returned', 'ticket.undone']);
const endings: ReadonlySet<string> = new Set(['ticket.finished', 'ticket.missed', 'ticket.left']);

/** What the driver saw: every acknowledged write, and what was refused and why. */
export interface DayRecord {
  readonly acknowledged: Acknowledged[];
  acknowledge(kind: string, ticketId: string, key: string, number?: string): void;
  /** A refusal in words is lawful; it is counted by its name. */
  refused(what: string): void;
  readonly refusals: ReadonlyMap<string, number>;
  /** Lets something go on beside the rest; that it failed is a fault of the day. */
  aside(work: Promise<unknown>): void;
  /** How much of that still goes on: the day is not over before. */
  underWay(): number;
  readonly faults: readonly string[];
  /** Something that no day should meet: told in the report. */
  failed(error: unknown): void;
  /** What happened, for the people who look on. */
  tell(what: string): void;
  readonly story: string[];
  /** Went for a paper and never came back: the day does not wait for them. */
  neverBack(ticketId: string): void;
  readonly away: ReadonlySet<string>;
  /** Tickets that have not ended, as far as the server has acknowledged. */
  inHall(): number;
  /** When the last write was acknowledged, by the clock of the day. */
  lastAt(): number;
}

export function createRecord(now: () => number, onTell: (line: string) => void): DayRecord {
  const acknowledged: Acknowledged[] = [];
  const refusals = new Map<string, number>();
  const story: string[] = [];
  const faults: string[] = [];
  const failed = (error: unknown) => {
    faults.push(error instanceof Error && error.cause ? `${error}: ${error.cause}` : String(error));
  };
  let lastAt = 0;
  let underWay = 0;
  const inHall = new Set<string>();
  const away = new Set<string>();
  return {
    acknowledged,
    refusals,
    faults,
    failed,
    aside: (work) => {
      underWay += 1;
      work.catch(failed).finally(() => {
        underWay -= 1;
      });
    },
    underWay: () => underWay,
    story,
    inHall: () => inHall.size,
    away,
    neverBack: (ticketId) => {
      away.add(ticketId);
      inHall.delete(ticketId);
    },
    lastAt: () => lastAt,
    acknowledge: (kind, ticketId, key, number) => {
      lastAt = now();
      if (comings.has(kind)) inHall.add(ticketId);
      if (endings.has(kind)) inHall.delete(ticketId);
      acknowledged.push({ kind, ticketId, key, ...(number === undefined ? {} : { number }) });
    },
    refused: (what) => {
      refusals.set(what, (refusals.get(what) ?? 0) + 1);
    },
    tell: (what) => {
      const line = `${kyivTime.format(now())}  ${what}`;
      story.push(line);
      onTell(line);
    },
  };
}

const kyivTime = new Intl.DateTimeFormat('uk-UA', {
  timeZone: 'Europe/Kyiv',
  hour: '2-digit',
  minute: '2-digit',
});
