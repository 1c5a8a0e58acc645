import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { randomToken, tokenHash } from '#platform/security/secrets.ts';
import type { Actor } from '#platform/session/actor.ts';

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
