import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, formValues, parseForm } from '#platform/http/forms.ts';
import { notFound, Problem } from '#platform/http/problems.ts';
import { issueTicketInForm } from '../commands/issueTicket.ts';
import { requestPrint } from '../commands/prints.ts';
import { expectedWait } from '../data/prediction.ts';
import { ticketsOfVisit } from '../data/prints.ts';
import { visitByCode } from '../data/visit.ts';
import { queueTexts } from '../messages.ts';
import { kioskHref } from '../pages/kiosk/kioskFrame.tsx';
import { kioskNow, kioskRefusal, shutPage } from '../pages/kiosk/kioskGate.tsx';
import { purposePage } from '../pages/kiosk/kioskPurpose.tsx';
import { mostTicketsOfVisit } from '../rules/kiosk.ts';
import { codeParams } from '../schema.ts';
import { kioskForm, printForm, wishQuery } from '../schemas/kiosk.ts';

/** The last touch at the kiosk: issues the ticket, sends it to the printer and shows it. */
export async function kioskTicketAction(ctx: ActionContext): Promise<Answer> {
  const t = queueTexts[ctx.locale].kiosk;
  const values = formValues(ctx.body);
  const easy = values.mode === 'easy';
  const now = await kioskNow(ctx);
  if (now.standing !== 'open') return shutPage(ctx, now, easy, 409);
  const { centre } = now;
  // A second ticket belongs to a visit that has told its name already.
  const second = typeof values.visit === 'string' && values.visit !== '';
  const parsed = parseForm(kioskForm(centre.personalQueue && !second), ctx.body, ctx.locale);
  if (!parsed.ok) {
    const entries = Object.entries(values).filter(([, value]) => value !== '');
    const wish = wishQuery.safeParse(Object.fromEntries(entries));
    if (!wish.success) throw new Problem('badRequest');
    return purposePage(ctx, wish.data, formError(ctx.body, parsed.form.errors));
  }
  const { group, service, category, purpose, visit, sign, name } = parsed.value;
  const refusal = (title: string, text: string) => kioskRefusal(ctx, now, { title, text, easy });
  // The row of the visit is held until the end, so that presses in two windows count each other's tickets.
  if (visit !== null && (await ticketsOfVisit(ctx.tx, visit)) >= mostTicketsOfVisit)
    return refusal(t.tooManyTitle, t.tooMany(mostTicketsOfVisit));
  const signLanguage = sign === 'yes';
  const issued = await issueTicketInForm(ctx.tx, ctx.actor, {
    centreId: centre.id,
    groupId: group,
    serviceId: service,
    purpose,
    personName: name || null,
    signLanguage,
    visitCode: visit,
    categoryId: category,
    categoryBy: category === null ? null : 'kiosk',
    estimate: expectedWait(ctx.services.database, centre.id, group, {
      serviceId: service,
      purpose,
      categoryId: category,
      signLanguage,
      visitCode: visit,
    }),
    now: ctx.services.clock.now(),
  });
  if (issued.kind !== 'issued')
    return issued.kind === 'paused'
      ? shutPage(ctx, await kioskNow(ctx), easy, 409)
      : refusal(t.problemTitle, t.unknown);
  const { ticketId, accessCode } = issued.ticket;
  if (now.kiosk.printer && ctx.principal.id)
    await requestPrint(ctx.tx, ctx.services.jobs, ctx.actor, {
      ticketId,
      deviceId: ctx.principal.id,
      centreId: centre.id,
      locale: ctx.locale,
      now: ctx.services.clock.now(),
    });
  return redirect(
    kioskHref(ctx, `/kiosk/ticket/${accessCode}`, { new: ticketId, mode: easy ? 'easy' : undefined }),
  );
}

/** «Print again»: the same number on new paper. */
export async function kioskPrintAction(ctx: ActionContext): Promise<Answer> {
  const { code } = ctx.params(codeParams);
  const parsed = parseForm(printForm, ctx.body, ctx.locale);
  if (!parsed.ok) throw new Problem('badRequest');
  const now = await kioskNow(ctx);
  const visit = await visitByCode(ctx.services.database.queries, code);
  const ticket = visit?.tickets.find(({ id }) => id === parsed.value.ticket);
  if (!visit || !ticket || visit.centreId !== now.centre.id || !ctx.principal.id) throw notFound();
  if (now.kiosk.printer)
    await requestPrint(ctx.tx, ctx.services.jobs, ctx.actor, {
      ticketId: ticket.id,
      deviceId: ctx.principal.id,
      centreId: now.centre.id,
      locale: ctx.locale,
      now: ctx.services.clock.now(),
    });
  const mode = parsed.value.mode === 'easy' ? 'easy' : undefined;
  return redirect(kioskHref(ctx, `/kiosk/ticket/${code}`, { new: ticket.id, mode }));
}
