export const questionKinds = ['one', 'several', 'number', 'text'] as const;
export type QuestionKind = (typeof questionKinds)[number];

/** One question of a survey; `key` is what its answers name, whatever its place. */
export interface Question {
  readonly key: string;
  readonly kind: QuestionKind;
  readonly words: string;
  readonly hint: string;
  readonly required: boolean;
  /** For `one` and `several`. */
  readonly choices: readonly string[];
  /** For `number`. */
  readonly min: number | null;
  readonly max: number | null;
}

/** What was answered: the place of a choice, places of several, a number, words; absent: nothing. */
export type Answers = Readonly<Record<string, number | readonly number[] | string>>;

export const mostQuestions = 30;
export const mostChoices = 15;

/** The next free key: keys are never used twice in a survey. */
export function nextKey(questions: readonly Question[]): string {
  const last = Math.max(0, ...questions.map(({ key }) => Number(key.slice(1))));
  return `q${last + 1}`;
}

/** The questions with one moved a place towards the beginning; the first stays. */
export function movedUp(questions: readonly Question[], key: string): Question[] {
  const at = questions.findIndex((question) => question.key === key);
  const [above, moved] = [questions[at - 1], questions[at]];
  if (!above || !moved) return [...questions];
  return questions.map((question, place) => (place === at ? above : place === at - 1 ? moved : question));
}
