import type { Acknowledged } from './check/facts.ts';

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
  /** What happened, for the people who look on. */
  tell(what: string): void;
  readonly story: string[];
  /** When the last write was acknowledged, by the clock of the day. */
  lastAt(): number;
}

export function createRecord(now: () => number, onTell: (line: string) => void): DayRecord {
  const acknowledged: Acknowledged[] = [];
  const refusals = new Map<string, number>();
  const story: string[] = [];
  const faults: string[] = [];
  let lastAt = 0;
  let underWay = 0;
  return {
    acknowledged,
    refusals,
    faults,
    aside: (work) => {
      underWay += 1;
      work
        .catch((error: unknown) => faults.push(String(error)))
        .finally(() => {
          underWay -= 1;
        });
    },
    underWay: () => underWay,
    story,
    lastAt: () => lastAt,
    acknowledge: (kind, ticketId, key, number) => {
      lastAt = now();
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
