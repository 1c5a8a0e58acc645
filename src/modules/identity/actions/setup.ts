import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formValues } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { systemActor } from '#platform/session/actor.ts';
import { hashPassword } from '../commands/passwords.ts';
import { openSession } from '../commands/sessions.ts';
import { isEmpty, useSetupCode } from '../commands/setup.ts';
import { countAttempt, counterOf } from '../commands/throttle.ts';
import { createWorker, grantRole } from '../commands/workers.ts';
import { words } from '../messages.ts';
import { setupPage } from '../pages/setup.tsx';
import { passwordFault } from '../rules/password.ts';
import { networkOf, pairRule } from '../rules/throttle.ts';
import { newWorkerSchema } from '../schema.ts';
import { sessionCookie } from './sessionCookie.ts';

const passwords = z.object({ fresh: z.string().max(500).catch(''), repeat: z.string().max(500).catch('') });

/** Makes the first administrator and signs them in; the second step is set up next, as for every administrator. */
export async function setupAction(ctx: Context): Promise<Answer> {
  const { database, secrets, clock, live } = ctx.services;
  if (!(await isEmpty(database.queries))) throw notFound();
  const { setup: t, workers, password: p, wait: waitText } = words(ctx.locale);
  const { fresh: _fresh, repeat: _repeat, ...values } = formValues(ctx.body);
  const { fresh, repeat } = passwords.parse(ctx.body ?? {});
  const refuse = (errors: Record<string, string>, status = 422) => setupPage(ctx, { values, errors }, status);
  const parsed = newWorkerSchema.safeParse(values);
  const wrong = new Set(parsed.success ? [] : parsed.error.issues.map(({ path }) => path[0]));
  const fault = passwordFault(fresh, parsed.success ? parsed.data.login : '');
  const errors = {
    ...(wrong.has('surname') ? { surname: workers.surnameMissing } : {}),
    ...(wrong.has('given') ? { given: workers.givenMissing } : {}),
    ...(wrong.has('login') ? { login: workers.loginWrong } : {}),
    ...(fault ? { fresh: p.faults[fault] } : fresh === repeat ? {} : { repeat: p.differ }),
  };
  if (!parsed.success || Object.keys(errors).length > 0) return refuse(errors);
  const now = clock.now();
  const counter = counterOf('setup', networkOf(ctx.clientAddress), pairRule);
  const wait = await countAttempt(database.queries, [counter], now);
  if (wait > 0) return refuse({ code: waitText(wait) }, 429);
  const passwordHash = await hashPassword(fresh);
  const session = await database.transaction(async (tx) => {
    const code = typeof values.code === 'string' ? values.code : '';
    if (!(await useSetupCode(tx, secrets, code, now))) return null;
    const actor = { ...systemActor('setup'), requestId: ctx.requestId };
    const { id } = await createWorker(tx, actor, { ...parsed.data, passwordHash });
    const grant = await grantRole(tx, actor, {
      workerId: id,
      role: 'administrator',
      validFrom: businessDate(now),
    });
    return openSession(
      tx,
      { id: `worker:${id}`, role: 'administrator', requestId: ctx.requestId },
      {
        workerId: id,
        grantId: grant.id,
        secondFactor: false,
        userAgent: ctx.userAgent,
        address: ctx.clientAddress,
        now,
      },
    );
  });
  if (!session) return refuse({ code: t.codeRefused });
  live.poke();
  return redirect(ctx.href(`/home?next=${encodeURIComponent(ctx.href('/setup/next'))}`), {
    cookies: [sessionCookie(session.token)],
    flash: { tone: 'success', text: t.done },
  });
}
