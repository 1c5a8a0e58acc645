import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { type FormState, formValues } from '#platform/http/forms.ts';
import { actorOf } from '#platform/session/actor.ts';
import { addMark, knownBrowserCookie, knownMark, markDays } from '../commands/knownBrowser.ts';
import { passwordFits } from '../commands/passwords.ts';
import { endSessions, openSession } from '../commands/sessions.ts';
import { type Counter, countAttempt, counterOf, forgive } from '../commands/throttle.ts';
import { grantsOn } from '../data/grants.ts';
import { accountOfLogin, type SignInRow } from '../data/workers.ts';
import { words } from '../messages.ts';
import { signInPage } from '../pages/signIn.tsx';
import { longestPassword } from '../rules/password.ts';
import { sameSitePath } from '../rules/returnTo.ts';
import { addressRule, knownBrowserRule, networkOf, pairRule } from '../rules/throttle.ts';
import { noSessionCookie, sessionCookie } from './sessionCookie.ts';

const fields = z.object({
  login: z.string().trim().toLowerCase().min(1).max(200),
  password: z.string().min(1).max(longestPassword),
});

/**
 * Password step. A `query` route, not an `action`: its counters must survive a refusal, its answer (a token) must never
 * be kept for repetition, and neither may a digest of its body, which would be a fast hash of the password.
 */
export async function signInAction(ctx: Context): Promise<Answer> {
  const { database, clock } = ctx.services;
  const now = clock.now();
  const values = formValues(ctx.body);
  const next = sameSitePath(values.next, '');
  const t = words(ctx.locale);
  // The password is taken as typed: a space at its end may be part of it.
  const typed = z.object({ password: z.string() }).safeParse(ctx.body);
  const parsed = fields.safeParse({
    login: values.login,
    password: typed.success ? typed.data.password : '',
  });
  const kept = { login: typeof values.login === 'string' ? values.login : '' };
  const refuse = (errors: FormState['errors'], status: number) =>
    signInPage(ctx, { values: kept, errors }, next, status);
  if (!parsed.success) {
    return refuse(
      {
        ...(kept.login ? {} : { login: t.signIn.loginMissing }),
        ...(typed.success && typed.data.password ? {} : { password: t.signIn.passwordMissing }),
        ...(kept.login && typed.success && typed.data.password ? { login: t.signIn.refused } : {}),
      },
      422,
    );
  }
  const { login, password } = parsed.data;
  const counters = countersOf(ctx, login, now);
  const wait = await countAttempt(database.queries, [...counters.own, ...counters.shared], now);
  if (wait > 0) return refuse({ login: t.wait(wait) }, 429);
  const account = await accountOfLogin(database.queries, login);
  const fits = await passwordFits(account?.passwordHash ?? null, password);
  if (!account || !fits || !account.active) return refuse({ login: t.signIn.refused }, 422);
  await forgive(database.queries, counters.own, counters.shared);
  const token = await begin(ctx, account, now);
  return redirect(ctx.href(`/home${next ? `?next=${encodeURIComponent(next)}` : ''}`), {
    cookies: [
      sessionCookie(token),
      {
        name: knownBrowserCookie,
        value: addMark(ctx.services.secrets, ctx.cookie(knownBrowserCookie), account.login, now),
        maxAge: markDays * 86_400,
      },
    ],
  });
}

/** A browser that knows this worker is counted by its mark alone: no stranger's failures reach it. */
function countersOf(
  ctx: Context,
  login: string,
  now: Date,
): { own: readonly Counter[]; shared: readonly Counter[] } {
  const mark = knownMark(ctx.services.secrets, ctx.cookie(knownBrowserCookie), login, now);
  if (mark) return { own: [counterOf('mark', mark, knownBrowserRule)], shared: [] };
  const network = networkOf(ctx.clientAddress);
  return {
    own: [counterOf('pair', `${login}\n${network}`, pairRule)],
    shared: [counterOf('address', network, addressRule)],
  };
}

/** A new session, whatever the browser brought with it; a worker with one role works in it at once. */
async function begin(ctx: Context, account: SignInRow, now: Date): Promise<string> {
  const { token } = await ctx.services.database.transaction(async (tx) => {
    const grants = await grantsOn(tx, account.id, businessDate(now));
    const only = grants.length === 1 ? grants[0] : undefined;
    const actor = { id: `worker:${account.id}`, role: only?.role ?? null, requestId: ctx.requestId };
    const { sessionId, id } = ctx.principal;
    if (sessionId && id) {
      await endSessions(
        tx,
        actorOf(ctx.principal, ctx.requestId),
        { workerId: id, only: sessionId, reason: 'signOut' },
        now,
      );
    }
    return openSession(tx, actor, {
      workerId: account.id,
      grantId: only?.id ?? null,
      secondFactor: false,
      userAgent: ctx.userAgent,
      address: ctx.clientAddress,
      now,
    });
  });
  ctx.services.live.poke();
  return token;
}

/** Ends the session of this browser; pressing twice does no harm. */
export async function signOutAction(ctx: Context): Promise<Answer> {
  const { sessionId, id } = ctx.principal;
  if (ctx.principal.kind === 'worker' && sessionId && id) {
    const now = ctx.services.clock.now();
    await ctx.services.database.transaction((tx) =>
      endSessions(tx, ctx.actor, { workerId: id, only: sessionId, reason: 'signOut' }, now),
    );
    ctx.services.live.poke();
  }
  return redirect(ctx.href('/sign-in'), {
    cookies: [noSessionCookie],
    flash: { tone: 'success', text: words(ctx.locale).signedOut },
  });
}
