import type { Locale } from './locale.ts';

/** Days of the week (1 is Monday) that share hours; no interval = closed. */
export interface WeekGroup {
  readonly days: readonly number[];
  readonly intervals: readonly { readonly opens: string; readonly closes: string }[];
}

const short = {
  uk: ['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Нд'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
} as const;

/** «Пн–Чт 8:00–17:00; Пт 8:00–16:00; Сб, Нд — вихідний» (ORG-3, BR-6). */
export function weekText(locale: Locale, groups: readonly WeekGroup[]): string {
  return groups
    .map((group) => `${daysText(locale, group.days)} ${hoursText(locale, group.intervals)}`)
    .join('; ');
}

/** «8:00–12:00, 13:00–17:00», or that the day is off. */
export function hoursText(locale: Locale, intervals: WeekGroup['intervals']): string {
  if (intervals.length === 0) return locale === 'uk' ? '— вихідний' : '— closed';
  return intervals.map(({ opens, closes }) => `${clockText(opens)}–${clockText(closes)}`).join(', ');
}

/** `08:00:00` → 8:00. */
const clockText = (time: string): string => time.slice(0, 5).replace(/^0/, '');

/** Three days or more in a row become a range. */
function daysText(locale: Locale, days: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < days.length; ) {
    let end = i;
    while (end + 1 < days.length && days[end + 1] === (days[end] ?? 0) + 1) end += 1;
    const name = (at: number) => short[locale][(days[at] ?? 1) - 1] ?? '';
    if (end - i >= 2) parts.push(`${name(i)}–${name(end)}`);
    else for (let at = i; at <= end; at += 1) parts.push(name(at));
    i = end + 1;
  }
  return parts.join(', ');
}
