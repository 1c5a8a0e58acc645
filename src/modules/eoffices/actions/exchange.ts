import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { forbidden, notFound } from '#platform/http/problems.ts';
import { checkFiles } from '#platform/mail/letterFiles.ts';
import { confirmMessage, markRead, saveAnswer, sendMessage } from '../commands/exchange.ts';
import { findMessage, sharedAnswers } from '../data/exchange.ts';
import { officesWithin } from '../data/reach.ts';
import { exchangeTexts } from '../exchangeMessages.ts';
import { messageHere, officeHere } from '../pages/exchange/exchange.tsx';
import { showAnswers, showNewMessage } from '../pages/exchange/exchangeForms.tsx';
import { networkScope } from '../rights.ts';
import { answerForm, answerMark, messageForm } from '../schemas/exchange.ts';

/** A message to one office or to all of the network; only the head office asks for confirmation. */
export async function sendMessageAction(ctx: ActionContext): Promise<Answer> {
  const t = exchangeTexts[ctx.locale].exchange;
  const office = await officeHere(ctx);
  const workerId = ctx.principal.id;
  if (!workerId) throw forbidden();
  const parsed = parseForm(messageForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showNewMessage(ctx, parsed.form);
  const { to, subject, text, mustConfirm, replyTo } = parsed.value;
  const others = (await officesWithin(ctx.tx, networkScope(ctx.principal))).filter(
    ({ id }) => id !== office.id,
  );
  const chosen = to === 'all' ? others : others.filter(({ id }) => id === to);
  if (chosen.length === 0) return showNewMessage(ctx, formError(ctx.body, { to: t.toMissing }));
  const checked = await checkFiles(ctx.uploads.filter(({ field }) => field === 'files'));
  const refused = checked.filter((one) => one.refused !== null);
  if (refused.length > 0) {
    const names = refused.map(({ file }) => file.name).join(', ');
    return showNewMessage(ctx, formError(ctx.body, { files: t.fileRefused(names) }));
  }
  const replied = replyTo ? await findMessage(ctx.tx, office, replyTo) : undefined;
  await sendMessage(ctx.tx, ctx.actor, {
    from: office,
    to: chosen,
    subject,
    text,
    mustConfirm: office.head && mustConfirm !== undefined,
    replyTo: replied?.id ?? null,
    workerId,
    now: ctx.services.clock.now(),
    files: await Promise.all(
      checked.map(async ({ file, mediaType }) => ({
        sha256: await ctx.services.files.put(file.bytes),
        bytes: file.bytes.length,
        mediaType,
        name: file.name,
      })),
    ),
  });
  return redirect(ctx.href('/e-offices/exchange?box=sent'), { flash: { tone: 'success', text: t.done } });
}

async function markHere(ctx: ActionContext) {
  const { office, message } = await messageHere(ctx);
  if (!message.own || !ctx.principal.id) throw notFound();
  return {
    messageId: message.id,
    eofficeId: office.id,
    workerId: ctx.principal.id,
    now: ctx.services.clock.now(),
  };
}

export async function markReadAction(ctx: ActionContext): Promise<Answer> {
  const t = exchangeTexts[ctx.locale].exchange;
  await markRead(ctx.tx, ctx.actor, await markHere(ctx));
  return redirect(ctx.href('/e-offices/exchange'), { flash: { tone: 'success', text: t.marked } });
}

export async function confirmMessageAction(ctx: ActionContext): Promise<Answer> {
  const t = exchangeTexts[ctx.locale].exchange;
  await confirmMessage(ctx.tx, ctx.actor, await markHere(ctx));
  return redirect(ctx.href('/e-offices/exchange'), { flash: { tone: 'success', text: t.confirmed } });
}

const placeOf = (ctx: ActionContext) => {
  const { id: workerId, municipalityId } = ctx.principal;
  if (!workerId || !municipalityId) throw forbidden();
  const now = ctx.services.clock.now();
  return { municipalityId, workerId, now, today: businessDate(now) };
};

/** A shared answer, new or checked again. */
export async function saveAnswerAction(ctx: ActionContext): Promise<Answer> {
  const t = exchangeTexts[ctx.locale].answers;
  const parsed = parseForm(answerForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showAnswers(ctx, parsed.form);
  const { id, version, question, answer, norm } = parsed.value;
  await saveAnswer(
    ctx.tx,
    ctx.actor,
    placeOf(ctx),
    { question, answer, norm, active: true },
    id === '' ? null : { id, version },
  );
  return redirect(ctx.href('/e-offices/answers'), { flash: { tone: 'success', text: t.saved } });
}

const answerParams = z.object({ answer: z.uuid() });

export async function removeAnswerAction(ctx: ActionContext): Promise<Answer> {
  const t = exchangeTexts[ctx.locale].answers;
  const place = placeOf(ctx);
  const { answer: id } = ctx.params(answerParams);
  const found = (await sharedAnswers(ctx.tx, place.municipalityId)).find((one) => one.id === id);
  if (!found) throw notFound();
  const parsed = parseForm(answerMark, ctx.body, ctx.locale);
  const { question, answer, norm } = found;
  await saveAnswer(
    ctx.tx,
    ctx.actor,
    place,
    { question, answer, norm, active: false },
    { id, version: parsed.ok ? parsed.value.version : 0 },
  );
  return redirect(ctx.href('/e-offices/answers'), { flash: { tone: 'success', text: t.removed } });
}
