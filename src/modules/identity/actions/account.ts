import { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext, Context } from '#platform/http/context.ts';
import { formValues } from '#platform/http/forms.ts';
import { forbidden } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { makeRecoveryCodes } from '../commands/codes.ts';
import { passwordFits } from '../commands/passwords.ts';
import { enrol, openOffer } from '../commands/secondFactor.ts';
import { endSessions, renewSession } from '../commands/sessions.ts';
import { countAttempt, forgive } from '../commands/throttle.ts';
import { accountOf } from '../data/workers.ts';
import { words } from '../messages.ts';
import { accountPage } from '../pages/account.tsx';
import { enrolPage, recoveryPage } from '../pages/secondFactor.tsx';
import { ownBrowserCounter } from './counters.ts';
import { sessionCookie, sessionOf } from './sessionCookie.ts';

const idParams = z.object({ id: z.uuid() });

/** Ends one of the worker's own sessions; another worker's is not among them. */
export async function endSessionAction(ctx: ActionContext): Promise<Answer> {
  const { id } = ctx.params(idParams);
  await endSessions(
    ctx.tx,
    ctx.actor,
    { workerId: own(ctx), only: id, reason: 'ended' },
    ctx.services.clock.now(),
  );
  return redirect(ctx.href('/account'), {
    flash: { tone: 'success', text: words(ctx.locale).account.ended },
  });
}

export async function endOtherSessionsAction(ctx: ActionContext): Promise<Answer> {
  const { sessionId } = ctx.principal;
  if (!sessionId) throw forbidden();
  await endSessions(
    ctx.tx,
    ctx.actor,
    { workerId: own(ctx), except: sessionId, reason: 'ended' },
    ctx.services.clock.now(),
  );
  return redirect(ctx.href('/account'), {
    flash: { tone: 'success', text: words(ctx.locale).account.endedOthers },
  });
}

export const showNewApp = (ctx: Context): Promise<Answer> =>
  enrolPage(ctx, { next: '', action: '/account/second-factor' });

/** A new app in place of the old one; the password is asked again, as the session may stand open on a desk. */
export async function newAppAction(ctx: Context): Promise<Answer> {
  const { code, offer } = formValues(ctx.body);
  const t = words(ctx.locale);
  const { database, secrets, clock } = ctx.services;
  const workerId = own(ctx);
  const sealed = typeof offer === 'string' ? offer : '';
  const back = (errors: Record<string, string>) =>
    enrolPage(ctx, { next: '', action: '/account/second-factor', sealed, errors });
  const refusal = await passwordRefusal(ctx, workerId);
  if (refusal) return back({ current: refusal });
  const secret = openOffer(secrets, workerId, sealed, clock.now());
  if (!secret) return back({ code: t.enrol.expired });
  if (typeof code !== 'string' || code === '') return back({ code: t.secondFactor.missing });
  const session = sessionOf(ctx);
  if (!session) throw forbidden();
  const done = await database.transaction(async (tx) => {
    const codes = await enrol(tx, ctx.actor, secrets, {
      workerId,
      secret,
      code: code.replace(/\s/g, ''),
      now: clock.now(),
      first: false,
    });
    // The code just entered is the second step of this session too.
    return (
      codes && {
        codes,
        renewed: await renewSession(tx, secrets, session, { secondFactor: true }, clock.now()),
      }
    );
  });
  if (!done) return back({ code: t.secondFactor.refused });
  const { codes, renewed } = done;
  if (renewed) ctx.setCookie(sessionCookie(renewed.token));
  ctx.services.live.poke();
  return recoveryPage(ctx, codes, ctx.href('/account'));
}

/** New recovery codes; they leave in the answer alone and are never kept. */
export async function recoveryCodesAction(ctx: Context): Promise<Answer> {
  const workerId = own(ctx);
  const refusal = await passwordRefusal(ctx, workerId);
  if (refusal) return accountPage(ctx, refusal, 422);
  const codes = await ctx.services.database.transaction(async (tx) => {
    await appendToLedger(tx, ctx.actor, {
      centreId: null,
      subject: 'worker',
      subjectId: workerId,
      kind: 'recoveryCodes.made',
    });
    return makeRecoveryCodes(tx, ctx.services.secrets, workerId);
  });
  ctx.services.live.poke();
  return recoveryPage(ctx, codes, ctx.href('/account'));
}

/** Why the typed present password does not let the change through, or null when it does. */
async function passwordRefusal(ctx: Context, workerId: string): Promise<string | null> {
  const t = words(ctx.locale);
  const { queries } = ctx.services.database;
  const typed = z.object({ current: z.string().max(500) }).safeParse(ctx.body);
  const counter = await ownBrowserCounter(ctx, 'password', workerId);
  const wait = await countAttempt(queries, [counter], ctx.services.clock.now());
  if (wait > 0) return t.wait(wait);
  const account = await accountOf(queries, workerId);
  const fits = await passwordFits(account?.passwordHash ?? null, typed.success ? typed.data.current : '');
  if (!fits) return t.password.currentWrong;
  await forgive(queries, [counter], []);
  return null;
}

function own(ctx: Context): string {
  if (ctx.principal.kind !== 'worker' || !ctx.principal.id) throw forbidden();
  return ctx.principal.id;
}
