import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { randomToken, tokenHash } from '#platform/security/secrets.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { KeyRight } from '../rules/keyRights.ts';

/** What a key opens, until when, and how often. */
export interface KeyTerms {
  readonly rights: readonly KeyRight[];
  /** Null: until it is revoked. */
  readonly expiresAt: Date | null;
  readonly perMinute: number;
}

export interface NewSystem extends KeyTerms {
  readonly centreId: string;
  /** Centres that it opens beside that one. */
  readonly furtherIds?: readonly string[];
  readonly name: string;
}

interface Place {
  readonly id: string;
  readonly centreId: string;
}

/** Makes the key of another system. It is given back once; only its digest is kept. */
export async function createSystem(
  tx: Tx,
  actor: Actor,
  system: NewSystem,
): Promise<{ id: string; key: string }> {
  const id = v7();
  const key = randomToken();
  await tx
    .insertInto('device')
    .values({
      id,
      centre_id: system.centreId,
      kind: 'system',
      name: system.name,
      key_hash: tokenHash(key),
      rights: [...system.rights],
      expires_at: system.expiresAt,
      per_minute: system.perMinute,
    })
    .execute();
  await setFurther(tx, id, system.furtherIds ?? []);
  await record(tx, actor, { id, centreId: system.centreId }, 'device.created', {
    kind: 'system',
    name: system.name,
    centres: [system.centreId, ...(system.furtherIds ?? [])],
    ...termsPayload(system),
  });
  return { id, key };
}

const setFurther = async (tx: Tx, deviceId: string, centreIds: readonly string[]): Promise<void> => {
  await tx.deleteFrom('device_centre').where('device_id', '=', deviceId).execute();
  if (centreIds.length > 0)
    await tx
      .insertInto('device_centre')
      .values(centreIds.map((centreId) => ({ device_id: deviceId, centre_id: centreId })))
      .execute();
};

/** Changes what a system's key opens and where, from the next request on. The first centre stays while it is among them. */
export async function changeKeyTerms(
  tx: Tx,
  actor: Actor,
  device: Place,
  terms: KeyTerms,
  centreIds: readonly string[],
): Promise<void> {
  await setCentres(tx, device, centreIds);
  await tx
    .updateTable('device')
    .set({ rights: [...terms.rights], expires_at: terms.expiresAt, per_minute: terms.perMinute })
    .where('id', '=', device.id)
    .where('kind', '=', 'system')
    .execute();
  await record(tx, actor, device, 'device.rightsChanged', { ...termsPayload(terms), centres: centreIds });
}

async function setCentres(tx: Tx, device: Place, centreIds: readonly string[]): Promise<void> {
  const first = centreIds.includes(device.centreId) ? device.centreId : centreIds[0];
  if (first === undefined) throw new RangeError('a key opens one centre at least');
  await tx.updateTable('device').set({ centre_id: first }).where('id', '=', device.id).execute();
  await setFurther(
    tx,
    device.id,
    centreIds.filter((id) => id !== first),
  );
}

/**
 * Takes centres out of a key that opens others too: their own head may always say that it is enough. `left` are the
 * centres that it still opens.
 */
export async function withdrawCentres(
  tx: Tx,
  actor: Actor,
  device: Place,
  taken: readonly string[],
  left: readonly string[],
): Promise<void> {
  await setCentres(tx, device, left);
  for (const centreId of taken)
    await record(tx, actor, { id: device.id, centreId }, 'device.centreWithdrawn', { centreId });
}

/** A new key; the one before it works until `oldUntil`, an earlier one no more. Null `oldUntil`: from now on only the new one. */
export async function rotateKey(tx: Tx, actor: Actor, device: Place, oldUntil: Date | null): Promise<string> {
  const key = randomToken();
  await tx
    .updateTable('device')
    .set((eb) => ({
      key_hash: tokenHash(key),
      old_key_hash: oldUntil === null ? null : eb.ref('key_hash'),
      old_key_until: oldUntil,
    }))
    .where('id', '=', device.id)
    .where('revoked_at', 'is', null)
    .execute();
  await record(tx, actor, device, 'device.keyRotated', { oldUntil: oldUntil?.toISOString() ?? null });
  return key;
}

const termsPayload = (terms: KeyTerms) => ({
  rights: terms.rights,
  expiresAt: terms.expiresAt?.toISOString() ?? null,
  perMinute: terms.perMinute,
});

const record = (
  tx: Tx,
  actor: Actor,
  device: Place,
  kind: `device.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: device.centreId,
    subject: 'device',
    subjectId: device.id,
    kind,
    payload,
  });
