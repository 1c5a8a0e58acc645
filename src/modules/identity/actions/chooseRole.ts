import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formValues } from '#platform/http/forms.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { renewSession } from '../commands/sessions.ts';
import { grantsOn } from '../data/grants.ts';
import { words } from '../messages.ts';
import { chooseRolePage } from '../pages/chooseRole.tsx';
import { sameSitePath } from '../rules/returnTo.ts';
import { sessionCookie, sessionOf, withoutSession } from './sessionCookie.ts';

const fields = z.object({ grant: z.uuid() });

/** The worker goes on in another role and place, in a new session. */
export async function chooseRoleAction(ctx: Context): Promise<Answer> {
  const values = formValues(ctx.body);
  const next = sameSitePath(values.next, '');
  const home = ctx.href(`/home${next ? `?next=${encodeURIComponent(next)}` : ''}`);
  const session = sessionOf(ctx);
  if (!session) return withoutSession(ctx, home);
  const { pending } = ctx.principal;
  if (pending === 'secondFactor' || pending === 'newPassword') return redirect(ctx.href('/home'));
  const gone = words(ctx.locale).chooseRole.gone;
  const parsed = fields.safeParse(values);
  if (!parsed.success) return chooseRolePage(ctx, next, gone);
  const { database, secrets, clock, live } = ctx.services;
  const now = clock.now();
  const grantId = parsed.data.grant;
  const renewed = await database.transaction(async (tx) => {
    const grants = await grantsOn(tx, session.workerId, businessDate(now));
    const grant = grants.find(({ id }) => id === grantId);
    if (!grant) return 'gone';
    const fresh = await renewSession(tx, secrets, session, { grantId }, now);
    if (!fresh) return null;
    await appendToLedger(
      tx,
      { id: `worker:${session.workerId}`, role: grant.role, requestId: ctx.requestId },
      {
        centreId: grant.centreId,
        subject: 'worker',
        subjectId: session.workerId,
        kind: 'role.chosen',
        payload: { grantId, role: grant.role },
      },
    );
    return fresh;
  });
  if (renewed === 'gone') return chooseRolePage(ctx, next, gone);
  if (!renewed) return withoutSession(ctx, home);
  live.poke();
  return redirect(home, { cookies: [sessionCookie(renewed.token)] });
}
