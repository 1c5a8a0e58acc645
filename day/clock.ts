import { setTimeout as pause } from 'node:timers/promises';

/** The clock of the day: the same as the server's, which is told it by DEVELOPMENT_CLOCK. */
export interface DayClock {
  /** What the clock on the wall of the centre shows, milliseconds of the epoch. */
  now(): number;
  /** Waits so many milliseconds of the day. */
  wait(ms: number): Promise<void>;
  until(at: number): Promise<void>;
  /** Stands still for so many real milliseconds, while a server starts, and then goes on; from another time when told. */
  goOnIn(realMs: number, from?: number): void;
  /** Value of DEVELOPMENT_CLOCK, for a server that is started now. */
  setting(): string;
  readonly speed: number;
}

/** Stands at `begins` until it is told to go, then runs `speed` times as fast as the machine's. */
export function dayClock(begins: number, speed: number): DayClock {
  let shown = begins;
  let real = Number.POSITIVE_INFINITY;
  const now = () => shown + Math.max(0, Date.now() - real) * speed;
  const until = async (at: number) => {
    for (;;) {
      const left = at - now();
      if (left <= 0) return;
      // Standing still: look again soon.
      const still = real - Date.now();
      await pause(still > 0 ? Math.min(still + 1, 200) : Math.max(1, left / speed));
    }
  };
  return {
    now,
    until,
    wait: (ms) => until(now() + ms),
    speed,
    goOnIn: (realMs, from = now()) => {
      shown = from;
      real = Date.now() + realMs;
    },
    setting: () => {
      const goesOn = Number.isFinite(real) ? real : Date.now() + 3_600_000;
      return `${new Date(shown).toISOString()},${new Date(goesOn).toISOString()},${speed}`;
    },
  };
}
