import { v7 as uuidv7 } from 'uuid';
import type { CivilDate } from '#platform/calendar/civilDate.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { changesOf } from '../rules/changes.ts';
import type { AgreementKind } from '../schema.ts';
import type { Changed } from './municipality.ts';

/** An agreement on which a provider's workers sit in the centre, or on cooperation (ORG-8: KC-8, KC-11, BP-13). */
export interface AgreementFacts {
  readonly kind: AgreementKind;
  readonly providerId: string | null;
  readonly number: string;
  readonly signedOn: CivilDate;
  readonly validTo: CivilDate | null;
  readonly subject: string;
}

/** A scan already in the file store: its digest and what it is. */
export interface StoredScan {
  readonly sha256: Uint8Array;
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
}

const columnsOf = (facts: AgreementFacts) => ({
  kind: facts.kind,
  provider_id: facts.providerId,
  number: facts.number,
  signed_on: facts.signedOn,
  valid_to: facts.validTo,
  subject: facts.subject,
});

/** Records an agreement. 'taken': one with this number and date is recorded already. */
export async function recordAgreement(
  tx: Tx,
  actor: Actor,
  centreId: string,
  facts: AgreementFacts,
  scan: StoredScan | null,
): Promise<{ id: string } | 'taken'> {
  const id = uuidv7();
  const fileId = scan ? await keepScan(tx, scan) : null;
  const added = await tx
    .insertInto('agreement')
    .values({ id, centre_id: centreId, file_id: fileId, ...columnsOf(facts) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) return 'taken';
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'agreement',
    subjectId: id,
    kind: 'agreement.recorded',
    payload: { number: facts.number, after: { ...facts, scan: scan?.name ?? null } },
  });
  return { id };
}

/** Changes an agreement; a new scan takes the place of the old one, which stays in the store. */
export async function changeAgreement(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  facts: AgreementFacts,
  scan: StoredScan | null,
): Promise<Changed | 'taken'> {
  const row = await tx
    .selectFrom('agreement')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row || row.version !== version) return 'stale';
  const twin = await tx
    .selectFrom('agreement')
    .select('id')
    .where('centre_id', '=', row.centre_id)
    .where('number', '=', facts.number)
    .where('signed_on', '=', facts.signedOn)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (twin) return 'taken';
  const changes = changesOf<AgreementFacts & { scan: string | null }>(
    {
      kind: row.kind as AgreementKind,
      providerId: row.provider_id,
      number: row.number,
      signedOn: row.signed_on,
      validTo: row.valid_to,
      subject: row.subject,
      scan: null,
    },
    { ...facts, scan: scan?.name ?? null },
  );
  if (!changes) return 'unchanged';
  await tx
    .updateTable('agreement')
    .set({
      ...columnsOf(facts),
      version: version + 1,
      ...(scan ? { file_id: await keepScan(tx, scan) } : {}),
    })
    .where('id', '=', id)
    .execute();
  await appendToLedger(tx, actor, {
    centreId: row.centre_id,
    subject: 'agreement',
    subjectId: id,
    kind: 'agreement.changed',
    payload: { number: facts.number, ...changes },
  });
  return 'changed';
}

/** Ends an agreement before its day, or one that had none. False when it has ended already. */
export async function endAgreement(
  tx: Tx,
  actor: Actor,
  id: string,
  endedOn: CivilDate,
  reason: string,
): Promise<boolean> {
  const row = await tx
    .updateTable('agreement')
    .set((e) => ({ ended_on: endedOn, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('ended_on', 'is', null)
    .returning(['centre_id', 'number'])
    .executeTakeFirst();
  if (!row) return false;
  await appendToLedger(tx, actor, {
    centreId: row.centre_id,
    subject: 'agreement',
    subjectId: id,
    kind: 'agreement.ended',
    payload: { number: row.number, date: endedOn, reason },
  });
  return true;
}

async function keepScan(tx: Tx, scan: StoredScan): Promise<string> {
  const id = uuidv7();
  await tx
    .insertInto('stored_file')
    .values({
      id,
      sha256: Buffer.from(scan.sha256),
      bytes: scan.size,
      media_type: scan.mediaType,
      name: scan.name,
    })
    .execute();
  return id;
}
