import { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { homeOf, stepPath } from '../rules/access.ts';
import { sameSitePath } from '../rules/returnTo.ts';
import { workerRoles } from '../rules.ts';

const query = z.object({ next: z.string().optional().catch(undefined) });

/** Where to go after signing in: the step that is not done, the page that was wanted, the role's own first screen. */
export async function showHome(ctx: Context): Promise<Answer> {
  const next = sameSitePath(ctx.query(query).next, '');
  const { pending, role } = ctx.principal;
  if (pending !== 'none') {
    const path = pending === 'chooseRole' ? '/choose-role' : stepPath[pending];
    return redirect(ctx.href(`${path}${next ? `?next=${encodeURIComponent(next)}` : ''}`));
  }
  if (next) return redirect(next);
  const known = workerRoles.find((name) => name === role);
  if (known) return redirect(ctx.href(homeOf[known]));
  return redirect(ctx.href(role === 'kiosk' || role === 'board' ? `/${role}` : '/'));
}
