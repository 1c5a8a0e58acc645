import { setTimeout as pause } from 'node:timers/promises';
import { fastClock } from '#platform/clock/clock.ts';

/** The clock of the day: the same as the server's, which is told it by DEVELOPMENT_CLOCK. */
export interface DayClock {
  /** What the clock on the wall of the centre shows, milliseconds of the epoch. */
  now(): number;
  /** Waits so many milliseconds of the day. */
  wait(ms: number): Promise<void>;
  until(at: number): Promise<void>;
  /** Value of DEVELOPMENT_CLOCK. */
  readonly setting: string;
  readonly speed: number;
}

/** Shows `begins` now and runs `speed` times as fast. */
export function dayClock(begins: number, speed: number): DayClock {
  const real = new Date();
  const clock = fastClock({ shown: new Date(begins), real, speed });
  const now = () => clock.now().getTime();
  const wait = async (ms: number) => {
    if (ms > 0) await pause(ms / speed);
  };
  return {
    now,
    wait,
    until: (at) => wait(at - now()),
    speed,
    setting: `${new Date(begins).toISOString()},${real.toISOString()},${speed}`,
  };
}
