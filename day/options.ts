import { parseArgs } from 'node:util';

export interface DayOptions {
  readonly centre: string;
  readonly visitors: number;
  readonly speed: number;
  /** Hours of reception. */
  readonly hours: number;
  readonly seed: number;
  readonly boards: number;
  readonly json: string | null;
  readonly keep: boolean;
  readonly country: boolean;
  /** Of a country: real minutes of load. */
  readonly minutes: number;
  readonly centres: number;
}

export const usage = `npm run day -- [--centre bakhmut] [--visitors 1000] [--speed 60] [--hours 9] [--seed 1]
                  [--boards 3] [--json FILE] [--keep]
npm run day -- --country [--centres 1000] [--minutes 2] [--json FILE]

Lives a whole day of a centre on a database of its own and checks every invariant at the end.
`;

/** Reads the command line; throws an Error with a sentence for people. */
export function readOptions(args: readonly string[]): DayOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      centre: { type: 'string', default: 'bakhmut' },
      visitors: { type: 'string', default: '1000' },
      speed: { type: 'string', default: '60' },
      hours: { type: 'string', default: '9' },
      seed: { type: 'string', default: '1' },
      boards: { type: 'string', default: '3' },
      json: { type: 'string' },
      keep: { type: 'boolean', default: false },
      country: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '2' },
      centres: { type: 'string', default: '1000' },
    },
  });
  const number = (name: keyof typeof values, least: number, most: number): number => {
    const value = Number(values[name]);
    if (!(value >= least && value <= most))
      throw new Error(`--${name}: від ${least} до ${most} / from ${least} to ${most}`);
    return value;
  };
  return {
    centre: values.centre,
    visitors: number('visitors', 1, 100_000),
    speed: number('speed', 1, 2000),
    hours: number('hours', 0.2, 14),
    seed: number('seed', 0, 2 ** 31),
    boards: number('boards', 0, 200),
    json: values.json ?? null,
    keep: values.keep,
    country: values.country,
    minutes: number('minutes', 0.05, 120),
    centres: number('centres', 1, 5000),
  };
}
