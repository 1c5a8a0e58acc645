import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectRoot } from '#platform/projectRoot.ts';

const questionsFile = z.array(
  z.strictObject({
    ask: z.string(),
    want: z.array(z.string()).min(1),
    heldOut: z.boolean().default(false),
  }),
);

export type Question = z.infer<typeof questionsFile>[number];

/** The hundred ordinary questions with the services that they mean. */
export const readQuestions = (): Question[] =>
  questionsFile.parse(
    parse(readFileSync(path.join(projectRoot, 'bench', 'search', 'questions.yaml'), 'utf8')),
  );

/** How many questions have a right service among the first three, and which have not. */
export function measure(
  questions: readonly Question[],
  find: (ask: string) => readonly string[],
): { readonly right: number; readonly of: number; readonly missed: readonly Question[] } {
  const missed = questions.filter(({ ask, want }) => {
    const first = find(ask).slice(0, 3);
    return !want.some((slug) => first.includes(slug));
  });
  return { right: questions.length - missed.length, of: questions.length, missed };
}
