import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { randomToken, type Secrets, tokenHash } from '#platform/security/secrets.ts';
import type { Actor } from '#platform/session/actor.ts';
import { codeHash } from './codes.ts';
import { groups } from './passwords.ts';

export interface NewDevice {
  readonly centreId: string;
  readonly kind: 'kiosk' | 'board';
  readonly name: string;
}

/**
 * Adds a kiosk or board. `key` is the secret of its browser (cookie `vikno_device` or `Authorization: Bearer`); only its
 * hash is kept, and pairing by code replaces it.
 */
export async function createDevice(
  tx: Tx,
  actor: Actor,
  device: NewDevice,
): Promise<{ id: string; key: string }> {
  const id = v7();
  const key = randomToken();
  await tx
    .insertInto('device')
    .values({
      id,
      centre_id: device.centreId,
      kind: device.kind,
      name: device.name,
      key_hash: tokenHash(key),
    })
    .execute();
  await appendToLedger(tx, actor, {
    centreId: device.centreId,
    subject: 'device',
    subjectId: id,
    kind: 'device.created',
    payload: { kind: device.kind, name: device.name },
  });
  return { id, key };
}

/** A pairing code is typed within minutes of being shown. */
export const pairingMinutes = 30;

const pairingUse = 'device-pairing';

/** A code that gives one browser the device's key, once; earlier codes of the device are void. Only its digest is kept. */
export async function createPairingCode(
  tx: Tx,
  actor: Actor,
  secrets: Secrets,
  device: { id: string; centreId: string },
  now: Date,
): Promise<string> {
  const code = groups(2, 4);
  await tx
    .updateTable('device_pairing')
    .set({ used_at: now })
    .where('device_id', '=', device.id)
    .where('used_at', 'is', null)
    .execute();
  await tx
    .insertInto('device_pairing')
    .values({
      device_id: device.id,
      code_hash: codeHash(secrets, pairingUse, code),
      expires_at: new Date(now.getTime() + pairingMinutes * 60_000),
    })
    .execute();
  await record(tx, actor, device, 'device.pairingOffered');
  return code;
}

/** Uses a pairing code: the device gets a new key, an earlier browser of the same device loses its own. Null: no such code. */
export async function pairDevice(
  tx: Tx,
  actor: Actor,
  secrets: Secrets,
  code: string,
  now: Date,
): Promise<{ kind: string; key: string } | null> {
  const used = await tx
    .updateTable('device_pairing')
    .set({ used_at: now })
    .where('code_hash', '=', codeHash(secrets, pairingUse, code))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('device_id')
    .executeTakeFirst();
  if (!used) return null;
  const key = randomToken();
  const device = await tx
    .updateTable('device')
    .set({ key_hash: tokenHash(key), old_key_hash: null, old_key_until: null, last_seen_at: now })
    .where('id', '=', used.device_id)
    .where('revoked_at', 'is', null)
    .returning(['id', 'kind', 'centre_id as centreId'])
    .executeTakeFirst();
  if (!device) return null;
  await record(tx, actor, device, 'device.paired');
  return { kind: device.kind, key };
}

export async function renameDevice(
  tx: Tx,
  actor: Actor,
  device: { id: string; centreId: string },
  name: string,
): Promise<void> {
  await tx.updateTable('device').set({ name }).where('id', '=', device.id).execute();
  await record(tx, actor, device, 'device.renamed', { name });
}

/** The key stops working with the next request. */
export async function revokeDevice(
  tx: Tx,
  actor: Actor,
  device: { id: string; centreId: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('device')
    .set({ revoked_at: now })
    .where('id', '=', device.id)
    .where('revoked_at', 'is', null)
    .execute();
  await record(tx, actor, device, 'device.revoked');
}

const record = (
  tx: Tx,
  actor: Actor,
  device: { id: string; centreId: string },
  kind: `${string}.${string}`,
  payload: Record<string, unknown> = {},
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: device.centreId,
    subject: 'device',
    subjectId: device.id,
    kind,
    payload,
  });
