/** Counts uses of a name in the present minute, on this node alone. */
export interface Rate {
  /** Seconds until the next minute when `name` has used up `most` in this one; 0 when it may go on. */
  take(name: string, most: number, now: number): number;
}

/** A fixed window of a minute: what is counted is forgotten with it, so memory stays as small as the names in use. */
export function createRate(): Rate {
  let minute = 0;
  let used = new Map<string, number>();
  return {
    take: (name, most, now) => {
      const present = Math.floor(now / 60_000);
      if (present !== minute) {
        minute = present;
        used = new Map();
      }
      const count = (used.get(name) ?? 0) + 1;
      used.set(name, count);
      return count > most ? Math.ceil((60_000 - (now % 60_000)) / 1000) : 0;
    },
  };
}
