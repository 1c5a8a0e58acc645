import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { forbidden } from '#platform/http/problems.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { pauseCentre, resumeCentre } from '../commands/pause.ts';
import { queueTexts } from '../messages.ts';
import { centreOf } from '../pages/frames.tsx';
import { pauseScreen } from '../pages/pause.tsx';
import { pauseForm, resumeForm } from '../schemas/pause.ts';

/** An air raid does not wait: a second press finds what it wanted already done, and is told so. */
export async function pauseAction(ctx: ActionContext): Promise<Answer> {
  const t = queueTexts[ctx.locale].pause.said;
  const centre = await centreOf(ctx);
  const parsed = parseForm(pauseForm, ctx.body, ctx.locale);
  if (!parsed.ok) return pauseScreen(ctx, parsed.form);
  const paused = await pauseCentre(ctx.tx, ctx.actor, {
    centreId: centre.id,
    workerId: presser(ctx),
    kind: parsed.value.kind,
    note: parsed.value.kind === 'other' ? parsed.value.note : '',
    now: ctx.services.clock.now(),
  });
  return redirect(ctx.href('/pause'), {
    flash:
      paused.kind === 'paused'
        ? { tone: 'success', text: t.paused(paused.returned) }
        : { tone: 'info', text: t.already },
  });
}

export async function resumeAction(ctx: ActionContext): Promise<Answer> {
  const t = queueTexts[ctx.locale].pause.said;
  const centre = await centreOf(ctx);
  const parsed = parseForm(resumeForm, ctx.body, ctx.locale);
  if (!parsed.ok) return pauseScreen(ctx, parsed.form);
  const resumed = await resumeCentre(ctx.tx, ctx.actor, {
    centreId: centre.id,
    workerId: presser(ctx),
    graceMinutes: parsed.value.grace,
    now: ctx.services.clock.now(),
  });
  return redirect(ctx.href('/pause'), {
    flash:
      resumed.kind === 'resumed'
        ? { tone: 'success', text: t.resumed(formatTime(ctx.locale, resumed.graceUntil)) }
        : { tone: 'info', text: t.working },
  });
}

function presser(ctx: ActionContext): string {
  if (ctx.principal.id === null) throw forbidden();
  return ctx.principal.id;
}
