import { addMonths } from '#platform/calendar/civilDate.ts';

export interface SharedText {
  readonly question: string;
  readonly answer: string;
  readonly norm: string;
}

const plain = (text: string): string =>
  text
    .toLocaleLowerCase('uk')
    .replace(/[’'ʼ`]/g, '')
    .replace(/ґ/g, 'г');

const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** The beginning of a word that its forms share: «субсидію» and «субсидії» begin alike. */
const stem = (word: string): string => (word.length > 4 ? word.slice(0, Math.max(4, word.length - 2)) : word);

/**
 * Answers that hold every word of what was asked, by the beginnings of words; those whose question holds more of them come
 * first (KN-3.1). Without words all, in their order.
 */
export function findAnswers<A extends SharedText>(answers: readonly A[], asked: string): A[] {
  const stems = wordsOf(asked).map(stem);
  if (stems.length === 0) return [...answers];
  const has = (words: readonly string[], part: string) => words.some((word) => word.startsWith(part));
  return answers
    .map((one) => {
      const question = wordsOf(one.question);
      const rest = wordsOf(`${one.answer} ${one.norm}`);
      const found = stems.every((part) => has(question, part) || has(rest, part));
      return { one, found, score: stems.filter((part) => has(question, part)).length };
    })
    .filter(({ found }) => found)
    .toSorted((a, b) => b.score - a.score)
    .map(({ one }) => one);
}

/** Months after which an answer should be compared with its norm again (BR-12). */
const freshMonths = 6;

export const isStale = (checkedOn: string, today: string): boolean =>
  addMonths(checkedOn, freshMonths) < today;
