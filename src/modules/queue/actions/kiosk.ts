import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, formValues, parseForm } from '#platform/http/forms.ts';
import { conflict, Problem } from '#platform/http/problems.ts';
import { issueTicketInForm } from '../commands/issueTicket.ts';
import { queueTexts } from '../messages.ts';
import { centreOf } from '../pages/frames.tsx';
import { closedPage, hoursNow, purposePage } from '../pages/kiosk.tsx';
import { kioskForm, purposeQuery } from '../schema.ts';

/** The last touch at the kiosk: issues the ticket and shows it. */
export async function kioskTicketAction(ctx: ActionContext): Promise<Answer> {
  const t = queueTexts[ctx.locale].kiosk;
  const centre = await centreOf(ctx);
  const open = await hoursNow(ctx, centre.id);
  if (open.state.kind !== 'open') return closedPage(ctx, centre, open, 409);
  const values = formValues(ctx.body);
  // A second ticket belongs to a visit that has told its name already.
  const second = typeof values.visit === 'string' && values.visit !== '';
  const parsed = parseForm(kioskForm(centre.personalQueue && !second), ctx.body, ctx.locale);
  if (!parsed.ok) {
    const wish = purposeQuery.safeParse({
      group: values.group,
      service: values.service || undefined,
      visit: values.visit || undefined,
    });
    if (!wish.success) throw new Problem('badRequest');
    return purposePage(ctx, wish.data, formError(ctx.body, parsed.form.errors));
  }
  const { group, service, purpose, visit, sign, name } = parsed.value;
  const issued = await issueTicketInForm(ctx.tx, ctx.actor, {
    centreId: centre.id,
    groupId: group,
    serviceId: service,
    purpose,
    personName: name || null,
    signLanguage: sign === 'yes',
    visitCode: visit,
    allowanceMinutes: 0,
    now: ctx.services.clock.now(),
  });
  if (issued.kind === 'unknown') throw conflict(t.unknown);
  return redirect(ctx.href(`/kiosk/ticket/${issued.ticket.accessCode}`));
}
