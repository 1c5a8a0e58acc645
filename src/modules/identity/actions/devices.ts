import type { Database } from '#platform/database/database.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext, Context } from '#platform/http/context.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import { formValues, parseForm } from '#platform/http/forms.ts';
import { forbidden, notFound } from '#platform/http/problems.ts';
import { tokenHash } from '#platform/security/secrets.ts';
import {
  createDevice,
  createPairingCode,
  pairDevice,
  renameDevice,
  revokeDevice,
} from '../commands/devices.ts';
import { endSessions } from '../commands/sessions.ts';
import { countAttempt, counterOf, forgive } from '../commands/throttle.ts';
import { centresInReach, type Device, deviceById } from '../data/devices.ts';
import { type DeviceRow, deviceStatement } from '../data/principals.ts';
import { words } from '../messages.ts';
import { codePage, devicePage, deviceParams, devicesPage, pairingPage } from '../pages/devices.tsx';
import { deviceScope } from '../rights.ts';
import { keyRefusal } from '../rules/keyRights.ts';
import { deviceCookieDays, tokenShape } from '../rules/session.ts';
import { networkOf, pairRule } from '../rules/throttle.ts';
import { deviceSchema } from '../schema.ts';
import { noSessionCookie } from './sessionCookie.ts';

export async function createDeviceAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx.locale).devices;
  const parsed = parseForm(deviceSchema, ctx.body, ctx.locale);
  if (!parsed.ok) {
    const better: Record<string, string> = {
      centreId: t.centreMissing,
      kind: t.kindMissing,
      name: t.nameMissing,
    };
    const errors = Object.keys(parsed.form.errors).map((field) => [field, better[field] ?? '']);
    return devicesPage(ctx, { values: parsed.form.values, errors: Object.fromEntries(errors) }, 422);
  }
  const centres = await centresInReach(ctx.tx, deviceScope(ctx.principal));
  if (!centres.some(({ id }) => id === parsed.value.centreId)) throw forbidden();
  const { id } = await createDevice(ctx.tx, ctx.actor, parsed.value);
  return offerCode(ctx, { id, centreId: parsed.value.centreId });
}

export async function pairAgainAction(ctx: ActionContext): Promise<Answer> {
  const device = await theDevice(ctx);
  // A system has no browser to pair: it is given a new key.
  if (device.kind === 'system') throw notFound();
  return offerCode(ctx, device);
}

async function offerCode(ctx: ActionContext, device: { id: string; centreId: string }): Promise<Answer> {
  const { secrets, clock } = ctx.services;
  return codePage(ctx, await createPairingCode(ctx.tx, ctx.actor, secrets, device, clock.now()));
}

export async function renameDeviceAction(ctx: ActionContext): Promise<Answer> {
  const t = words(ctx.locale).devices;
  const device = await theDevice(ctx);
  const name = deviceSchema.shape.name.safeParse(formValues(ctx.body).name);
  if (!name.success) return devicePage(ctx, t.nameMissing);
  await renameDevice(ctx.tx, ctx.actor, device, name.data);
  return redirect(ctx.href('/devices'), { flash: { tone: 'success', text: t.renamed } });
}

export async function revokeDeviceAction(ctx: ActionContext): Promise<Answer> {
  const device = await theDevice(ctx);
  await revokeDevice(ctx.tx, ctx.actor, device, ctx.services.clock.now());
  return redirect(ctx.href(device.kind === 'system' ? '/devices/systems' : '/devices'), {
    flash: { tone: 'success', text: words(ctx.locale).devices.revokedDone },
  });
}

/** A browser becomes a kiosk or board. Its key leaves in the cookie alone; a worker's session in it ends. */
export async function pairAction(ctx: Context): Promise<Answer> {
  const t = words(ctx.locale);
  const { code } = formValues(ctx.body);
  if (typeof code !== 'string' || code === '') return pairingPage(ctx, '', t.devices.pairMissing, 422);
  const { database, secrets, clock, live } = ctx.services;
  const now = clock.now();
  const counter = counterOf('pairing', networkOf(ctx.clientAddress), pairRule);
  const wait = await countAttempt(database.queries, [counter], now);
  if (wait > 0) return pairingPage(ctx, code, t.wait(wait), 429);
  const paired =
    (await deviceWithKey(database, code, now)) ??
    (await database.transaction((tx) => pairDevice(tx, ctx.actor, secrets, code, now)));
  if (!paired) return pairingPage(ctx, code, t.devices.pairRefused, 422);
  await forgive(database.queries, [counter], []);
  const { kind, sessionId, id } = ctx.principal;
  if (kind === 'worker' && sessionId && id) {
    await database.transaction((tx) =>
      endSessions(tx, ctx.actor, { workerId: id, only: sessionId, reason: 'signOut' }, now),
    );
  }
  live.poke();
  return redirect(ctx.href(paired.kind === 'board' ? '/board' : '/kiosk'), {
    cookies: [
      { name: cookieNames.device, value: paired.key, maxAge: deviceCookieDays * 86_400 },
      noSessionCookie,
    ],
  });
}

/** A browser that lost its cookie may be given the key itself, kept by whoever set the kiosk up. */
async function deviceWithKey(
  database: Database,
  key: string,
  now: Date,
): Promise<{ kind: string; key: string } | undefined> {
  if (!tokenShape.test(key)) return undefined;
  const [device] = await database.hot<DeviceRow>(deviceStatement, [[tokenHash(key)]]);
  if (!device || device.kind === 'system' || keyRefusal(device, now) !== null) return undefined;
  return { kind: device.kind, key };
}

async function theDevice(ctx: ActionContext): Promise<Device> {
  const device = await deviceById(ctx.tx, deviceScope(ctx.principal), ctx.params(deviceParams).id);
  if (!device || device.revokedAt) throw notFound();
  if (!device.wholly) throw forbidden();
  return device;
}
