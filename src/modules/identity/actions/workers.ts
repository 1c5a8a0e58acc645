import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext, Context } from '#platform/http/context.ts';
import { type FormState, formError, parseForm } from '#platform/http/forms.ts';
import { conflict, notFound, stale } from '#platform/http/problems.ts';
import {
  editWorker,
  endGrant,
  otherAdministrators,
  resetPassword,
  resetSecondFactor,
  setActive,
} from '../commands/accounts.ts';
import { createWorker, grantRole } from '../commands/workers.ts';
import { allGrants, grantsOn } from '../data/grants.ts';
import { type PlaceOption, rolePlaces } from '../data/places.ts';
import { accountOfLogin, dutiesOf, type WorkerCard, workerCard } from '../data/workers.ts';
import { words } from '../messages.ts';
import { workerPage, workerParams } from '../pages/worker.tsx';
import { newWorkerPage, oncePage } from '../pages/workers.tsx';
import { placeOf } from '../rules/access.ts';
import { editedPersonSchema, grantSchema, newWorkerSchema } from '../schema.ts';

export async function createWorkerAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx.locale).workers;
  const parsed = parseForm(newWorkerSchema, ctx.body, ctx.locale);
  if (!parsed.ok) return newWorkerPage(ctx, personWords(ctx, parsed.form), 422);
  if (await accountOfLogin(ctx.tx, parsed.value.login))
    return newWorkerPage(ctx, formError(ctx.body, { login: t.loginTaken }), 422);
  const created = await createWorker(ctx.tx, ctx.actor, parsed.value);
  return oncePage(ctx, { id: created.id, login: parsed.value.login }, created.oneTimePassword ?? '');
}

export async function editWorkerAction(ctx: ActionContext): Promise<Answer> {
  const worker = await theWorker(ctx);
  const parsed = parseForm(editedPersonSchema, ctx.body, ctx.locale);
  if (!parsed.ok) return workerPage(ctx, { person: personWords(ctx, parsed.form) }, 422);
  const { version, ...person } = parsed.value;
  const saved = await editWorker(ctx.tx, ctx.actor, { id: worker.id, version }, person);
  if (saved === 'stale') throw stale();
  return done(ctx, worker.id, words(ctx.locale).workers.saved);
}

/** A message that says how to mend each field, in place of the general one. */
function personWords(ctx: Context, form: FormState): FormState {
  const t = words(ctx.locale).workers;
  const better: Record<string, string> = {
    login: t.loginWrong,
    surname: form.values.surname ? t.tooLong : t.surnameMissing,
    given: form.values.given ? t.tooLong : t.givenMissing,
    email: t.emailWrong,
  };
  const errors = Object.keys(form.errors).map((field) => [field, better[field] ?? t.tooLong]);
  return { values: form.values, errors: Object.fromEntries(errors) };
}

export async function grantRoleAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx.locale).workers;
  const worker = await theWorker(ctx);
  const parsed = parseForm(grantSchema, ctx.body, ctx.locale);
  const refuse = (errors: Record<string, string>) =>
    workerPage(ctx, { grant: formError(ctx.body, errors) }, 422);
  if (!parsed.ok) {
    const better: Record<string, string> = {
      role: t.roleWrong,
      eofficeNumber: t.placeWrong.eoffice,
      validFrom: t.fromWrong,
      endedOn: t.untilWrong,
    };
    const errors = Object.keys(parsed.form.errors).map((name) => [name, better[name] ?? t.choosePlace]);
    return refuse(Object.fromEntries(errors));
  }
  const { role, place: placeValue, eofficeNumber, validFrom, endedOn } = parsed.value;
  const place = (await rolePlaces(ctx.tx)).find(({ value }) => value === placeValue);
  const wanted = placeOf[role];
  if (!fits(wanted, place, placeValue, eofficeNumber)) {
    return refuse({ [wanted === 'eoffice' ? 'eofficeNumber' : 'place']: t.placeWrong[wanted] });
  }
  if (endedOn !== null && endedOn <= validFrom) return refuse({ endedOn: t.untilWrong });
  const held = await allGrants(ctx.tx, worker.id);
  const municipalityId = place?.kind === 'municipality' ? place.municipalityId : null;
  const same = held.some(
    (grant) =>
      grant.role === role &&
      (grant.endedOn === null || grant.endedOn > validFrom) &&
      grant.centreId === (place?.centreId ?? null) &&
      grant.providerId === (place?.providerId ?? null) &&
      grant.municipalityId === municipalityId &&
      grant.eofficeNumber === eofficeNumber,
  );
  if (same) return refuse({ role: t.already });
  await grantRole(ctx.tx, ctx.actor, {
    workerId: worker.id,
    role,
    municipalityId,
    centreId: place?.centreId ?? null,
    providerId: place?.providerId ?? null,
    eofficeNumber,
    validFrom,
    endedOn,
  });
  return done(ctx, worker.id, t.granted);
}

