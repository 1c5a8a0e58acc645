import { parseArgs } from 'node:util';
import { addMonths } from '#platform/calendar/civilDate.ts';

export interface MonthOptions {
  /** Offices of the network that work, the first of the directory. */
  readonly eoffices: number;
  /** Entries of an office on a day, on the average. */
  readonly entries: number;
  /** Working days that are lived; the whole month when there are no more. */
  readonly days: number;
  /** The month, `YYYY-MM`. */
  readonly month: string;
  readonly seed: number;
  readonly browser: boolean;
  readonly json: string | null;
}

export const usage = `npm run month -- [--eoffices 33] [--entries 8] [--days 31] [--month 2026-10] [--seed 1]
                    [--no-browser] [--json FILE]

Lives a month of the network of e-offices on a database of its own and checks every invariant at the end.
`;

/** Reads the command line; throws an Error with a sentence for people. `today` is the business date. */
export function readOptions(args: readonly string[], today: string): MonthOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      eoffices: { type: 'string', default: '33' },
      entries: { type: 'string', default: '8' },
      days: { type: 'string', default: '31' },
      month: { type: 'string', default: addMonths(`${today.slice(0, 7)}-01`, -1).slice(0, 7) },
      seed: { type: 'string', default: '1' },
      'no-browser': { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const number = (name: 'eoffices' | 'entries' | 'days' | 'seed', least: number, most: number): number => {
    const value = Number(values[name]);
    if (!(Number.isInteger(value) && value >= least && value <= most))
      throw new Error(`--${name}: від ${least} до ${most} / from ${least} to ${most}`);
    return value;
  };
  if (!/^20\d\d-(0[1-9]|1[0-2])$/.test(values.month)) throw new Error('--month: 2026-10');
  return {
    // Four offices at least: with fewer some of the troubles would have nobody to befall.
    eoffices: number('eoffices', 4, 33),
    entries: number('entries', 1, 60),
    days: number('days', 1, 31),
    month: values.month,
    seed: number('seed', 0, 2 ** 31),
    browser: !values['no-browser'],
    json: values.json ?? null,
  };
}
