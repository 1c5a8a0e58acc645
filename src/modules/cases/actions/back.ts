import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { stale } from '#platform/http/problems.ts';
import { versionField } from '../schema.ts';

/** Back to the screen of the case with what was done. */
export const backToCase = (ctx: ActionContext, id: string, text: string): Answer =>
  redirect(ctx.href(`/cases/${id}`), { flash: { tone: 'success', text } });

/** The version that the screen had seen; a form without one is no form of ours. */
export function seenVersion(ctx: ActionContext): number {
  const parsed = versionField.safeParse(ctx.body);
  if (!parsed.success) throw stale();
  return parsed.data.version;
}
