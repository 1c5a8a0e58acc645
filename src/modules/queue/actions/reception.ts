import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { conflict, forbidden } from '#platform/http/problems.ts';
import { type IssuedTicket, issueTicketInForm } from '../commands/issueTicket.ts';
import { markCategory } from '../commands/markCategory.ts';
import { type MenuService, menuServices } from '../data/menu.ts';
import { expectedWait } from '../data/prediction.ts';
import { queueTexts } from '../messages.ts';
import { centreOf } from '../pages/frames.tsx';
import { receptionScreen } from '../pages/reception/reception.tsx';
import { ticketLabel } from '../rules/ticketActions.ts';
import { receptionForm } from '../schemas/reception.ts';

/**
 * Registers a person who cannot do it at the kiosk (BR-10), also outside the kiosk's hours: the worker sees the person.
 * Several matters are several tickets of one visit (BR-16), all or none.
 */
export async function receptionTicketAction(ctx: ActionContext): Promise<Answer> {
  const texts = queueTexts[ctx.locale];
  const t = texts.reception;
  const centre = await centreOf(ctx);
  const parsed = parseForm(receptionForm, ctx.body, ctx.locale);
  if (!parsed.ok) return receptionScreen(ctx, parsed.form);
  const { what, purpose, sign, name, category, ground, language } = parsed.value;
  const services = await menuServices(ctx.tx, centre.id);
  const now = ctx.services.clock.now();
  const tickets: IssuedTicket[] = [];
  for (const matter of what) {
    const place = placeOf(matter, services);
    const issued = place
      ? await issueTicketInForm(ctx.tx, ctx.actor, {
          centreId: centre.id,
          ...place,
          purpose,
          personName: centre.personalQueue && name !== '' ? name : null,
          signLanguage: sign === 'yes',
          visitCode: tickets[0]?.accessCode ?? parsed.value.visit,
          estimate: expectedWait(ctx.services.database, centre.id, place.groupId, {
            serviceId: place.serviceId,
            purpose,
            categoryId: category,
            signLanguage: sign === 'yes',
            visitCode: tickets[0]?.accessCode ?? parsed.value.visit,
          }),
          now,
        })
      : ({ kind: 'unknown' } as const);
    if (issued.kind === 'paused') throw conflict(texts.console.refused.paused);
    if (issued.kind === 'unknown') return receptionScreen(ctx, formError(ctx.body, { what: t.whatMissing }));
    if (category !== null) {
      const marked = await markCategory(ctx.tx, ctx.actor, {
        centreId: centre.id,
        ticketId: issued.ticket.ticketId,
        workerId: workerId(ctx),
        categoryId: category,
        ground,
        now,
      });
      if (marked !== 'done')
        return receptionScreen(ctx, formError(ctx.body, { category: texts.categories.gone }));
    }
    tickets.push(issued.ticket);
  }
  const labels = tickets.map(({ prefix, number }) => ticketLabel(prefix, number));
  const text = labels.length === 1 ? t.issued(labels[0] ?? '') : t.issuedMany(labels.join(', '));
  return redirect(ctx.href(`/reception/tickets/${tickets[0]?.ticketId ?? ''}?paper=${language}`), {
    flash: { tone: 'success', text },
  });
}

/** Group and service that a checkbox names; undefined when the service is not in the list of the centre any more. */
function placeOf(
  matter: string,
  services: readonly MenuService[],
): { groupId: string; serviceId: string | null } | undefined {
  const [kind, id = ''] = matter.split(':');
  if (kind === 'group') return { groupId: id, serviceId: null };
  const groupId = services.find((service) => service.id === id)?.groupId;
  return groupId === undefined ? undefined : { groupId, serviceId: id };
}

/** The worker who acts; a device or a visitor never comes here, by the right of the route. */
export function workerId(ctx: ActionContext): string {
  if (ctx.principal.id === null) throw forbidden();
  return ctx.principal.id;
}
