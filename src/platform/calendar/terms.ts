import type { Calendar, CalendarDay } from './calendar.ts';
import { addDays, addMonths, type CivilDate, daysBetween, parseCivilDate } from './civilDate.ts';

/** The four kinds of legal term (DEADLINE, KC-18). */
export type Term =
  | { readonly kind: 'sameDay' }
  | { readonly kind: 'calendarDays'; readonly days: number }
  | { readonly kind: 'workingDays'; readonly days: number }
  | { readonly kind: 'months'; readonly months: number };

/**
 * What moves a term, each only on a recorded legal ground. A pause stops the clock: its days, first and last
 * included, do not count; `to` null = still paused. A restart begins the term anew. An extension adds days of
 * the term's own kind (calendar days to a term in months).
 */
export type TermChange =
  | {
      readonly kind: 'pause';
      readonly from: CivilDate;
      readonly to: CivilDate | null;
      readonly ground: string;
    }
  | { readonly kind: 'restart'; readonly on: CivilDate; readonly ground: string }
  | { readonly kind: 'extension'; readonly on: CivilDate; readonly days: number; readonly ground: string };

/** How the date was found, step by step, so that a screen can say it in words. */
export type TermStep =
  | { readonly step: 'received'; readonly on: CivilDate }
  | { readonly step: 'restarted'; readonly on: CivilDate; readonly ground: string }
  | { readonly step: 'counted'; readonly term: Term; readonly from: CivilDate; readonly act: string }
  | { readonly step: 'monthEnd'; readonly on: CivilDate; readonly act: string }
  | { readonly step: 'extended'; readonly days: number; readonly ground: string }
  | {
      readonly step: 'paused';
      readonly from: CivilDate;
      readonly to: CivilDate | null;
      readonly ground: string;
    }
  | {
      readonly step: 'moved';
      readonly from: CivilDate;
      readonly to: CivilDate;
      readonly day: CalendarDay;
      readonly act: string;
    }
  | { readonly step: 'due'; readonly on: CivilDate };

export interface Due {
  /** Null while the term is paused: nobody can know the date before the pause ends. */
  readonly dueOn: CivilDate | null;
  readonly explanation: readonly TermStep[];
}

const startAct = 'ЦК, ст. 253';
const monthEndAct = 'ЦК, ст. 254 ч. 3';
const moveAct = 'ЦК, ст. 254 ч. 5';

/** The last day of a term. Counting starts the day after receipt; a last day that is off moves to a working one. */
export function dueOn(
  calendar: Calendar,
  term: Term,
  receivedOn: CivilDate,
  changes: readonly TermChange[] = [],
): Due {
  checkAmount(term);
  const explanation: TermStep[] = [{ step: 'received', on: receivedOn }];
  const restart = changes
    .filter((change) => change.kind === 'restart')
    .filter((change) => change.on >= receivedOn)
    .reduce<Extract<TermChange, { kind: 'restart' }> | null>(
      (latest, change) => (latest === null || change.on > latest.on ? change : latest),
      null,
    );
  const start = restart?.on ?? receivedOn;
  if (restart) explanation.push({ step: 'restarted', on: restart.on, ground: restart.ground });

  const pauses = changes
    .filter((change) => change.kind === 'pause')
    .filter((p) => p.to === null || p.to >= start);
  const extensions = changes.filter((change) => change.kind === 'extension').filter((e) => e.on >= start);
  const firstDay = term.kind === 'sameDay' ? start : addDays(start, 1);
  explanation.push({ step: 'counted', term, from: firstDay, act: startAct });
  if (term.kind === 'months') {
    const end = addMonths(start, term.months);
    if (parseCivilDate(end).day !== parseCivilDate(start).day)
      explanation.push({ step: 'monthEnd', on: end, act: monthEndAct });
  }
  let extra = 0;
  for (const extension of extensions) {
    extra += extension.days;
    explanation.push({ step: 'extended', days: extension.days, ground: extension.ground });
  }

  const isPaused = (date: CivilDate) => pauses.some((p) => p.from <= date && (p.to === null || date <= p.to));
  const counts = (date: CivilDate) => term.kind !== 'workingDays' || calendar.isWorkingDay(date);
  const openFrom = pauses
    .filter((p) => p.to === null)
    .reduce<CivilDate | null>((first, p) => (first === null || p.from < first ? p.from : first), null);
  const never = (date: CivilDate) => openFrom !== null && date >= openFrom;

  let last = start;
  for (let left = amountInDays(term, start) + extra; left > 0 && !never(last); ) {
    last = addDays(last, 1);
    if (counts(last) && !isPaused(last)) left -= 1;
  }
  let due = last;
  while (!never(due) && (isPaused(due) || !calendar.isWorkingDay(due))) due = addDays(due, 1);

  for (const pause of pauses)
    if (pause.from <= due)
      explanation.push({ step: 'paused', from: pause.from, to: pause.to, ground: pause.ground });
  if (never(due)) return { dueOn: null, explanation };
  if (due !== last)
    explanation.push({ step: 'moved', from: last, to: due, day: calendar.day(last), act: moveAct });
  explanation.push({ step: 'due', on: due });
  return { dueOn: due, explanation };
}

/** How many counted days the term holds: a term in months is as long as those months are. */
function amountInDays(term: Term, start: CivilDate): number {
  switch (term.kind) {
    case 'sameDay':
      return 0;
    case 'calendarDays':
    case 'workingDays':
      return term.days;
    case 'months':
      return daysBetween(start, addMonths(start, term.months));
  }
}

function checkAmount(term: Term): void {
  if (term.kind === 'sameDay') return;
  const amount = term.kind === 'months' ? term.months : term.days;
  if (!Number.isInteger(amount) || amount < 1)
    throw new RangeError(`a term has whole days or months, not ${amount}`);
}
