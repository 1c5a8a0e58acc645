import { judgedLines, requestsLine, type Summary } from '../report.ts';
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
  /** Requests for service that were carried to their end, and what they cost together, in hryvnias. */
  readonly service: { readonly done: number; readonly cost: number };
  readonly requests: Summary['requests'];
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
    `Заявок на обслуговування ${month.service.done} на ${month.service.cost} грн; листів-нагадувань ${month.letters}`,
    requestsLine(month.requests),
    ...judgedLines(month),
  ];
}
