/** Numbers that look random and are the same for the same seed: a day can be lived again. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number;
  chance(share: number): boolean;
  between(least: number, most: number): number;
  whole(least: number, most: number): number;
  pick<T>(all: readonly T[]): T;
  /** One of the weighted choices. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  /** A time of service around `mean`: many short, some long, none without end. */
  duration(mean: number): number;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + next() * (most - least);
  const weighted = <T>(choices: readonly (readonly [T, number])[]): T => {
    let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of choices) {
      left -= weight;
      if (left < 0) return choice;
    }
    const last = choices.at(-1);
    if (!last) throw new Error('nothing to choose from');
    return last[0];
  };
  return {
    next,
    between,
    weighted,
    chance: (share) => next() < share,
    whole: (least, most) => Math.floor(between(least, most + 1)),
    pick: (all) => weighted(all.map((one) => [one, 1] as const)),
    // Log-normal with a spread of one half: its mean is exp(sigma² / 2) times its median.
    duration: (mean) => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return Math.min(mean * 4, Math.max(mean * 0.15, mean * Math.exp(0.5 * normal - 0.125)));
    },
  };
}
