import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { keepFormFiles } from '#platform/files/formFiles.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { conflict, forbidden, notFound } from '#platform/http/problems.ts';
import { checkPhone, phoneProblemText } from '#platform/text/phone.ts';
import { askQuestion } from '../commands/ask.ts';
import { askFromAside, dismissLetter } from '../commands/letters.ts';
import { saveTemplate } from '../commands/templates.ts';
import { nameableServices } from '../data/named.ts';
import { type AsideLetter, askedCentres, lettersAside, templatesOf } from '../data/places.ts';
import { enquiryTexts } from '../messages.ts';
import { showRecord } from '../pages/record.tsx';
import { sentPath } from '../pages/sent.tsx';
import { showTemplates } from '../pages/templates.tsx';
import { questionScope } from '../rights.ts';
import { recordForm, templateForm, versionForm } from '../schema.ts';

/** A question told by telephone or otherwise; number and code come back to be said aloud (BR-13). */
export async function recordAction(ctx: ActionContext): Promise<Answer> {
  const texts = enquiryTexts[ctx.locale];
  const parsed = parseForm(recordForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showRecord(ctx, parsed.form);
  const form = parsed.value;
  const telephone = form.means === 'telephone';
  const phone = checkPhone(form.phone);
  if (telephone && !phone.ok)
    return showRecord(ctx, formError(ctx.body, { phone: phoneProblemText(phone.problem, ctx.locale) }));
  if (!telephone && form.contact === '')
    return showRecord(ctx, formError(ctx.body, { contact: texts.record.contactMissing }));
  const centre = (await askedCentres(ctx.tx)).find(({ id }) => id === ctx.principal.centreId);
  if (!centre) throw forbidden();
  const added = await keepFormFiles(ctx.services.files, ctx.uploads, 'files');
  if ('refused' in added) {
    const files = texts.ask.errors.files(added.refused.join(', '));
    return showRecord(ctx, formError(ctx.body, { files }));
  }
  const now = ctx.services.clock.now();
  const asked = await askQuestion(ctx.tx, ctx.services, ctx.actor, {
    centre,
    means: form.means,
    answerBy: form.means,
    kind: form.kind,
    topic: form.topic,
    subject: form.subject,
    text: form.text,
    askerName: form.name,
    email: null,
    phone: telephone && phone.ok ? phone.e164 : null,
    contact: telephone ? '' : form.contact,
    locale: 'uk',
    receivedAt: now,
    workerId: ctx.principal.id,
    mailId: null,
    files: added.kept,
    receipt: false,
  });
  return redirect(
    sentPath(ctx, '/questions/recorded', {
      number: asked.number,
      code: asked.code,
      kind: form.kind,
      from: businessDate(now),
      by: form.means,
    }),
    { flash: { tone: 'success', text: texts.record.done(asked.number) } },
  );
}

const letterParams = z.object({ letter: z.uuid() });

async function asideOf(ctx: ActionContext): Promise<AsideLetter> {
  const { letter } = ctx.params(letterParams);
  const { letters } = await lettersAside(ctx.tx, questionScope(ctx.principal));
  const found = letters.find(({ id }) => id === letter);
  if (!found) throw notFound();
  return found;
}

export async function takeLetterAction(ctx: ActionContext): Promise<Answer> {
  const t = enquiryTexts[ctx.locale].letters;
  const letter = await asideOf(ctx);
  const asked = letter.answerTo === '' ? null : await askFromAside(ctx.services, ctx.tx, ctx.actor, letter);
  if (!asked) throw conflict(t.decided);
  return redirect(ctx.href('/questions/letters'), {
    flash: { tone: 'success', text: t.taken(asked.number) },
  });
}

export async function dismissLetterAction(ctx: ActionContext): Promise<Answer> {
  const t = enquiryTexts[ctx.locale].letters;
  const letter = await asideOf(ctx);
  if (!(await dismissLetter(ctx.tx, ctx.actor, letter.id, letter.centreId))) throw conflict(t.decided);
  return redirect(ctx.href('/questions/letters'), { flash: { tone: 'success', text: t.dismissed } });
}

const placeOf = (ctx: ActionContext) => {
  const { centreId, id: workerId } = ctx.principal;
  if (!centreId || !workerId) throw forbidden();
  return { centreId, workerId, now: ctx.services.clock.now() };
};

export async function templateAction(ctx: ActionContext): Promise<Answer> {
  const t = enquiryTexts[ctx.locale].templates;
  const parsed = parseForm(templateForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showTemplates(ctx, parsed.form);
  const { id, version, title, text, services } = parsed.value;
  const place = placeOf(ctx);
  const known = services.length > 0 ? await nameableServices(ctx.tx, place.centreId) : [];
  if (!services.every((one) => known.some((service) => service.id === one)))
    return showTemplates(ctx, formError(ctx.body, { services: enquiryTexts[ctx.locale].page.choose }));
  const saved = await saveTemplate(
    ctx.tx,
    ctx.actor,
    place,
    { title, text, active: true, services },
    id === '' ? null : { id, version },
  );
  if (!saved) return showTemplates(ctx, formError(ctx.body, { title: t.twin }));
  return redirect(ctx.href('/questions/templates'), { flash: { tone: 'success', text: t.saved } });
}

const templateParams = z.object({ template: z.uuid() });

export async function hideTemplateAction(ctx: ActionContext): Promise<Answer> {
  const t = enquiryTexts[ctx.locale].templates;
  const place = placeOf(ctx);
  const { template } = ctx.params(templateParams);
  const found = (await templatesOf(ctx.tx, place.centreId)).find(({ id }) => id === template);
  if (!found) throw notFound();
  const parsed = parseForm(versionForm, ctx.body, ctx.locale);
  const version = parsed.ok ? parsed.value.version : 0;
  const { id, title, text } = found;
  const services = found.services.map((service) => service.id);
  await saveTemplate(ctx.tx, ctx.actor, place, { title, text, services, active: false }, { id, version });
  return redirect(ctx.href('/questions/templates'), { flash: { tone: 'success', text: t.removed } });
}
