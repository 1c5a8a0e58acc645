import { addDays } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { type FormState, formError, formValues } from '#platform/http/forms.ts';
import { forbidden, notFound } from '#platform/http/problems.ts';
import { changeKeyTerms, createSystem, rotateKey, withdrawCentres } from '../commands/keys.ts';
import { centresInReach, type Device, deviceById } from '../data/devices.ts';
import { words } from '../messages.ts';
import { deviceParams } from '../pages/devices.tsx';
import { newSystemPage } from '../pages/newSystem.tsx';
import { keyShownPage, systemPage } from '../pages/system.tsx';
import { deviceScope } from '../rights.ts';
import { keyTermsSchema, overlapSchema, systemSchema } from '../schema.ts';

export async function createSystemAction(ctx: ActionContext): Promise<Answer> {
  const parsed = systemSchema.safeParse(formValues(ctx.body));
  if (!parsed.success) return newSystemPage(ctx, explained(ctx, parsed.error.issues), 422);
  const { expires, centreId: centreIds, ...system } = parsed.data;
  if (isPast(ctx, expires)) return newSystemPage(ctx, past(ctx), 422);
  const [centreId = '', ...furtherIds] = await reached(ctx, centreIds);
  const { key } = await createSystem(ctx.tx, ctx.actor, {
    ...system,
    centreId,
    furtherIds,
    expiresAt: endOf(expires),
  });
  return keyShownPage(ctx, key, null);
}

export async function keyTermsAction(ctx: ActionContext): Promise<Answer> {
  const device = await theDevice(ctx);
  if (device.kind !== 'system') throw notFound();
  const parsed = keyTermsSchema.safeParse(formValues(ctx.body));
  if (!parsed.success) return systemPage(ctx, device, explained(ctx, parsed.error.issues), 422);
  const { expires, centreId: centreIds, ...terms } = parsed.data;
  if (isPast(ctx, expires)) return systemPage(ctx, device, past(ctx), 422);
  const places = await reached(ctx, centreIds);
  await changeKeyTerms(ctx.tx, ctx.actor, device, { ...terms, expiresAt: endOf(expires) }, places);
  return redirect(ctx.href(`/devices/${device.id}`), {
    flash: { tone: 'success', text: words(ctx.locale).keys.saved },
  });
}

/** The head of one of several centres ends what a key opens in theirs; the others decide for themselves. */
export async function withdrawAction(ctx: ActionContext): Promise<Answer> {
  const device = await deviceHere(ctx);
  if (device.kind !== 'system' || device.wholly) throw notFound();
  const { centreIds } = deviceScope(ctx.principal);
  const ours = (id: string) => centreIds === 'all' || centreIds.includes(id);
  const ids = device.centres.map(({ id }) => id);
  await withdrawCentres(
    ctx.tx,
    ctx.actor,
    device,
    ids.filter(ours),
    ids.filter((id) => !ours(id)),
  );
  return redirect(ctx.href('/devices/systems'), {
    flash: { tone: 'success', text: words(ctx.locale).keys.withdrawn },
  });
}

/** A new key for any device; it leaves in this answer alone. */
export async function rotateKeyAction(ctx: ActionContext): Promise<Answer> {
  const device = await theDevice(ctx);
  const { overlap } = overlapSchema.parse(formValues(ctx.body));
  const now = ctx.services.clock.now();
  const oldUntil = overlap === 0 ? null : new Date(now.getTime() + overlap * 3_600_000);
  return keyShownPage(ctx, await rotateKey(ctx.tx, ctx.actor, device, oldUntil), { oldUntil });
}

/** The last day counts to its end in Kyiv. */
const endOf = (day: string | null): Date | null =>
  day === null ? null : kyivInstant(addDays(day, 1), '00:00');

const isPast = (ctx: ActionContext, day: string | null): boolean =>
  day !== null && day < businessDate(ctx.services.clock.now());

const past = (ctx: ActionContext): FormState =>
  formError(ctx.body, { expires: words(ctx.locale).keys.expiresPast });

function explained(ctx: ActionContext, issues: readonly { path: PropertyKey[] }[]): FormState {
  const { keys, devices } = words(ctx.locale);
  const better: Readonly<Record<string, string>> = {
    centreId: devices.centreMissing,
    name: devices.nameMissing,
    rights: keys.rightsMissing,
    expires: keys.expiresPast,
    perMinute: keys.perMinuteWrong,
  };
  const fields = issues.map(({ path }) => String(path[0] ?? ''));
  return formError(ctx.body, Object.fromEntries(fields.map((field) => [field, better[field] ?? ''])));
}

/** Centres that were ticked, all of them within reach. */
async function reached(ctx: ActionContext, ids: readonly string[]): Promise<readonly string[]> {
  const centres = await centresInReach(ctx.tx, deviceScope(ctx.principal));
  if (!ids.every((id) => centres.some((centre) => centre.id === id))) throw forbidden();
  return ids;
}

async function deviceHere(ctx: ActionContext): Promise<Device> {
  const device = await deviceById(ctx.tx, deviceScope(ctx.principal), ctx.params(deviceParams).id);
  if (!device || device.revokedAt) throw notFound();
  return device;
}

async function theDevice(ctx: ActionContext): Promise<Device> {
  const device = await deviceHere(ctx);
  if (!device.wholly) throw forbidden();
  return device;
}
