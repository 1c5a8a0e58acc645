/**
 * How long one visitor keeps a desk (from the call until the desk may call again), as an inverse distribution function:
 * `points` equally likely lengths in seconds, ascending. Pure numbers, so that a simulation draws without allocating.
 */
export type Durations = Float64Array;

/** Equally likely lengths kept of each distribution: enough for its tails, small enough for a thousand centres. */
export const points = 48;

/** Lengths that were seen: `count` of them, described by ascending quantiles in seconds (any number of them, equally spaced). */
export interface Seen {
  readonly count: number;
  readonly quantiles: readonly number[];
}

/**
 * So many imagined services of the planned length stand beside those that were seen: with few of them the plan
 * (service.average_minutes) decides, with many the facts do.
 */
const weightOfPlan = 12;
/** The same between a service and its group. */
const weightOfGroup = 20;

/** The planned length, in seconds, with the spread that services at counters have (log-normal, σ 0.6). */
export function planned(averageSeconds: number): Durations {
  const sigma = 0.6;
  const scale = Math.max(1, averageSeconds) / Math.exp((sigma * sigma) / 2);
  return Float64Array.from(
    { length: points },
    (_, at) => scale * Math.exp(sigma * normalQuantile((at + 0.5) / points)),
  );
}

/** What was seen in a group, drawn towards its plan as far as little was seen. */
export const learntGroup = (seen: Seen | undefined, plan: Durations): Durations =>
  mixed(seen, plan, weightOfPlan);

/** What was seen of one service, drawn towards its group as far as little was seen. */
export const learntService = (seen: Seen | undefined, group: Durations): Durations =>
  mixed(seen, group, weightOfGroup);

function mixed(seen: Seen | undefined, base: Durations, weightOfBase: number): Durations {
  if (!seen || seen.count === 0 || seen.quantiles.length === 0) return base;
  const each = seen.count / seen.quantiles.length;
  const parts = [
    ...seen.quantiles.map((seconds) => ({ seconds, weight: each })),
    ...Array.from(base, (seconds) => ({ seconds, weight: weightOfBase / base.length })),
  ].sort((a, b) => a.seconds - b.seconds);
  const total = seen.count + weightOfBase;
  const result = new Float64Array(points);
  let [part, before] = [0, 0];
  for (let at = 0; at < points; at += 1) {
    const wanted = ((at + 0.5) / points) * total;
    while (part < parts.length - 1 && before + (parts[part]?.weight ?? 0) < wanted) {
      before += parts[part]?.weight ?? 0;
      part += 1;
    }
    result[at] = parts[part]?.seconds ?? 0;
  }
  return result;
}

/** Mean length in seconds. */
export const meanOf = (durations: Durations): number =>
  durations.length === 0 ? 0 : durations.reduce((sum, seconds) => sum + seconds, 0) / durations.length;

/** One length; `chance` is in [0, 1). Straight between neighbouring points, so that equal draws do not pile up. */
export function drawn(durations: Durations, chance: number): number {
  const place = chance * (durations.length - 1);
  const at = Math.floor(place);
  const low = durations[at] ?? 0;
  const high = durations[at + 1] ?? low;
  return low + (high - low) * (place - at);
}

/** What remains, in seconds, when `elapsed` seconds have passed already: drawn among those that last longer. */
export function remaining(durations: Durations, elapsed: number, chance: number): number {
  const last = durations[durations.length - 1] ?? 0;
  // Longer than anything that was seen: nobody knows; the tail of a service is about a third of its median.
  if (elapsed >= last)
    return -Math.log(1 - chance) * Math.max(30, 0.35 * (durations[durations.length >> 1] ?? 0));
  let [low, high] = [0, durations.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((durations[middle] ?? 0) <= elapsed) low = middle + 1;
    else high = middle;
  }
  const reached = low / durations.length;
  return Math.max(0, drawn(durations, reached + (1 - reached) * chance) - elapsed);
}

/** Quantile of the standard normal distribution (Acklam's rational approximation, error below 1.2e-9 of the value). */
function normalQuantile(p: number): number {
  if (p < 0.02425) return tail(Math.sqrt(-2 * Math.log(p)));
  if (p > 1 - 0.02425) return -tail(Math.sqrt(-2 * Math.log(1 - p)));
  const q = p - 0.5;
  const r = q * q;
  const top =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
    2.506628277459239;
  const bottom =
    ((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
    1;
  return (top * q) / bottom;
}

function tail(q: number): number {
  const top =
    ((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) *
      q +
      4.374664141464968) *
      q +
    2.938163982698783;
  const bottom =
    (((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q +
    1;
  return top / bottom;
}

/** A generator of equally likely numbers in [0, 1) that gives the same sequence for the same seed (mulberry32). */
export function chances(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixedState = Math.imul(state ^ (state >>> 15), state | 1);
    mixedState ^= mixedState + Math.imul(mixedState ^ (mixedState >>> 7), mixedState | 61);
    return ((mixedState ^ (mixedState >>> 14)) >>> 0) / 4_294_967_296;
  };
}
