import { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { setOwnPassword } from '../commands/changePassword.ts';
import { hashPassword, passwordFits } from '../commands/passwords.ts';
import { endSessions, renewSession } from '../commands/sessions.ts';
import { countAttempt, forgive } from '../commands/throttle.ts';
import { accountOf } from '../data/workers.ts';
import { words } from '../messages.ts';
import { passwordPage } from '../pages/password.tsx';
import { passwordFault } from '../rules/password.ts';
import { ownBrowserCounter } from './counters.ts';
import { sessionCookie, sessionOf, withoutSession } from './sessionCookie.ts';

/** Passwords are taken as typed: a space at the end may be part of one. */
const fields = z.object({
  current: z.string().max(500).catch(''),
  fresh: z.string().max(500).catch(''),
  repeat: z.string().max(500).catch(''),
});

/** A new password; every other session of the worker ends, this one is replaced. */
export async function passwordAction(ctx: Context): Promise<Answer> {
  const session = sessionOf(ctx);
  if (!session) return withoutSession(ctx, ctx.href('/home'));
  const { pending } = ctx.principal;
  if (pending === 'secondFactor' || pending === 'chooseRole') return redirect(ctx.href('/home'));
  const forced = pending === 'newPassword';
  const { password: t, wait: waitText } = words(ctx.locale);
  const refuse = (errors: Record<string, string>, status = 422) =>
    passwordPage(ctx, { values: {}, errors }, status);
  const { current, fresh, repeat } = fields.parse(ctx.body ?? {});
  const { database, secrets, clock, live } = ctx.services;
  const account = await accountOf(database.queries, session.workerId);
  if (!account) return redirect(ctx.href('/sign-in'));
  const fault = passwordFault(fresh, account.login);
  if (fault) return refuse({ fresh: t.faults[fault] });
  if (fresh !== repeat) return refuse({ repeat: t.differ });
  const now = clock.now();
  if (!forced) {
    const counter = await ownBrowserCounter(ctx, 'password', account.id);
    const wait = await countAttempt(database.queries, [counter], now);
    if (wait > 0) return refuse({ current: waitText(wait) }, 429);
    if (!(await passwordFits(account.passwordHash, current))) return refuse({ current: t.currentWrong });
    await forgive(database.queries, [counter], []);
  }
  if (await passwordFits(account.passwordHash, fresh)) return refuse({ fresh: t.same });
  const hash = await hashPassword(fresh);
  const renewed = await database.transaction(async (tx) => {
    const next = await renewSession(tx, secrets, session, {}, now);
    if (!next) return null;
    await setOwnPassword(tx, ctx.actor, account.id, hash);
    await endSessions(tx, ctx.actor, { workerId: account.id, except: next.id, reason: 'ended' }, now);
    return next;
  });
  if (!renewed) return withoutSession(ctx, ctx.href('/home'));
  live.poke();
  return redirect(ctx.href(forced ? '/home' : '/account'), {
    cookies: [sessionCookie(renewed.token)],
    flash: { tone: 'success', text: t.done },
  });
}
