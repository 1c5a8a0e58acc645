import type { z } from 'zod';
import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { type FormState, formError, parseForm } from '#platform/http/forms.ts';
import { conflict, forbidden, stale } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import {
  assignQuestion,
  classifyQuestion,
  closeQuestion,
  extendTerm,
  forwardQuestion,
  recordCall,
  sayToAsker,
  type Work,
} from '../commands/work.ts';
import { nameableServices } from '../data/named.ts';
import { answerers, forwardPlaces } from '../data/places.ts';
import type { Question } from '../data/questions.ts';
import { enquiryTexts } from '../messages.ts';
import { questionOf, showQuestion } from '../pages/question.tsx';
import { type AnswerBy, type QuestionAction, refusal } from '../rules/lifecycle.ts';
import { extension, keptExtension } from '../rules/terms.ts';
import {
  assignForm,
  callForm,
  classifyForm,
  closeForm,
  extendForm,
  forwardForm,
  sayForm,
  spokenExtendForm,
  spokenForm,
  versionForm,
} from '../schema.ts';

type Done = { readonly text: string } | { readonly errors: Record<string, string> };

/** One action of a worker: within reach, allowed now, of the row that the screen showed. */
function worked<T extends { readonly version: number }>(
  action: QuestionAction,
  schemaOf: (question: Question) => z.ZodType<T>,
  work: (given: {
    readonly ctx: ActionContext;
    readonly question: Question;
    readonly form: T;
    readonly work: Work;
  }) => Promise<Done>,
) {
  return async (ctx: ActionContext): Promise<Answer> => {
    const t = enquiryTexts[ctx.locale].page;
    const question = await questionOf(ctx);
    const workerId = ctx.principal.id;
    if (!workerId) throw forbidden();
    const again = (form: FormState) => showQuestion(ctx, question, { action, form });
    const parsed = parseForm(schemaOf(question), ctx.body, ctx.locale);
    if (!parsed.ok) return again(parsed.form);
    if (parsed.value.version !== question.version) throw stale();
    const refused = refusal(question, action, ctx.principal.role);
    if (refused === 'complaint') throw conflict(t.refusedComplaint);
    if (refused === 'state') throw conflict(t.refusedState);
    const done = await work({
      ctx,
      question,
      form: parsed.value,
      work: {
        tx: ctx.tx,
        actor: ctx.actor,
        services: ctx.services,
        workerId,
        now: ctx.services.clock.now(),
      },
    });
    if ('errors' in done) return again(formError(ctx.body, done.errors));
    // What was passed on is often not to be seen from here any more.
    const to = action === 'forward' ? '/questions' : `/questions/${question.id}`;
    return redirect(ctx.href(to), { flash: { tone: 'success', text: done.text } });
  };
}

const textsOf = (ctx: ActionContext) => enquiryTexts[ctx.locale].page;

/** A time of today that has been already; null for one to come. */
const todayAt = (ctx: ActionContext, time: string): Date | null => {
  const now = ctx.services.clock.now();
  const at = kyivInstant(businessDate(now), time.replace('.', ':').padStart(5, '0'));
  return at > now ? null : at;
};

export const takeAction = worked(
  'take',
  () => versionForm,
  async ({ ctx, question, work }) => {
    await assignQuestion(work, question, work.workerId);
    return { text: textsOf(ctx).assigned };
  },
);

export const assignAction = worked(
  'assign',
  () => assignForm,
  async ({ ctx, question, form, work }) => {
    const today = businessDate(work.now);
    const able = await answerers(ctx.tx, question.centreId, question.providerId, today);
    if (!able.some(({ id }) => id === form.worker)) return { errors: { worker: textsOf(ctx).choose } };
    await assignQuestion(work, question, form.worker);
    return { text: textsOf(ctx).assigned };
  },
);

export const classifyAction = worked(
  'classify',
  () => classifyForm,
  async ({ ctx, question, form: { kind, topic }, work }) => {
    const calendar = await calendarFor(ctx.tx);
    const extendedTo = keptExtension(calendar, kind, question.termFrom, question.extendedTo);
    await classifyQuestion(work, question, { kind, topic }, extendedTo);
    return { text: textsOf(ctx).classified };
  },
);

