import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { conflict } from '#platform/http/problems.ts';
import { issueTicketInForm } from '../commands/issueTicket.ts';
import { returnTicket } from '../commands/tickets.ts';
import { menuServices } from '../data/menu.ts';
import { queueTexts } from '../messages.ts';
import { centreOf } from '../pages/frames.tsx';
import { receptionScreen } from '../pages/reception.tsx';
import { ticketLabel } from '../rules/ticketActions.ts';
import { idParams, receptionForm } from '../schema.ts';

/** Registers a person who cannot do it at the kiosk (BR-10), also outside the kiosk's hours: the worker sees the person. */
export async function receptionTicketAction(ctx: ActionContext): Promise<Answer> {
  const texts = queueTexts[ctx.locale];
  const centre = await centreOf(ctx);
  const parsed = parseForm(receptionForm, ctx.body, ctx.locale);
  if (!parsed.ok) return receptionScreen(ctx, parsed.form);
  const { what, purpose, sign, visit, name } = parsed.value;
  const [kind, id = ''] = what.split(':');
  const serviceId = kind === 'service' ? id : null;
  const services = serviceId ? await menuServices(ctx.tx, centre.id) : [];
  const groupId = serviceId ? services.find((service) => service.id === serviceId)?.groupId : id;
  const issued = groupId
    ? await issueTicketInForm(ctx.tx, ctx.actor, {
        centreId: centre.id,
        groupId,
        serviceId,
        purpose,
        personName: centre.personalQueue && name ? name : null,
        signLanguage: sign === 'yes',
        visitCode: visit,
        now: ctx.services.clock.now(),
      })
    : ({ kind: 'unknown' } as const);
  if (issued.kind === 'paused') throw conflict(texts.console.refused.paused);
  if (issued.kind === 'unknown')
    return receptionScreen(ctx, formError(ctx.body, { what: texts.reception.whatMissing }));
  const { prefix, number, ticketId } = issued.ticket;
  return redirect(ctx.href(`/reception/tickets/${ticketId}`), {
    flash: { tone: 'success', text: texts.reception.issued(ticketLabel(prefix, number)) },
  });
}

export async function receptionReturnAction(ctx: ActionContext): Promise<Answer> {
  const texts = queueTexts[ctx.locale];
  const centre = await centreOf(ctx);
  const now = ctx.services.clock.now();
  const changed = await returnTicket(ctx.tx, ctx.actor, centre.id, ctx.params(idParams).id, now);
  if (changed === 'stale') throw conflict(texts.console.refused.stale);
  return redirect(ctx.href('/reception'), {
    flash: { tone: 'success', text: texts.reception.returnFlash },
  });
}
