import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { type CaseWork, workOn } from '../commands/act.ts';
import {
  abandonDraft,
  acceptCase,
  archiveCase,
  confirmDocument,
  extendCase,
  handOut,
  passToFrontOffice,
  pauseCase,
  reassignCase,
  restartTerm,
  resumeCase,
  sendToBackOffice,
  withdrawCase,
} from '../commands/progress.ts';
import { executorsOf, workerForPaper } from '../data/intake.ts';
import { casesTexts } from '../messages.ts';
import { withErrors } from '../pages/frame.tsx';
import { type LoadedCase, loadCase } from '../pages/load.ts';
import {
  archiveForm,
  extendForm,
  handOutForm,
  pauseForm,
  reassignForm,
  restartForm,
  resumeForm,
  sendForm,
  withdrawForm,
} from '../pages/progressForms.tsx';
import { sendBy } from '../rules/deadline.ts';
import type { CaseAction } from '../rules/lifecycle.ts';
import * as schemas from '../schema.ts';
import { backToCase, seenVersion } from './back.ts';

/** An action that needs nothing but the press. */
const pressed =
  (action: CaseAction, command: (work: CaseWork) => Promise<void>) =>
  async (ctx: ActionContext): Promise<Answer> => {
    const { id } = ctx.params(schemas.caseParams);
    const work = await workOn(ctx, id, seenVersion(ctx), action);
    await command(work);
    return backToCase(ctx, id, casesTexts[ctx.locale].done);
  };

export const acceptAction = pressed('accept', acceptCase);
export const documentReadyAction = pressed('prepareDocument', confirmDocument);
export const toFrontOfficeAction = pressed('sendToFrontOffice', passToFrontOffice);
export const abandonAction = pressed('abandon', abandonDraft);

/** The executor whom the form names, if one of the provider's back office. */
async function chosenExecutor(ctx: ActionContext, { row }: LoadedCase): Promise<string | null> {
  const parsed = schemas.sendForm.safeParse(ctx.body);
  if (!parsed.success || parsed.data.executor === '') return null;
  const today = businessDate(ctx.services.clock.now());
  const executors = await executorsOf(ctx.tx, row.centre_id, row.provider_id, today);
  return executors.some((worker) => worker.id === parsed.data.executor) ? parsed.data.executor : null;
}

export async function sendAction(ctx: ActionContext): Promise<Answer> {
  const loaded = await loadCase(ctx, 'передача до бек-офісу');
  const { row, texts } = loaded;
  const executor = await chosenExecutor(ctx, loaded);
  if (!executor) return sendForm(ctx, loaded, withErrors(ctx, { executor: texts.errors.executor }));
  const work = await workOn(ctx, row.id, seenVersion(ctx), 'sendToBackOffice');
  const registeredOn = work.row.registered_at ? businessDate(work.row.registered_at) : work.today;
  await sendToBackOffice(work, executor, sendBy(await calendarFor(ctx.tx), registeredOn));
  return backToCase(ctx, row.id, texts.sendPage.sent);
}

export async function reassignAction(ctx: ActionContext): Promise<Answer> {
  const loaded = await loadCase(ctx, 'зміна виконавця');
  const { row, texts } = loaded;
  const executor = await chosenExecutor(ctx, loaded);
  if (!executor || executor === row.executor_id)
    return reassignForm(ctx, loaded, withErrors(ctx, { executor: texts.errors.executor }));
  const work = await workOn(ctx, row.id, seenVersion(ctx), 'reassign');
  await reassignCase(work, executor);
  return backToCase(ctx, row.id, texts.done);
}