/** By telephone the worker says when they spoke; null: the time is wrong. Otherwise by letter, else on the site. */
function meansOf(
  ctx: ActionContext,
  question: Question,
  form: { readonly spokenAt?: string | undefined; readonly spokenWith: string },
): { readonly by: AnswerBy; readonly spokenAt: Date | null; readonly spokenWith: string } | null {
  const spokenAt = form.spokenAt === undefined ? null : todayAt(ctx, form.spokenAt);
  if (form.spokenAt !== undefined && spokenAt === null) return null;
  const unsent = question.answerBy === 'email' && !ctx.services.mail.configured;
  return {
    by: unsent ? 'site' : question.answerBy,
    spokenAt,
    spokenWith: spokenAt ? form.spokenWith : '',
  };
}

const saying = (action: 'answer' | 'askBack') =>
  worked(
    action,
    (question): z.ZodType<z.infer<typeof sayForm> & { spokenAt?: string }> =>
      question.answerBy === 'telephone' ? spokenForm : sayForm,
    async ({ ctx, question, form, work }) => {
      const t = textsOf(ctx);
      const means = meansOf(ctx, question, form);
      if (!means) return { errors: { spokenAt: t.timeWrong } };
      const known = form.services.length > 0 ? await nameableServices(ctx.tx, question.centreId) : [];
      if (!form.services.every((id) => known.some((service) => service.id === id)))
        return { errors: { services: t.choose } };
      await sayToAsker(work, question, {
        kind: action === 'answer' ? 'answer' : 'clarification',
        text: form.text,
        ...means,
        services: form.services,
      });
      if (action === 'askBack') return { text: t.askedBack };
      return { text: means.by === 'email' ? t.answeredMail : t.answered };
    },
  );
export const answerAction = saying('answer');
export const askBackAction = saying('askBack');

export const callAction = worked(
  'call',
  () => callForm,
  async ({ ctx, question, form, work }) => {
    const at = todayAt(ctx, form.spokenAt);
    if (!at) return { errors: { spokenAt: textsOf(ctx).timeWrong } };
    await recordCall(work, question, { at, text: form.note });
    return { text: textsOf(ctx).called };
  },
);

export const forwardAction = worked(
  'forward',
  () => forwardForm,
  async ({ ctx, question, form, work }) => {
    const [centreId = '', providerId = null] = form.to.split(':');
    const places = await forwardPlaces(ctx.tx, ctx.principal.municipalityId ?? '');
    const known = places.some(
      (place) => place.centreId === centreId && (providerId === null || place.providerId === providerId),
    );
    if (!known) return { errors: { to: textsOf(ctx).choose } };
    await forwardQuestion(work, question, { centreId, providerId, reason: form.reason });
    return { text: textsOf(ctx).forwarded };
  },
);

/** Only the head, within the most that the law allows, while the term has not ended. */
export const extendAction = worked(
  'extend',
  (question): z.ZodType<z.infer<typeof extendForm> & { spokenAt?: string }> =>
    question.answerBy === 'telephone' ? spokenExtendForm : extendForm,
  async ({ ctx, question, form, work }) => {
    const t = textsOf(ctx);
    const may = extension(await calendarFor(ctx.tx), question, businessDate(work.now));
    if (typeof may === 'string') throw conflict(t.extendRefused[may]);
    const { to } = form;
    if (to < may.first || to > may.last) {
      const [first, last] = [may.first, may.last].map((day) => formatDate(ctx.locale, day));
      return { errors: { to: t.extendWrong(first ?? '', last ?? '') } };
    }
    const means = meansOf(ctx, question, form);
    if (!means) return { errors: { spokenAt: t.timeWrong } };
    await extendTerm(work, question, { to, act: may.act, text: form.reason, ...means });
    return { text: t.extended(formatDate(ctx.locale, to)) };
  },
);

export const closeAction = worked(
  'close',
  () => closeForm,
  async ({ ctx, question, form, work }) => {
    // Without an answer the asker learns why (BR-13: nothing is lost between).
    if (question.state !== 'answered' && form.reason === '')
      return { errors: { reason: textsOf(ctx).reasonMissing } };
    await closeQuestion(work, question, form.reason);
    return { text: textsOf(ctx).closed };
  },
);
