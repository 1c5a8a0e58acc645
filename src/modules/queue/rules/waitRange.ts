import { type Calls, callAt } from './prediction.ts';

/**
 * How far the two ends of a range are moved from its middle, learnt from the estimates of this centre that came true or not:
 * 1 trusts the simulation as it is.
 */
export interface Widths {
  readonly low: number;
  readonly high: number;
}
export const trusted: Widths = { low: 1, high: 1 };

/** Seconds, whole minutes (whole five minutes above half an hour): exactly what is said and what is scored. */
export interface WaitRange {
  readonly lowS: number;
  readonly highS: number;
}

/** Each end misses one visitor in ten, together one in five (docs/decisions/0007-expected-waiting.md). */
export const missedBelow = 0.1;
export const missedAbove = 0.1;
/** A range that begins «at once» cannot be missed below: its upper end is then allowed both shares. */
export const missedAboveFromZero = missedBelow + missedAbove;

/** Nobody plans by a range that says less than this: it is not published. */
const widestS = 3 * 3600;

/**
 * The range that is published, from the simulated times of the call; null: too uncertain to say (beyond three hours, or
 * not reached in many runs, because nobody serves it).
 */
export function waitRange(calls: Calls, widths: Widths): WaitRange | null {
  const middle = callAt(calls, 0.5);
  if (!Number.isFinite(middle)) return null;
  const low = middle - (middle - callAt(calls, missedBelow)) * widths.low;
  const lowS = roundedDown(low);
  const share = lowS === 0 ? missedAboveFromZero : missedAbove;
  const high = middle + (callAt(calls, 1 - share) - middle) * widths.high;
  const highS = Math.max(roundedUp(high), lowS + 60);
  return Number.isFinite(highS) && highS <= widestS ? { lowS, highS } : null;
}

const step = (seconds: number): number => (seconds > 1800 ? 300 : 60);
const roundedDown = (seconds: number): number => {
  const clipped = Math.max(0, seconds);
  return Math.floor(clipped / step(clipped)) * step(clipped);
};
const roundedUp = (seconds: number): number => {
  const clipped = Math.max(60, seconds);
  return Math.ceil(clipped / step(clipped)) * step(clipped);
};

/** A published range and the waiting that came true, in seconds. */
export interface Scored extends WaitRange {
  readonly waitedS: number;
}

/** How much one visitor teaches: some five that were all missed move an end out by two thirds. */
const lesson = 0.08;
const narrowest = 0.25;
const widest = 6;

/**
 * What one estimate that has met its truth teaches: an end that was missed moves out, one that held moves in a little, so
 * that in the long run each misses its share whatever the simulation does not know (adaptive conformal inference,
 * Gibbs and Candès 2021). A range of a minute or two from «at once» teaches nothing: it is right whatever we do.
 */
export function learnt(widths: Widths, scored: Scored): Widths {
  const fromZero = scored.lowS === 0;
  if (fromZero && scored.highS <= 120 && scored.waitedS <= scored.highS) return widths;
  const aimAbove = fromZero ? missedAboveFromZero : missedAbove;
  const missedHigh = scored.waitedS > scored.highS ? 1 : 0;
  const missedLow = scored.waitedS < scored.lowS ? 1 : 0;
  return {
    low: fromZero ? widths.low : moved(widths.low, missedLow - missedBelow),
    high: moved(widths.high, missedHigh - aimAbove),
  };
}

const moved = (width: number, error: number): number =>
  Math.min(widest, Math.max(narrowest, width * Math.exp(lesson * error * 2)));
