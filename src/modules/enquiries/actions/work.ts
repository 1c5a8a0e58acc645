import type { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { type FormState, formError, parseForm } from '#platform/http/forms.ts';
import { conflict, forbidden, stale } from '#platform/http/problems.ts';
import {
  assignQuestion,
  classifyQuestion,
  closeQuestion,
  forwardQuestion,
  recordCall,
  sayToAsker,
  type Work,
} from '../commands/work.ts';
import { answerers, forwardPlaces } from '../data/places.ts';
import type { Question } from '../data/questions.ts';
import { enquiryTexts } from '../messages.ts';
import { questionOf, showQuestion } from '../pages/question.tsx';
import { type QuestionAction, refusal } from '../rules/lifecycle.ts';
import {
  assignForm,
  callForm,
  classifyForm,
  closeForm,
  forwardForm,
  sayForm,
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
    await classifyQuestion(work, question, { kind, topic });
    return { text: textsOf(ctx).classified };
  },
);

/** By telephone the worker says when they spoke; a letter leaves by itself; the rest is read on the site. */
const saying = (action: 'answer' | 'askBack') =>
  worked(
    action,
    (question): z.ZodType<z.infer<typeof sayForm> & { spokenAt?: string }> =>
      question.answerBy === 'telephone' ? spokenForm : sayForm,
    async ({ ctx, question, form, work }) => {
      const t = textsOf(ctx);
      const spokenAt = form.spokenAt === undefined ? null : todayAt(ctx, form.spokenAt);
      if (form.spokenAt !== undefined && spokenAt === null) return { errors: { spokenAt: t.timeWrong } };
      const mail = question.answerBy === 'email' && ctx.services.mail.configured;
      await sayToAsker(work, question, {
        kind: action === 'answer' ? 'answer' : 'clarification',
        text: form.text,
        by: question.answerBy === 'email' && !mail ? 'site' : question.answerBy,
        spokenAt,
        spokenWith: spokenAt ? form.spokenWith : '',
      });
      if (action === 'askBack') return { text: t.askedBack };
      return { text: mail ? t.answeredMail : t.answered };
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
