import { businessDate } from '#platform/clock/clock.ts';
import { keepFormFiles } from '#platform/files/formFiles.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { issueText } from '#platform/i18n/issueText.ts';
import { addWords, askQuestion } from '../commands/ask.ts';
import { askedCentres, formQuestionsSince } from '../data/places.ts';
import { enquiryTexts } from '../messages.ts';
import { readShownMark, showAsk } from '../pages/ask.tsx';
import { sentPath } from '../pages/sent.tsx';
import { showTrack, showTracked, trackedQuestion } from '../pages/track.tsx';
import { guardProblem, mostADay } from '../rules/guard.ts';
import { addForm, askForm, contactForms } from '../schema.ts';

/** A question by form, without signing in (BR-13). */
export async function askAction(ctx: ActionContext): Promise<Answer> {
  const t = enquiryTexts[ctx.locale].ask.errors;
  const fail = (errors: Record<string, string>) => showAsk(ctx, formError(ctx.body, errors));
  const parsed = parseForm(askForm, ctx.body, ctx.locale);
  const contact = checkContact(ctx);
  if (!parsed.ok) return fail({ ...parsed.form.errors, ...contact.errors });
  const form = parsed.value;
  const now = ctx.services.clock.now();
  const problem = guardProblem({
    hidden: form.website,
    shownAt: readShownMark(ctx, form.shown),
    now: now.getTime(),
  });
  if (problem) return fail({ '': t[problem] });
  const centre = (await askedCentres(ctx.tx)).find(({ code }) => code === form.centre);
  if (!centre) return fail({ ...contact.errors, centre: t.centre });
  if (Object.keys(contact.errors).length > 0) return fail(contact.errors);
  const { email, phone } = contact;
  const dayAgo = new Date(now.getTime() - 24 * 3600_000);
  if ((await formQuestionsSince(ctx.tx, { email, phone }, dayAgo)) >= mostADay) return fail({ '': t.many });
  const added = await keepFormFiles(ctx.services.files, ctx.uploads, 'files');
  if ('refused' in added) return fail({ files: t.files(added.refused.join(', ')) });
  const asked = await askQuestion(ctx.tx, ctx.services, ctx.actor, {
    centre,
    means: 'form',
    answerBy: form.answerBy,
    // A word about a worker is a complaint until a head decides otherwise (KC-15).
    kind: form.topic === 'worker' ? 'complaint' : 'question',
    topic: form.topic,
    subject: form.text.replace(/\s+/g, ' ').slice(0, 80),
    text: form.text,
    askerName: form.name,
    email,
    phone,
    contact: '',
    locale: ctx.locale,
    receivedAt: now,
    workerId: null,
    mailId: null,
    files: added.kept,
    receipt: true,
  });
  return redirect(
    sentPath(ctx, '/ask/sent', {
      number: asked.number,
      code: asked.code,
      kind: form.topic === 'worker' ? 'complaint' : 'question',
      from: businessDate(now),
      by: form.answerBy,
    }),
  );
}

/** The contact that the chosen way of answering needs; of the others nothing is kept. */
function checkContact(ctx: ActionContext): {
  readonly email: string | null;
  readonly phone: string | null;
  readonly errors: Record<string, string>;
} {
  const { values } = formError(ctx.body, {});
  const none = { email: null, phone: null, errors: {} };
  const by = values.answerBy;
  if (by !== 'email' && by !== 'telephone') return none;
  const field = by === 'email' ? 'email' : 'phone';
  const parsed = contactForms[field].safeParse(values[field] ?? '');
  if (parsed.success) return { ...none, [field]: parsed.data };
  const [issue] = parsed.error.issues;
  return { ...none, errors: { [field]: issue ? issueText(issue, ctx.locale) : '' } };
}

/** Words that the asker adds on the site, by number and code. */
export async function addAction(ctx: ActionContext): Promise<Answer> {
  const t = enquiryTexts[ctx.locale].track;
  const parsed = parseForm(addForm, ctx.body, ctx.locale);
  const found = parsed.ok ? await trackedQuestion(ctx, parsed.value) : undefined;
  if (!parsed.ok || !found) return showTrack(ctx, formError(ctx.body, { number: t.wrong }));
  const { text } = parsed.value;
  if (text === '') return showTracked(ctx, found, formError(ctx.body, { text: t.addMissing }));
  const added = await keepFormFiles(ctx.services.files, ctx.uploads, 'files');
  if ('refused' in added) {
    const files = enquiryTexts[ctx.locale].ask.errors.files(added.refused.join(', '));
    return showTracked(ctx, found, formError(ctx.body, { files }));
  }
  await addWords(ctx.tx, ctx.actor, found, {
    text,
    at: ctx.services.clock.now(),
    mailId: null,
    files: added.kept,
  });
  return redirect(ctx.href('/question'), { flash: { tone: 'success', text: t.added } });
}