/** Pause, resume, restart, extension: never without its ground in words (DEADLINE). */
const onGround =
  (
    action: 'pause' | 'resume' | 'restartTerm' | 'extend',
    show: typeof pauseForm,
    command: (work: CaseWork, ground: string, days: number) => Promise<void>,
  ) =>
  async (ctx: ActionContext): Promise<Answer> => {
    const loaded = await loadCase(ctx, 'зміна строку');
    const { row, texts } = loaded;
    const parsed = parseForm(schemas.pauseForm, ctx.body, ctx.locale);
    if (!parsed.ok) return show(ctx, loaded, parsed.form);
    const days = /^\d{1,3}$/.test(parsed.value.days) ? Number(parsed.value.days) : 0;
    const errors: Record<string, string> = {};
    if (parsed.value.ground === '') errors.ground = texts.errors.ground;
    if (action === 'extend' && (days < 1 || days > 365)) errors.days = texts.errors.days;
    if (Object.keys(errors).length > 0) return show(ctx, loaded, withErrors(ctx, errors));
    const work = await workOn(ctx, row.id, seenVersion(ctx), action);
    await command(work, parsed.value.ground, days);
    return backToCase(ctx, row.id, texts.done);
  };

export const pauseAction = onGround('pause', pauseForm, pauseCase);
export const resumeAction = onGround('resume', resumeForm, resumeCase);
export const restartAction = onGround('restartTerm', restartForm, restartTerm);
export const extendAction = onGround('extend', extendForm, extendCase);

export async function handOutAction(ctx: ActionContext): Promise<Answer> {
  const loaded = await loadCase(ctx, 'видача результату');
  const { row, texts, people } = loaded;
  const parsed = parseForm(schemas.handOutForm, ctx.body, ctx.locale);
  if (!parsed.ok) return handOutForm(ctx, loaded, parsed.form);
  const { to, way, proof } = parsed.value;
  const errors: Record<string, string> = {};
  if (to === '' || (to === 'representative' && !people.representative)) errors.to = texts.errors.to;
  if (way === '') errors.way = texts.errors.way;
  if (proof === '') errors.proof = texts.errors.proof;
  if (Object.keys(errors).length > 0 || to === '' || way === '')
    return handOutForm(ctx, loaded, withErrors(ctx, errors));
  const work = await workOn(ctx, row.id, seenVersion(ctx), 'handOut');
  await handOut(work, { to, way, proof }, await workerForPaper(ctx.tx, work.workerId));
  return backToCase(ctx, row.id, texts.handOutPage.done);
}

export async function archiveAction(ctx: ActionContext): Promise<Answer> {
  const loaded = await loadCase(ctx, 'передача до архіву');
  const { row, texts } = loaded;
  const parsed = parseForm(schemas.archiveForm, ctx.body, ctx.locale);
  if (!parsed.ok) return archiveForm(ctx, loaded, parsed.form);
  const today = businessDate(ctx.services.clock.now());
  const keepUntil = parseDateInput(parsed.value.keepUntil);
  const errors: Record<string, string> = {};
  if (!keepUntil || keepUntil <= today) errors.keepUntil = texts.errors.keepUntil;
  if (parsed.value.ground === '') errors.ground = texts.errors.ground;
  if (Object.keys(errors).length > 0 || !keepUntil) return archiveForm(ctx, loaded, withErrors(ctx, errors));
  const work = await workOn(ctx, row.id, seenVersion(ctx), 'archive');
  await archiveCase(work, { shelf: parsed.value.shelf, keepUntil, ground: parsed.value.ground });
  return backToCase(ctx, row.id, texts.archivePage.done);
}

export async function withdrawAction(ctx: ActionContext): Promise<Answer> {
  const loaded = await loadCase(ctx, 'відкликання заяви');
  const { row, texts } = loaded;
  const parsed = parseForm(schemas.withdrawForm, ctx.body, ctx.locale);
  if (!parsed.ok) return withdrawForm(ctx, loaded, parsed.form);
  if (parsed.value.reason === '')
    return withdrawForm(ctx, loaded, withErrors(ctx, { reason: texts.errors.reason }));
  const work = await workOn(ctx, row.id, seenVersion(ctx), 'withdraw');
  await withdrawCase(work, parsed.value.reason);
  return backToCase(ctx, row.id, texts.withdrawPage.done);
}
