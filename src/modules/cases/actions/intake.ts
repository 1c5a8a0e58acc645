import { z } from 'zod';
import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { findPerson } from '#modules/people/data.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formValues, parseForm } from '#platform/http/forms.ts';
import { conflict, forbidden, notFound, stale } from '#platform/http/problems.ts';
import { workOn } from '../commands/act.ts';
import {
  openDraft,
  type PacketLine,
  printApplication,
  savePacket,
  setApplicant,
  tellDeficiency,
} from '../commands/intake.ts';
import { competenceOf, servicesToTake, ticketForCase, workerForPaper } from '../data/intake.ts';
import { casesTexts } from '../messages.ts';
import { textOf, withErrors } from '../pages/frame.tsx';
import { applicantForm, deficiencyForm, searchFor } from '../pages/intakeForms.tsx';
import { loadCase } from '../pages/load.ts';
import { packetForm } from '../pages/packetForm.tsx';
import { applicantScope, caseScope } from '../rights.ts';
import { packetGaps } from '../rules/packet.ts';
import { applicantForm as applicantSchema, caseParams, newCaseForm, noticeForm } from '../schema.ts';
import { backToCase, seenVersion } from './back.ts';
import { readPacket } from './packet.ts';

/** Opens the draft: only a service of the worker's own provider and centre, with its card in force (ORG-2). */
export async function openCaseAction(ctx: ActionContext): Promise<Answer> {
  const texts = casesTexts[ctx.locale];
  const { principal } = ctx;
  const parsed = parseForm(newCaseForm, ctx.body, ctx.locale);
  if (!parsed.ok || !principal.id || !principal.centreId) throw conflict(texts.errors.service);
  const { value } = parsed;
  const today = businessDate(ctx.services.clock.now());
  const service = (await servicesToTake(ctx.tx, caseScope(principal), today)).find(
    (one) => one.id === value.service,
  );
  const applicant = await findPerson(ctx.tx, applicantScope(principal), value.applicant);
  if (!service || !applicant) throw notFound();
  const competence = await competenceOf(ctx.tx, service.id, today);
  if (competence.route === 'redirect') throw conflict(texts.intake.redirect(competence.decidedBy));
  const ticket = value.ticket ? await ticketForCase(ctx.tx, principal.centreId, value.ticket) : undefined;
  const id = await openDraft(ctx.tx, ctx.actor, {
    service,
    applicantId: applicant.id,
    ticketId: ticket?.id ?? null,
    route: competence.route,
    workerId: principal.id,
  });
  return backToCase(ctx, id, texts.intake.opened);
}

const representativeField = z.object({ representative: z.union([z.uuid(), z.literal('')]).default('') });

export async function applicantAction(ctx: ActionContext): Promise<Answer> {
  const loaded = await loadCase(ctx, 'оформлення заяви');
  const { row, texts } = loaded;
  const words = texts.errors;
  if (row.state !== 'draft') throw conflict(texts.say('notInThisState'));
  const again = async (errors: Record<string, string>) => {
    const form = withErrors(ctx, errors);
    const words = textOf(form, 'q') ?? '';
    // Enter in the search box presses the first button of the form: the search is done all the same.
    const found = errors.representative && words !== '' ? await searchFor(ctx, words) : undefined;
    return applicantForm(ctx, loaded, form, found);
  };
  const parsed = parseForm(applicantSchema, ctx.body, ctx.locale);
  if (!parsed.ok) return again({ ...parsed.form.errors });
  if (row.version !== seenVersion(ctx)) throw stale();
  const { value } = parsed;
  const wanted = representativeField.safeParse(formValues(ctx.body));
  const represented = value.channel === 'representative';
  const representative =
    represented && wanted.success && wanted.data.representative
      ? await findPerson(ctx.tx, applicantScope(ctx.principal), wanted.data.representative)
      : undefined;
  const errors: Record<string, string> = {};
  if (represented && (!representative || representative.id === row.applicant_id))
    errors.representative = words.representative;
  if (represented && value.authority.trim() === '') errors.authority = words.authority;
  if (!row.extraterritorial && value.territory === '') errors.territory = words.territory;
  if (value.territory === 'override' && value.territoryReason === '')
    errors.territoryReason = words.territoryReason;
  if (Object.keys(errors).length > 0) return again(errors);
  const done = await setApplicant(ctx.tx, ctx.actor, row, {
    channel: value.channel,
    representativeId: representative?.id ?? null,
    authority: representative ? value.authority : null,
    territory: row.extraterritorial || value.territory === '' ? null : value.territory,
    territoryReason: value.territory === 'override' ? value.territoryReason : null,
  });
  if (done === 'stale') throw stale();
  return backToCase(ctx, row.id, texts.saved);
}

export async function packetAction(ctx: ActionContext): Promise<Answer> {
  const loaded = await loadCase(ctx, 'перевірка пакета документів');
  const { row, texts } = loaded;
  const read = readPacket(row.card.documents, formValues(ctx.body), texts);
  if (!read.ok) return packetForm(ctx, loaded, withErrors(ctx, read.errors));
  // The screen cannot make such lines; a forged form is refused by the same rule (KC-19).
  const unlawful = packetGaps(row.card.documents, read.lines).unlawful[0];
  if (unlawful) throw conflict(texts.lifecycle[`packet.${unlawful.problem}`]);
  const work = await workOn(ctx, row.id, seenVersion(ctx), 'checkPacket');
  await savePacket(work, read.lines satisfies readonly PacketLine[]);
  return backToCase(ctx, row.id, texts.packetPage.saved);
}

export async function deficiencyAction(ctx: ActionContext): Promise<Answer> {
  const loaded = await loadCase(ctx, 'повідомлення про недоліки');
  const { row, texts } = loaded;
  const parsed = parseForm(noticeForm, ctx.body, ctx.locale);
  if (!parsed.ok) return deficiencyForm(ctx, loaded, parsed.form);
  const errors: Record<string, string> = {};
  if (parsed.value.text === '') errors.text = texts.errors.notice;
  if (parsed.value.howToMend === '') errors.howToMend = texts.errors.howToMend;
  if (Object.keys(errors).length > 0) return deficiencyForm(ctx, loaded, withErrors(ctx, errors));
  const work = await workOn(ctx, row.id, seenVersion(ctx), 'tellDeficiencies');
  const calendar = await calendarFor(ctx.tx);
  const until = calendar.addWorkingDays(work.today, mendWorkingDays);
  const mend = { until, counting: 'Це 10 робочих днів з дня, коли Ви отримали повідомлення.' };
  await tellDeficiency(work, parsed.value, mend, await workerForPaper(ctx.tx, work.workerId));
  return backToCase(ctx, row.id, texts.noticePage.told);
}

/** Time to mend that the centre gives; the applicant may bring documents earlier or insist on registering. */
const mendWorkingDays = 10;

export async function printApplicationAction(ctx: ActionContext): Promise<Answer> {
  const { id } = ctx.params(caseParams);
  const { row, people, details, texts } = await loadCase(ctx, 'друк заяви');
  if (row.state !== 'draft') throw conflict(texts.say('notInThisState'));
  if (!ctx.principal.id) throw forbidden();
  await printApplication(ctx.tx, ctx, row, people, details.packet);
  return redirect(ctx.href(`/cases/${id}`));
}
