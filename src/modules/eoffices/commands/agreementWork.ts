import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { AgreementCorrection, DocumentFacts, EndFacts, Prolonging } from '../schemas/agreements.ts';

/** A scan already in the file store. */
export interface Scan {
  readonly sha256: Uint8Array;
  readonly size: number;
  readonly mediaType: string;
  readonly name: string;
}

/** The row of a scan; its identifier. */
export async function keepScan(tx: Tx, scan: Scan): Promise<string> {
  const id = v7();
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

/** Who records, and when. */
export interface Recording {
  readonly workerId: string;
  readonly now: Date;
}

interface Known {
  readonly id: string;
  readonly eofficeId: string;
  readonly number: string;
  readonly subject: string;
  readonly signedOn: string;
  readonly validTo: string | null;
}

/** Mends a mistake of writing; what stood before stays in the ledger with the reason. `taken`: it would double another agreement. */
export async function correctAgreement(
  tx: Tx,
  actor: Actor,
  before: Known,
  { version, reason, ...after }: AgreementCorrection,
): Promise<'done' | 'stale' | 'taken'> {
  const twin = await tx
    .selectFrom('eoffice_agreement')
    .select('id')
    .where('eoffice_id', '=', before.eofficeId)
    .where('number', '=', after.number)
    .where('signed_on', '=', after.signedOn)
    .where('id', '<>', before.id)
    .executeTakeFirst();
  if (twin) return 'taken';
  const changed = await tx
    .updateTable('eoffice_agreement')
    .set({
      number: after.number,
      subject: after.subject,
      signed_on: after.signedOn,
      valid_to: after.validTo,
      version: version + 1,
    })
    .where('id', '=', before.id)
    .where('version', '=', version)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  if (!changed.numUpdatedRows) return 'stale';
  const { number, subject, signedOn, validTo } = before;
  await tell(tx, actor, before.id, 'corrected', {
    reason,
    before: { number, subject, signedOn, validTo },
    after,
  });
  return 'done';
}

/** Prolongs an agreement by an additional one: a dated document under it, and the new end of its term. False: stale. */
export async function prolongAgreement(
  tx: Tx,
  actor: Actor,
  agreement: Pick<Known, 'id' | 'validTo'>,
  { version, title, signedOn, validTo }: Prolonging,
  scan: Scan | null,
  recording: Recording,
): Promise<boolean> {
  const changed = await tx
    .updateTable('eoffice_agreement')
    .set({ valid_to: validTo, version: version + 1 })
    .where('id', '=', agreement.id)
    .where('version', '=', version)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  if (!changed.numUpdatedRows) return false;
  await addRow(
    tx,
    agreement.id,
    { kind: 'additional', title, signedOn, prolongsTo: validTo },
    scan,
    recording,
  );
  await tell(tx, actor, agreement.id, 'prolonged', {
    title,
    signedOn,
    from: agreement.validTo,
    to: validTo,
    scan: scan?.name ?? null,
  });
  return true;
}

/** Ends an agreement. False: somebody changed it meanwhile. */
export async function endEofficeAgreement(
  tx: Tx,
  actor: Actor,
  agreement: { readonly id: string },
  { version, ...end }: EndFacts,
): Promise<boolean> {
  const ended = await tx
    .updateTable('eoffice_agreement')
    .set({ ended_on: end.endedOn, end_reason: end.reason, version: version + 1 })
    .where('id', '=', agreement.id)
    .where('version', '=', version)
    .where('ended_on', 'is', null)
    .executeTakeFirst();
  if (!ended.numUpdatedRows) return false;
  await tell(tx, actor, agreement.id, 'ended', end);
  return true;
}

/** Attaches a document to an agreement, an ended one too. */
export async function attachDocument(
  tx: Tx,
  actor: Actor,
  agreement: { readonly id: string },
  facts: DocumentFacts,
  scan: Scan,
  recording: Recording,
): Promise<void> {
  await addRow(tx, agreement.id, { ...facts, prolongsTo: null }, scan, recording);
  await tell(tx, actor, agreement.id, 'documentAdded', { ...facts, scan: scan.name });
}

async function addRow(
  tx: Tx,
  agreementId: string,
  document: {
    readonly kind: 'additional' | DocumentFacts['kind'];
    readonly title: string;
    readonly signedOn: string;
    readonly prolongsTo: string | null;
  },
  scan: Scan | null,
  { workerId, now }: Recording,
): Promise<void> {
  await tx
    .insertInto('eoffice_agreement_document')
    .values({
      id: v7(),
      agreement_id: agreementId,
      kind: document.kind,
      title: document.title,
      signed_on: document.signedOn,
      prolongs_to: document.prolongsTo,
      file_id: scan && (await keepScan(tx, scan)),
      recorded_at: now,
      recorded_by: workerId,
    })
    .execute();
}

const tell = (
  tx: Tx,
  actor: Actor,
  subjectId: string,
  what: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: null,
    subject: 'eofficeAgreement',
    subjectId,
    kind: `eofficeAgreement.${what}`,
    payload,
  });
