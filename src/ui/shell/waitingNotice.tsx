import type { Context } from '#platform/http/context.ts';
import { Alert } from '../alert.tsx';
import { shellTexts } from './shellTexts.ts';

/** What waits for the worker, on the first screen of the day: each line leads to where it is done. */
export function WaitingNotice({ ctx }: { ctx: Context }) {
  if (ctx.waiting.length === 0) return null;
  return (
    <Alert tone="info" title={shellTexts[ctx.locale].waiting}>
      <ul class="ds-list">
        {ctx.waiting.map(({ href, text }) => (
          <li key={href}>
            <a href={ctx.href(href)}>{text[ctx.locale]}</a>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
