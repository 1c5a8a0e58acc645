import type { CardContent, CardDocument, CardQuestion } from '../schema.ts';

/** Chosen option by question; a question that nobody answered is absent. */
export type Answers = Readonly<Record<string, string>>;

/** The documents of a card as the answers divide them. */
export interface PersonalList {
  readonly needed: readonly CardDocument[];
  /** The answers do not tell: the condition in words does. */
  readonly perhaps: readonly CardDocument[];
  readonly notNeeded: readonly CardDocument[];
}

/** Keeps of what came in an address only what the card asks and offers. */
export function answersOf(
  questions: readonly CardQuestion[],
  given: Readonly<Record<string, unknown>>,
): Answers {
  const answers: Record<string, string> = {};
  for (const { key, options } of questions) {
    const chosen = options.find((option) => option.key === given[key]);
    if (chosen) answers[key] = chosen.key;
  }
  return answers;
}

/** Which documents to bring with these answers (KC-19: no more than the card provides for). */
export function personalList(content: Pick<CardContent, 'documents'>, answers: Answers): PersonalList {
  const list = {
    needed: [] as CardDocument[],
    perhaps: [] as CardDocument[],
    notNeeded: [] as CardDocument[],
  };
  for (const document of content.documents) list[placeOf(document, answers)].push(document);
  return list;
}

function placeOf({ condition, when }: CardDocument, answers: Answers): keyof PersonalList {
  if (!when) return condition === null ? 'needed' : 'perhaps';
  const parts = Object.entries(when).map(([question, options]) => {
    const answer = answers[question];
    return answer === undefined ? null : options.includes(answer);
  });
  if (parts.includes(false)) return 'notNeeded';
  return parts.includes(null) ? 'perhaps' : 'needed';
}

/** The answers as they stand in an address: `who=self&abroad=no`, in the order asked. */
export const answersQuery = (questions: readonly CardQuestion[], answers: Answers): string =>
  questions.flatMap(({ key }) => (answers[key] === undefined ? [] : [`${key}=${answers[key]}`])).join('&');

/**
 * The list's code, told at the desk: for each question the number of the answer (0: none), then two digits that tie
 * the code to these very questions, so that a code of another service or of an older card is noticed.
 * Empty when the card asks nothing.
 */
export function listCode(questions: readonly CardQuestion[], answers: Answers): string {
  if (questions.length === 0) return '';
  const digits = questions
    .map(({ key, options }) => options.findIndex((option) => option.key === answers[key]) + 1)
    .join('');
  return `${digits}-${check(questions, digits)}`;
}

/** The answers behind a typed code; undefined when it is not a code of these questions. */
export function answersOfCode(questions: readonly CardQuestion[], typed: string): Answers | undefined {
  const digits = typed.replace(/\D/g, '');
  if (questions.length === 0 || digits.length !== questions.length + 2) return undefined;
  const chosen = digits.slice(0, -2);
  if (check(questions, chosen) !== digits.slice(-2)) return undefined;
  const answers: Record<string, string> = {};
  for (const [at, { key, options }] of questions.entries()) {
    const place = Number(chosen.charAt(at));
    const option = options[place - 1];
    if (place > 0 && !option) return undefined;
    if (option) answers[key] = option.key;
  }
  return answers;
}

function check(questions: readonly CardQuestion[], digits: string): string {
  const asked = questions.map(({ key, options }) => `${key}:${options.map((one) => one.key).join(',')}`);
  let sum = 0;
  for (const symbol of `${asked.join(';')}|${digits}`) sum = (sum * 31 + (symbol.codePointAt(0) ?? 0)) % 97;
  return String(sum).padStart(2, '0');
}
