import { callEvents } from '#modules/queue/rules/ticketEvents.ts';
import type { Facts } from './facts.ts';

/** Figures of a day; times in minutes, shares from 0 to 1, null where there was nothing to measure. */
export interface Measures {
  readonly tickets: number;
  readonly visits: number;
  readonly served: number;
  readonly noShows: number;
  readonly left: number;
  readonly calls: number;
  /** What happened how often: events of tickets by their kind, beyond the figures above. */
  readonly events: Readonly<Record<string, number>>;
  readonly waitingMedian: number;
  readonly waitingP90: number;
  readonly waitingMost: number;
  readonly serviceMedian: number;
  readonly withinStandard: number;
  /** Of those to whom a range of waiting was published. */
  readonly estimates: number;
  readonly withinRange: number | null;
  /** Mean distance of the middle of the range from what happened, minutes, and of the two baselines. */
  readonly meanError: number | null;
  readonly meanErrorAverage: number | null;
  readonly meanErrorLast: number | null;
}

/** The centre's standard of waiting, minutes. */
const standardMinutes = 15;

export function measure(facts: Facts): Measures {
  const firstWait = new Map<string, number>();
  let calls = 0;
  for (const event of facts.events) {
    if (!callEvents.has(event.kind)) continue;
    calls += 1;
    const waited = event.payload.waitedS;
    if (typeof waited === 'number' && !firstWait.has(event.subjectId)) firstWait.set(event.subjectId, waited);
  }
  const waits = [...firstWait.values()].sort((a, b) => a - b);
  const services = facts.episodes
    .filter(({ outcome }) => outcome === 'finished')
    .map(({ servedS }) => servedS)
    .sort((a, b) => a - b);
  const state = (...states: string[]) =>
    facts.tickets.filter((ticket) => states.includes(ticket.state)).length;
  const told = facts.tickets.flatMap((ticket) => {
    const waited = firstWait.get(ticket.id);
    return waited === undefined || ticket.estimateLowS === null || ticket.estimateHighS === null
      ? []
      : [{ ...ticket, waited, low: ticket.estimateLowS, high: ticket.estimateHighS }];
  });
  const error = (of: (one: (typeof told)[number]) => number | null) => {
    const errors = told.flatMap((one) => {
      const said = of(one);
      return said === null ? [] : [Math.abs(said - one.waited) / 60];
    });
    return errors.length === 0 ? null : errors.reduce((a, b) => a + b, 0) / errors.length;
  };
  return {
    tickets: facts.tickets.length,
    visits: new Set(facts.tickets.map(({ visitId }) => visitId)).size,
    served: state('finished'),
    noShows: state('noShow'),
    left: state('left'),
    calls,
    events: Object.fromEntries(
      [...Map.groupBy(facts.events, ({ kind }) => kind)].map(([kind, { length }]) => [kind, length]).sort(),
    ),
    waitingMedian: quantile(waits, 0.5) / 60,
    waitingP90: quantile(waits, 0.9) / 60,
    waitingMost: quantile(waits, 1) / 60,
    serviceMedian: quantile(services, 0.5) / 60,
    withinStandard: waits.filter((s) => s <= standardMinutes * 60).length / Math.max(1, waits.length),
    estimates: told.length,
    withinRange:
      told.length === 0
        ? null
        : told.filter(({ waited, low, high }) => waited >= low && waited <= high).length / told.length,
    meanError: error(({ low, high }) => (low + high) / 2),
    meanErrorAverage: error(({ estimateAverageS }) => estimateAverageS),
    meanErrorLast: error(({ estimateLastS }) => estimateLastS),
  };
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
