import type { Answers, Question } from './question.ts';

export interface QuestionResult {
  readonly question: Question;
  /** How many answered this question. */
  readonly given: number;
  /** For choices: how many chose each. */
  readonly chosen: readonly number[];
  /** For numbers, least first. */
  readonly numbers: readonly number[];
  /** For words, in the order in which they were read. */
  readonly words: readonly string[];
}

/** What was answered, question by question. */
export const resultsOf = (questions: readonly Question[], all: readonly Answers[]): QuestionResult[] =>
  questions.map((question) => {
    const values = all.flatMap((answers) => answers[question.key] ?? []);
    const given = all.filter((answers) => answers[question.key] !== undefined).length;
    const places = values.filter((value) => typeof value === 'number');
    const isChoice = question.kind === 'one' || question.kind === 'several';
    return {
      question,
      given,
      chosen: isChoice ? question.choices.map((_, at) => places.filter((place) => place === at).length) : [],
      numbers: question.kind === 'number' ? places.toSorted((a, b) => a - b) : [],
      words: values.filter((value) => typeof value === 'string'),
    };
  });

export interface NumberSummary {
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  readonly median: number;
}

/** Of numbers in rising order; null where there are none. */
export function summaryOf(numbers: readonly number[]): NumberSummary | null {
  const [least, most] = [numbers[0], numbers.at(-1)];
  if (least === undefined || most === undefined) return null;
  const half = (numbers.length - 1) / 2;
  const [low = 0, high = 0] = [numbers[Math.floor(half)], numbers[Math.ceil(half)]];
  return {
    least,
    most,
    mean: numbers.reduce((sum, value) => sum + value, 0) / numbers.length,
    median: (low + high) / 2,
  };
}
