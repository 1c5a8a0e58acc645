import { formatMonth } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { eofficesTexts } from '../messages.ts';
import { monthsOfPeriod } from '../rules/period.ts';

/** «березень 2026», «I квартал, 2026 рік», «2026 рік». */
export function periodName(locale: Locale, period: string): string {
  const t = eofficesTexts[locale].reports;
  const { year, months } = monthsOfPeriod(period);
  if (months.length === 1) return formatMonth(locale, `${period}-01`);
  return months.length === 3
    ? `${t.quarter(Math.ceil((months[0] ?? 1) / 3))}, ${t.year(year)}`
    : t.year(year);
}
