import type { Calendar } from '#platform/calendar/calendar.ts';
import { addDays, type CivilDate } from '#platform/calendar/civilDate.ts';
import { type Due, dueOn, type Term } from '#platform/calendar/terms.ts';

export const questionKinds = ['question', 'appeal', 'complaint', 'information'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** One legal number with the day from which it holds and the act that sets it. */
interface DatedTerm {
  readonly from: CivilDate;
  readonly term: Term;
  readonly act: string;
}

/**
 * Terms of an answer. What needs no study is answered at once and at the latest on the fifteenth day, an appeal or a
 * complaint within a month, a request for public information within five working days. Newest first.
 */
const terms: Readonly<Record<QuestionKind, readonly DatedTerm[]>> = {
  question: [
    {
      from: '1996-10-02',
      term: { kind: 'calendarDays', days: 15 },
      act: 'Закон «Про звернення громадян», ст. 20',
    },
  ],
  appeal: [
    {
      from: '1996-10-02',
      term: { kind: 'months', months: 1 },
      act: 'Закон «Про звернення громадян», ст. 20',
    },
  ],
  complaint: [
    {
      from: '1996-10-02',
      term: { kind: 'months', months: 1 },
      act: 'Закон «Про звернення громадян», ст. 20',
    },
  ],
  information: [
    {
      from: '2011-05-09',
      term: { kind: 'workingDays', days: 5 },
      act: 'Закон «Про доступ до публічної інформації», ст. 20',
    },
  ],
};

/**
 * The most to which a head may lengthen a term when the matter cannot be decided within it. What has fifteen days needs
 * no study by its very definition: one that does is an appeal and has a month first. Newest first.
 */
const longest: Readonly<Record<QuestionKind, readonly DatedTerm[]>> = {
  question: [],
  appeal: [
    {
      from: '1996-10-02',
      term: { kind: 'calendarDays', days: 45 },
      act: 'Закон «Про звернення громадян», ст. 20',
    },
  ],
  complaint: [
    {
      from: '1996-10-02',
      term: { kind: 'calendarDays', days: 45 },
      act: 'Закон «Про звернення громадян», ст. 20',
    },
  ],
  information: [
    {
      from: '2011-05-09',
      term: { kind: 'workingDays', days: 20 },
      act: 'Закон «Про доступ до публічної інформації», ст. 20',
    },
  ],
};

export interface QuestionDue extends Due {
  readonly dueOn: CivilDate;
  readonly act: string;
  /** A head has lengthened the term: `dueOn` is the day that was set. */
  readonly extended: boolean;
}

/** The last day on which an answer is in time, for a term that counts from `from`; `extendedTo`: as a head has set it. */
export function questionDue(
  calendar: Calendar,
  kind: QuestionKind,
  from: CivilDate,
  extendedTo: CivilDate | null = null,
): QuestionDue {
  const dated = terms[kind].find((one) => one.from <= from) ?? terms[kind].at(-1);
  if (!dated) throw new RangeError(`no term for ${kind}`);
  const due = dueOn(calendar, dated.term, from);
  const lawful = due.dueOn ?? from;
  const extended = extendedTo !== null && extendedTo > lawful;
  return { ...due, dueOn: extended ? extendedTo : lawful, act: dated.act, extended };
}

export type ExtensionRefusal = 'kind' | 'late' | 'spent';

/**
 * From which to which day a head may set the term now, and by what act. `kind`: no law lengthens such a term; `late`: it
 * has ended already; `spent`: it is as long as the law allows. The longest one is not moved off a day off: the law speaks
 * of the whole term.
 */
export function extension(
  calendar: Calendar,
  question: {
    readonly kind: QuestionKind;
    readonly termFrom: CivilDate;
    readonly extendedTo: CivilDate | null;
  },
  today: CivilDate,
): ExtensionRefusal | { readonly first: CivilDate; readonly last: CivilDate; readonly act: string } {
  const { kind, termFrom, extendedTo } = question;
  const dated = longest[kind].find((one) => one.from <= termFrom);
  if (!dated) return 'kind';
  const { dueOn: now } = questionDue(calendar, kind, termFrom, extendedTo);
  if (today > now) return 'late';
  const last =
    dated.term.kind === 'calendarDays'
      ? addDays(termFrom, dated.term.days)
      : (dueOn(calendar, dated.term, termFrom).dueOn ?? now);
  return now < last ? { first: addDays(now, 1), last, act: dated.act } : 'spent';
}

/** An extension after the kind has changed: it stays where the law of the new kind allows as much. */
export function keptExtension(
  calendar: Calendar,
  kind: QuestionKind,
  termFrom: CivilDate,
  extendedTo: CivilDate | null,
): CivilDate | null {
  if (extendedTo === null) return null;
  const may = extension(calendar, { kind, termFrom, extendedTo: null }, termFrom);
  return typeof may === 'object' && extendedTo <= may.last ? extendedTo : null;
}

/** Whole years for which appeals of citizens are kept after the question is closed (list of standard documents, 578/5). */
export const keptYears = 5;
