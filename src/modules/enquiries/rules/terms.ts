import type { Calendar } from '#platform/calendar/calendar.ts';
import type { CivilDate } from '#platform/calendar/civilDate.ts';
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

export interface QuestionDue extends Due {
  readonly dueOn: CivilDate;
  readonly act: string;
}

/** The last day on which an answer is in time, for a term that counts from `from`. */
export function questionDue(calendar: Calendar, kind: QuestionKind, from: CivilDate): QuestionDue {
  const dated = terms[kind].find((one) => one.from <= from) ?? terms[kind].at(-1);
  if (!dated) throw new RangeError(`no term for ${kind}`);
  const due = dueOn(calendar, dated.term, from);
  return { ...due, dueOn: due.dueOn ?? from, act: dated.act };
}

/** Whole years for which appeals of citizens are kept after the question is closed (list of standard documents, 578/5). */
export const keptYears = 5;
