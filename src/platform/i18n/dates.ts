import { type CivilDate, daysBetween, parseCivilDate, weekdayOf } from '../calendar/civilDate.ts';
import { businessDate } from '../clock/clock.ts';
import { kyivTimeOfDay } from '../clock/kyivTime.ts';
import type { Locale } from './locale.ts';
import { counted, plural } from './plural.ts';

const monthsUk = [
  'січня',
  'лютого',
  'березня',
  'квітня',
  'травня',
  'червня',
  'липня',
  'серпня',
  'вересня',
  'жовтня',
  'листопада',
  'грудня',
];
/** Names of the months as they stand alone, January first. */
export const monthNames: Readonly<Record<Locale, readonly string[]>> = {
  uk: [
    'січень',
    'лютий',
    'березень',
    'квітень',
    'травень',
    'червень',
    'липень',
    'серпень',
    'вересень',
    'жовтень',
    'листопад',
    'грудень',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
const weekdaysUk = ['понеділок', 'вівторок', 'середа', 'четвер', 'п’ятниця', 'субота', 'неділя'];
const weekdaysEn = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** An instant is shown by its date in Kyiv. */
const civil = (at: Date | CivilDate): CivilDate => (typeof at === 'string' ? at : businessDate(at));
const two = (n: number) => String(n).padStart(2, '0');

/** 21.11.2026; in English 21 Nov 2026, because figures alone are read in two ways. */
export function formatDate(locale: Locale, at: Date | CivilDate): string {
  const { year, month, day } = parseCivilDate(civil(at));
  return locale === 'uk'
    ? `${two(day)}.${two(month)}.${year}`
    : `${day} ${(monthNames.en[month - 1] ?? '').slice(0, 3)} ${year}`;
}

/** 21 листопада 2026 року; 21 November 2026. */
export function formatDateLong(locale: Locale, at: Date | CivilDate): string {
  const { year, month, day } = parseCivilDate(civil(at));
  return locale === 'uk'
    ? `${day}\u00a0${monthsUk[month - 1]} ${year}\u00a0року`
    : `${day}\u00a0${monthNames.en[month - 1]} ${year}`;
}

/** субота, 21 листопада; Saturday, 21 November. */
export function formatDayOfYear(locale: Locale, at: Date | CivilDate): string {
  const { month, day } = parseCivilDate(civil(at));
  return `${weekdayName(locale, weekdayOf(civil(at)))}, ${day}\u00a0${(locale === 'uk' ? monthsUk : monthNames.en)[month - 1]}`;
}

/** листопад 2026; November 2026. */
export function formatMonth(locale: Locale, at: Date | CivilDate): string {
  const { year, month } = parseCivilDate(civil(at));
  return `${monthNames[locale][month - 1]} ${year}`;
}

/** 14:05, on a clock in Kyiv. */
export const formatTime = (_locale: Locale, at: Date): string => kyivTimeOfDay(at);

/** 21.11.2026, 14:05, in Kyiv. */
export const formatDateTime = (locale: Locale, at: Date): string =>
  `${formatDate(locale, at)}, ${kyivTimeOfDay(at)}`;

/** `weekday` 1 is Monday. */
export const weekdayName = (locale: Locale, weekday: number): string =>
  (locale === 'uk' ? weekdaysUk : weekdaysEn)[weekday - 1] ?? '';

/** Minutes as «1 год 5 хв»; seconds are dropped, and less than a minute is said so. */
export function formatDuration(locale: Locale, minutes: number): string {
  const whole = Math.floor(Math.max(0, minutes));
  if (whole === 0) return locale === 'uk' ? 'менше хвилини' : 'less than a minute';
  const [hours, rest] = [Math.floor(whole / 60), whole % 60];
  const [hour, minute] = locale === 'uk' ? ['год', 'хв'] : ['h', 'min'];
  const parts = [];
  if (hours > 0) parts.push(`${hours}\u00a0${hour}`);
  if (rest > 0) parts.push(`${rest}\u00a0${minute}`);
  return parts.join(' ');
}

/** How far a moment is from now: «щойно», «5 хвилин тому», «учора», «за 3 дні». Days are days of the calendar. */
export function formatRelative(locale: Locale, at: Date, now: Date): string {
  const minutes = Math.round((at.getTime() - now.getTime()) / 60_000);
  const days = daysBetween(businessDate(now), businessDate(at));
  if (minutes === 0) return locale === 'uk' ? 'щойно' : 'just now';
  if (days === 0)
    return Math.abs(minutes) < 60
      ? away(locale, minutes, minuteForms)
      : away(locale, Math.trunc(minutes / 60), hourForms);
  return formatRelativeDays(locale, days);
}

/** `days` ahead of today; negative = past. */
export function formatRelativeDays(locale: Locale, days: number): string {
  const near = { '-1': ['учора', 'yesterday'], '0': ['сьогодні', 'today'], '1': ['завтра', 'tomorrow'] }[
    days
  ];
  if (near) return near[locale === 'uk' ? 0 : 1] ?? '';
  if (Math.abs(days) < 60) return away(locale, days, counted.day);
  if (Math.abs(days) < 730) return away(locale, Math.trunc(days / 30.44), counted.month);
  return away(locale, Math.trunc(days / 365.25), counted.year);
}

// After «за» and before «тому» Ukrainian takes the accusative: «хвилину», «годину».
const minuteForms = { ...counted.minute, uk: { ...counted.minute.uk, one: 'хвилину' } };
const hourForms = { ...counted.hour, uk: { ...counted.hour.uk, one: 'годину' } };

function away(locale: Locale, n: number, forms: Parameters<typeof plural>[2]): string {
  const size = Math.abs(n);
  const text = `${size}\u00a0${plural(locale, size, forms)}`;
  if (locale === 'uk') return n < 0 ? `${text} тому` : `за ${text}`;
  return n < 0 ? `${text} ago` : `in ${text}`;
}
