/**
 * The scale in which waiting and service are kept, in seconds: each number is the upper end of a step, the last step has
 * none. Whole minutes to 20, two minutes to 40, five to 90, a quarter of an hour to four hours.
 */
export const scaleS: readonly number[] = [
  ...Array.from({ length: 20 }, (_, at) => (at + 1) * 60),
  ...Array.from({ length: 10 }, (_, at) => (22 + at * 2) * 60),
  ...Array.from({ length: 10 }, (_, at) => (45 + at * 5) * 60),
  ...Array.from({ length: 10 }, (_, at) => (105 + at * 15) * 60),
];

/** Steps of the scale, with the open one at the end. */
export const steps = scaleS.length + 1;

/** In which step a length lies; a length on a boundary belongs to the step that begins there, as `width_bucket` counts. */
export function stepOf(seconds: number): number {
  const at = scaleS.findIndex((end) => seconds < end);
  return at < 0 ? scaleS.length : at;
}

/**
 * The length below which a share of all lies, in seconds; null: nothing was counted. Straight within a step, so it errs by
 * less than the step that holds it: one minute up to 20 minutes, two to 40, five to 90, a quarter of an hour to four hours.
 * Above four hours the answer is «four hours».
 */
export function quantile(counts: readonly number[], share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  let before = 0;
  for (const [step, count] of counts.entries()) {
    if (count > 0 && before + count >= share * total) {
      const from = step === 0 ? 0 : (scaleS[step - 1] ?? 0);
      const to = scaleS[step] ?? from;
      return from + ((to - from) * (share * total - before)) / count;
    }
    before += count;
  }
  return scaleS[scaleS.length - 1] ?? 0;
}

/** Counts of two histograms together. */
export const joined = (one: readonly number[], other: readonly number[]): number[] =>
  Array.from({ length: steps }, (_, at) => (one[at] ?? 0) + (other[at] ?? 0));