function fits(
  wanted: (typeof placeOf)[keyof typeof placeOf],
  place: PlaceOption | undefined,
  placeValue: string,
  eofficeNumber: number | null,
): boolean {
  if (placeValue !== '' && !place) return false;
  if (wanted === 'eoffice') return eofficeNumber !== null && !place;
  if (eofficeNumber !== null) return false;
  if (wanted === 'none') return !place;
  if (wanted === 'optionalMunicipality') return !place || place.kind === 'municipality';
  return place?.kind === wanted;
}

const roleParams = z.object({ id: z.uuid(), grant: z.uuid() });

export async function endRoleAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx.locale).workers;
  const { grant: id } = ctx.params(roleParams);
  const worker = await theWorker(ctx);
  const today = businessDate(ctx.services.clock.now());
  const grants = await grantsOn(ctx.tx, worker.id, today);
  const grant = grants.find((one) => one.id === id);
  const administers = grants.filter(({ role }) => role === 'administrator').length;
  if (grant?.role === 'administrator' && administers === 1) await keepOneAdministrator(ctx, worker.id);
  const ended = await endGrant(ctx.tx, ctx.actor, { id, workerId: worker.id }, today);
  if (!ended) throw notFound();
  return done(ctx, worker.id, t.roleEnded);
}

export async function deactivateAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx.locale).workers;
  const worker = await theWorker(ctx);
  const duties = await dutiesOf(ctx.tx, worker.id);
  if (duties.desk !== null) throw conflict(t.atDesk(duties.desk));
  if (duties.openCases > 0) throw conflict(t.hasCases(duties.openCases));
  const now = ctx.services.clock.now();
  const grants = await grantsOn(ctx.tx, worker.id, businessDate(now));
  if (grants.some(({ role }) => role === 'administrator')) await keepOneAdministrator(ctx, worker.id);
  await setActive(ctx.tx, ctx.actor, worker.id, false, now);
  return done(ctx, worker.id, t.deactivated);
}

export async function activateAction(ctx: ActionContext): Promise<Answer> {
  const worker = await theWorker(ctx);
  await setActive(ctx.tx, ctx.actor, worker.id, true, ctx.services.clock.now());
  return done(ctx, worker.id, words(ctx.locale).workers.activated);
}

export async function resetPasswordAction(ctx: ActionContext): Promise<Answer> {
  const worker = await theWorker(ctx);
  const once = await resetPassword(ctx.tx, ctx.actor, worker.id, ctx.services.clock.now());
  return oncePage(ctx, worker, once);
}

export async function resetSecondFactorAction(ctx: ActionContext): Promise<Answer> {
  const worker = await theWorker(ctx);
  await resetSecondFactor(ctx.tx, ctx.actor, worker.id, ctx.services.clock.now());
  return done(ctx, worker.id, words(ctx.locale).workers.appReset);
}

async function keepOneAdministrator(ctx: ActionContext, workerId: string): Promise<void> {
  const today = businessDate(ctx.services.clock.now());
  if ((await otherAdministrators(ctx.tx, workerId, today)) === 0)
    throw conflict(words(ctx.locale).workers.lastAdministrator);
}

async function theWorker(ctx: ActionContext): Promise<WorkerCard> {
  const worker = await workerCard(ctx.tx, ctx.params(workerParams).id);
  if (!worker) throw notFound();
  return worker;
}

const done = (ctx: Context, id: string, text: string): Answer =>
  redirect(ctx.href(`/admin/workers/${id}`), { flash: { tone: 'success', text } });
