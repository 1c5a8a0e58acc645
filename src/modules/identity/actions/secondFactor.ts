import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formValues } from '#platform/http/forms.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { enrol, openOffer, passSecondFactor } from '../commands/secondFactor.ts';
import { renewSession } from '../commands/sessions.ts';
import { countAttempt, forgive } from '../commands/throttle.ts';
import { words } from '../messages.ts';
import { codePage, enrolPage, recoveryPage } from '../pages/secondFactor.tsx';
import { sameSitePath } from '../rules/returnTo.ts';
import { ownBrowserCounter } from './counters.ts';
import { sessionCookie, sessionOf, withoutSession } from './sessionCookie.ts';

const homeWith = (ctx: Context, next: string): string =>
  ctx.href(`/home${next ? `?next=${encodeURIComponent(next)}` : ''}`);

/** Second step of signing in: a code of the app or a recovery code; the session is replaced by one that is complete. */
export async function secondFactorAction(ctx: Context): Promise<Answer> {
  const { code, next: typedNext } = formValues(ctx.body);
  const next = sameSitePath(typedNext, '');
  const session = sessionOf(ctx);
  if (!session) return withoutSession(ctx, homeWith(ctx, next));
  if (ctx.principal.pending !== 'secondFactor') return redirect(homeWith(ctx, next));
  const t = words(ctx.locale);
  if (typeof code !== 'string' || code === '') return codePage(ctx, next, t.secondFactor.missing, 422);
  const { database, secrets, clock, live } = ctx.services;
  const now = clock.now();
  const { workerId } = session;
  const counter = await ownBrowserCounter(ctx, 'code', workerId);
  const wait = await countAttempt(database.queries, [counter], now);
  if (wait > 0) return codePage(ctx, next, t.wait(wait), 429);
  const renewed = await database.transaction(async (tx) => {
    const passed = await passSecondFactor(tx, secrets, { workerId, code, now });
    if (!passed) return 'refused';
    await appendToLedger(tx, ctx.actor, {
      centreId: null,
      subject: 'worker',
      subjectId: workerId,
      kind: 'secondFactor.passed',
      payload: { by: passed },
    });
    return renewSession(tx, secrets, session, { secondFactor: true }, now);
  });
  if (renewed === 'refused') return codePage(ctx, next, t.secondFactor.refused, 422);
  if (!renewed) return withoutSession(ctx, homeWith(ctx, next));
  await forgive(database.queries, [counter], []);
  live.poke();
  return redirect(homeWith(ctx, next), { cookies: [sessionCookie(renewed.token)] });
}

/** First setting up of the second step, inside a sign-in that cannot go on without it. */
export async function enrolAction(ctx: Context): Promise<Answer> {
  const { code, offer, next: typedNext } = formValues(ctx.body);
  const next = sameSitePath(typedNext, '');
  const session = sessionOf(ctx);
  if (!session) return withoutSession(ctx, homeWith(ctx, next));
  if (ctx.principal.pending !== 'secondFactor') return redirect(homeWith(ctx, next));
  const t = words(ctx.locale);
  const { database, secrets, clock, live } = ctx.services;
  const now = clock.now();
  const { workerId } = session;
  const sealed = typeof offer === 'string' ? offer : '';
  const back = (error: string) =>
    enrolPage(ctx, { next, action: '/sign-in/enrol', sealed, errors: { code: error } });
  const secret = openOffer(secrets, workerId, sealed, now);
  if (!secret) return back(t.enrol.expired);
  if (typeof code !== 'string' || code === '') return back(t.secondFactor.missing);
  const done = await database.transaction(async (tx) => {
    const codes = await enrol(tx, ctx.actor, secrets, {
      workerId,
      secret,
      code: code.replace(/\s/g, ''),
      now,
      first: true,
    });
    if (!codes) return null;
    const renewed = await renewSession(tx, secrets, session, { secondFactor: true }, now);
    return { codes, renewed };
  });
  if (!done) return back(t.secondFactor.refused);
  if (!done.renewed) return withoutSession(ctx, homeWith(ctx, next));
  live.poke();
  ctx.setCookie(sessionCookie(done.renewed.token));
  return recoveryPage(ctx, done.codes, homeWith(ctx, next));
}
