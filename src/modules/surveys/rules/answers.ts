import type { Answers, Question } from './question.ts';

export type AnswerProblem = 'missing' | 'choice' | 'number' | 'range' | 'long' | 'contact';

export const longestAnswer = 1000;

/** A telephone number, an address of e-mail: a survey keeps nobody's. */
const contact = /[\w.+-]+@[\w-]+\.\w{2,}|(?:\+?\d[\s()-]*){9,}/u;

/**
 * Reads what a form holds for the questions: fields are named by the keys. A problem is told by the key of its question.
 * Nothing but the questions is read.
 */
export function readAnswers(
  questions: readonly Question[],
  values: Readonly<Record<string, string | readonly string[]>>,
): { readonly answers: Answers; readonly problems: Readonly<Record<string, AnswerProblem>> } {
  const answers: Record<string, number | readonly number[] | string> = {};
  const problems: Record<string, AnswerProblem> = {};
  for (const question of questions) {
    const raw = values[question.key] ?? [];
    const given = (typeof raw === 'string' ? [raw] : raw).map((value) => value.trim()).filter(Boolean);
    if (given.length === 0) {
      if (question.required) problems[question.key] = 'missing';
      continue;
    }
    const read = readOne(question, given);
    if (typeof read === 'object' && 'problem' in read) problems[question.key] = read.problem;
    else answers[question.key] = read;
  }
  return { answers, problems };
}

type Read = number | readonly number[] | string | { readonly problem: AnswerProblem };

function readOne(question: Question, given: readonly string[]): Read {
  const [first = ''] = given;
  if (question.kind === 'text') {
    if (first.length > longestAnswer) return { problem: 'long' };
    return contact.test(first) ? { problem: 'contact' } : first;
  }
  if (question.kind === 'number') {
    if (!/^-?\d{1,9}$/.test(first)) return { problem: 'number' };
    const value = Number(first);
    const below = question.min !== null && value < question.min;
    const above = question.max !== null && value > question.max;
    return below || above ? { problem: 'range' } : value;
  }
  const places = [...new Set(given)].map((value) => (/^\d{1,2}$/.test(value) ? Number(value) : -1));
  if (places.some((place) => place < 0 || place >= question.choices.length)) return { problem: 'choice' };
  if (question.kind === 'several') return places.sort((a, b) => a - b);
  return places.length === 1 ? (places[0] ?? 0) : { problem: 'choice' };
}
