/** The only source of «now»: passed in, so that a test can stand at the end of a month. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands at `shown` until the real moment `real` and runs `speed` times as fast since: a day within minutes. */
export function fastClock({ shown, real, speed }: FastClock): Clock {
  return { now: () => new Date(shown.getTime() + Math.max(0, Date.now() - real.getTime()) * speed) };
}

export interface FastClock {
  readonly shown: Date;
  readonly real: Date;
  readonly speed: number;
}

/** A clock that stands still until it is moved. */
export function fixedClock(at: string | Date): Clock & { set(at: string | Date): void } {
  let now = new Date(at);
  return {
    now: () => now,
    set: (next) => {
      now = new Date(next);
    },
  };
}

const kyivDate = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Kyiv',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** Business date (Europe/Kyiv) of an instant, as `YYYY-MM-DD`. */
export const businessDate = (at: Date): string => kyivDate.format(at);
