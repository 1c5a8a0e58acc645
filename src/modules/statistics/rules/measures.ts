import { joined, quantile, steps } from './histogram.ts';

/** Sums of what was counted; seconds are whole. Every measure is made of sums, so that days can be added. */
export interface Sums {
  readonly tickets: number;
  readonly leftUnserved: number;
  readonly notCalled: number;
  readonly calls: number;
  readonly noShows: number;
  readonly firstCalls: number;
  readonly inStandard: number;
  readonly waitedS: number;
  readonly waitedBuckets: readonly number[];
  readonly services: number;
  readonly walkedS: number;
  readonly servedS: number;
  readonly servedBuckets: readonly number[];
  readonly transfers: number;
  readonly holds: number;
  readonly returnedHolds: number;
  readonly heldS: number;
}

const empty = Array.from({ length: steps }, () => 0);
export const nothing: Sums = {
  tickets: 0,
  leftUnserved: 0,
  notCalled: 0,
  calls: 0,
  noShows: 0,
  firstCalls: 0,
  inStandard: 0,
  waitedS: 0,
  waitedBuckets: empty,
  services: 0,
  walkedS: 0,
  servedS: 0,
  servedBuckets: empty,
  transfers: 0,
  holds: 0,
  returnedHolds: 0,
  heldS: 0,
};

export const added = (one: Sums, other: Sums): Sums => ({
  tickets: one.tickets + other.tickets,
  leftUnserved: one.leftUnserved + other.leftUnserved,
  notCalled: one.notCalled + other.notCalled,
  calls: one.calls + other.calls,
  noShows: one.noShows + other.noShows,
  firstCalls: one.firstCalls + other.firstCalls,
  inStandard: one.inStandard + other.inStandard,
  waitedS: one.waitedS + other.waitedS,
  waitedBuckets: joined(one.waitedBuckets, other.waitedBuckets),
  services: one.services + other.services,
  walkedS: one.walkedS + other.walkedS,
  servedS: one.servedS + other.servedS,
  servedBuckets: joined(one.servedBuckets, other.servedBuckets),
  transfers: one.transfers + other.transfers,
  holds: one.holds + other.holds,
  returnedHolds: one.returnedHolds + other.returnedHolds,
  heldS: one.heldS + other.heldS,
});

/** What is shown. Minutes and shares are null where nothing was counted: «0» would be a claim. */
export interface Measures {
  readonly tickets: number;
  readonly calls: number;
  readonly services: number;
  readonly waitMeanMin: number | null;
  readonly waitMedianMin: number | null;
  readonly waitNinetiethMin: number | null;
  readonly inStandardShare: number | null;
  readonly walkMeanMin: number | null;
  readonly serviceMeanMin: number | null;
  readonly serviceMedianMin: number | null;
  readonly holds: number;
  readonly holdMeanMin: number | null;
  readonly transfers: number;
  readonly left: number;
  readonly noShows: number;
  readonly notCalled: number;
  /** Left before service, of the tickets taken. */
  readonly leftShare: number | null;
  /** Calls to which nobody came, of the calls. */
  readonly noShowShare: number | null;
}

export function measuresOf(sums: Sums): Measures {
  const minutes = (seconds: number | null) => (seconds === null ? null : seconds / 60);
  const mean = (total: number, count: number) => (count === 0 ? null : total / count / 60);
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
  return {
    tickets: sums.tickets,
    calls: sums.calls,
    services: sums.services,
    waitMeanMin: mean(sums.waitedS, sums.firstCalls),
    waitMedianMin: minutes(quantile(sums.waitedBuckets, 0.5)),
    waitNinetiethMin: minutes(quantile(sums.waitedBuckets, 0.9)),
    inStandardShare: share(sums.inStandard, sums.firstCalls),
    walkMeanMin: mean(sums.walkedS, sums.services),
    serviceMeanMin: mean(sums.servedS, sums.services),
    serviceMedianMin: minutes(quantile(sums.servedBuckets, 0.5)),
    holds: sums.holds,
    holdMeanMin: mean(sums.heldS, sums.returnedHolds),
    transfers: sums.transfers,
    left: sums.leftUnserved,
    noShows: sums.noShows,
    notCalled: sums.notCalled,
    leftShare: share(sums.leftUnserved, sums.tickets),
    noShowShare: share(sums.noShows, sums.calls),
  };
}
