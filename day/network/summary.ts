import { invariantLines } from '../report.ts';
import type { MonthOptions } from './options.ts';

/** What the machine-readable summary holds. */
export interface MonthSummary {
  readonly options: MonthOptions;
  readonly seconds: number;
  readonly workingDays: number;
  readonly offices: number;
  readonly entries: number;
  readonly offline: number;
  readonly inBrowser: number;
  readonly sentAgain: number;
  readonly openings: Readonly<Record<'button' | 'mail' | 'telephone' | 'late' | 'none', number>>;
  readonly referrals: { readonly accepted: number; readonly returned: number };
  readonly letters: number;
  readonly requests: number;
  /** Milliseconds. */
  readonly p95: number;
  readonly failures: readonly string[];
  readonly story: readonly string[];
  readonly invariants: Readonly<Record<string, readonly string[]>>;
}

/** The same in words. */
export function monthLines(month: MonthSummary): string[] {
  const { openings, referrals } = month;
  return [
    '',
    `Робочих днів ${month.workingDays}, е-офісів ${month.offices}, ${month.seconds} с`,
    `Відкриття: кнопкою ${openings.button}, листом ${openings.mail}, телефоном ${openings.telephone}; пізно ${openings.late}, не повідомили ${openings.none}`,
    `Записів ${month.entries}: без лінії ${month.offline}, у браузері ${month.inBrowser}; надіслано вдруге ${month.sentAgain}`,
    `Передано центру: прийнято ${referrals.accepted}, повернуто ${referrals.returned}`,
    `Листів-нагадувань ${month.letters}; запитів ${month.requests}, p95 ${month.p95.toFixed(1)} мс`,
    ...month.failures.slice(0, 10).map((failure) => `  ПОМИЛКА СЕРВЕРА ${failure.slice(0, 4000)}`),
    '',
    ...invariantLines(month.invariants),
  ];
}
