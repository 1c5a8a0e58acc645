import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { stale } from '#platform/http/problems.ts';
import { workOn } from '../commands/act.ts';
import { answerOthers, takeConsent } from '../commands/consent.ts';
import { consentForm, consentMode, otherPersonOf, othersForm } from '../pages/consentForm.tsx';
import { withErrors } from '../pages/frame.tsx';
import { loadCase } from '../pages/load.ts';
import * as schemas from '../schema.ts';
import { backToCase, seenVersion } from './back.ts';

/** Records a consent: the applicant's with the question about others, another person's with its proof (BR-21, BP-22). */
export async function consentAction(ctx: ActionContext): Promise<Answer> {
  const loaded = await loadCase(ctx, 'запис згоди');
  const { row, texts, people } = loaded;
  const words = texts.errors;
  const parsed = parseForm(schemas.consentForm, ctx.body, ctx.locale);
  const mode = consentMode(loaded, parsed.ok && parsed.value.kind === 'otherPerson');
  if (!parsed.ok) return consentForm(ctx, loaded, parsed.form, { mode });
  const { value } = parsed;
  const errors: Record<string, string> = {};
  if (value.form === '') errors.form = words.consentForm;
  if (value.confirmed === '') errors.confirmed = words.confirmed;
  const asks = value.kind === 'processing' && row.state === 'draft';
  if (asks && value.others === '') errors.others = words.others;
  // A representative consents in the applicant's name: the consent is the applicant's (BR-21).
  let personId: string = people.applicant.id;
  if (value.kind === 'otherPerson') {
    const other = await otherPersonOf(ctx, loaded, value.person);
    if (!other) errors.person = words.otherPerson;
    else personId = other.id;
    if (value.note === '') errors.note = words.consentNote;
  } else if (value.person && ![people.applicant.id, people.representative?.id].includes(value.person)) {
    errors.person = words.consentPerson;
  }
  if (Object.keys(errors).length > 0 || value.form === '')
    return consentForm(ctx, loaded, withErrors(ctx, errors), { mode });
  const work = await workOn(ctx, row.id, seenVersion(ctx), 'recordConsent');
  const done = await takeConsent(
    work,
    { personId, kind: value.kind, form: value.form, note: value.note },
    asks ? value.others === 'yes' : null,
  );
  if (done === 'already') {
    const field = value.kind === 'otherPerson' ? 'person' : 'kind';
    return consentForm(ctx, loaded, withErrors(ctx, { [field]: texts.consentPage.already }), { mode });
  }
  if (asks && value.others === 'yes') return toOtherPerson(ctx, row.id, texts.consentPage.takenNowOther);
  return backToCase(ctx, row.id, texts.consentPage.taken);
}

const toOtherPerson = (ctx: ActionContext, id: string, text: string): Answer =>
  redirect(ctx.href(`/cases/${id}/consent?other=1`), { flash: { tone: 'success', text } });

/** Changes the answer about other people's data before the registration (BP-22, KC-20). */
export async function othersAction(ctx: ActionContext): Promise<Answer> {
  const loaded = await loadCase(ctx, 'запис згоди');
  const { row, texts, standing } = loaded;
  const parsed = parseForm(schemas.othersForm, ctx.body, ctx.locale);
  if (!parsed.ok) return othersForm(ctx, loaded, parsed.form);
  if (parsed.value.others === '')
    return othersForm(ctx, loaded, withErrors(ctx, { others: texts.errors.others }));
  const needed = parsed.value.others === 'yes';
  const done = await answerOthers(ctx.tx, ctx.actor, { ...row, version: seenVersion(ctx) }, needed);
  if (done === 'stale') throw stale();
  return needed && standing.facts.consents.processing
    ? toOtherPerson(ctx, row.id, texts.saved)
    : backToCase(ctx, row.id, texts.saved);
}
