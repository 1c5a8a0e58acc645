import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { Problem } from '#platform/http/problems.ts';
import { Heading } from '../heading.tsx';
import { LinkButton } from '../linkButton.tsx';
import { problemTexts } from './problemTexts.ts';
import { publicPage } from './publicPage.tsx';
import { staffPage } from './staffPage.tsx';

/** What went wrong, what to do now, and the number by which the log is found. */
export function problemPage(ctx: Context, problem: Problem): Answer {
  const words = problemTexts[ctx.locale];
  const { title, advice } = words.byCode[problem.code];
  const content = (
    <>
      <Heading level={1}>{title}</Heading>
      {problem.reason && <p class="v-lead">{problem.reason}</p>}
      <p>{advice}</p>
      <p>
        <LinkButton href={ctx.href(ctx.principal.kind === 'worker' ? '/home' : '/')} variant="secondary">
          {words.home}
        </LinkButton>
      </p>
      <p class="v-muted">
        {words.identifier} <code>{ctx.requestId}</code>
      </p>
    </>
  );
  const options = { title, status: problem.status, noIndex: true } as const;
  const inside = ctx.principal.kind === 'worker' && ctx.principal.pending === 'none';
  return inside ? staffPage(ctx, options, content) : publicPage(ctx, options, content);
}
