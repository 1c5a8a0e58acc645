import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { AgreementFacts, PartnerFacts } from '../schemas/agreements.ts';
import { keepScan, type Scan } from './agreementWork.ts';

/** Records the agreement with the organisation of an office (KO-4.1). False: it is recorded already. */
export async function recordEofficeAgreement(
  tx: Tx,
  actor: Actor,
  { office, ...facts }: AgreementFacts,
  scan: Scan | null,
): Promise<boolean> {
  const id = v7();
  const fileId = scan && (await keepScan(tx, scan));
  const added = await tx
    .insertInto('eoffice_agreement')
    .values({
      id,
      eoffice_id: office,
      number: facts.number,
      subject: facts.subject,
      signed_on: facts.signedOn,
      valid_to: facts.validTo,
      file_id: fileId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) return false;
  await tell(tx, actor, 'eofficeAgreement', id, 'recorded', {
    eofficeId: office,
    ...facts,
    scan: scan?.name ?? null,
  });
  return true;
}

const partnerColumns = (facts: PartnerFacts) => ({
  name: facts.name,
  project: facts.project,
  year: facts.year,
  act: facts.act,
  summary: facts.summary,
  eoffice_id: facts.office,
  active: facts.active,
});

/** Records a partner with its project (KN-2). `taken`: recorded already. */
export async function recordPartner(
  tx: Tx,
  actor: Actor,
  municipalityId: string,
  facts: PartnerFacts,
): Promise<'done' | 'taken'> {
  const id = v7();
  const added = await tx
    .insertInto('eoffice_partner')
    .values({ id, municipality_id: municipalityId, ...partnerColumns(facts) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) return 'taken';
  await tell(tx, actor, 'eofficePartner', id, 'recorded', { ...facts });
  return 'done';
}

/** Changes it. `stale`: somebody was quicker; `taken`: it would double another record. */
export async function changePartner(
  tx: Tx,
  actor: Actor,
  partner: { readonly id: string; readonly municipalityId: string },
  facts: PartnerFacts,
): Promise<'done' | 'stale' | 'taken'> {
  const twin = await tx
    .selectFrom('eoffice_partner')
    .select('id')
    .where('municipality_id', '=', partner.municipalityId)
    .where('name', '=', facts.name)
    .where('project', '=', facts.project)
    .where('year', '=', facts.year)
    .where('id', '<>', partner.id)
    .executeTakeFirst();
  if (twin) return 'taken';
  const changed = await tx
    .updateTable('eoffice_partner')
    .set({ ...partnerColumns(facts), version: facts.version + 1 })
    .where('id', '=', partner.id)
    .where('version', '=', facts.version)
    .executeTakeFirst();
  if (!changed.numUpdatedRows) return 'stale';
  await tell(tx, actor, 'eofficePartner', partner.id, 'changed', { ...facts });
  return 'done';
}

const tell = (
  tx: Tx,
  actor: Actor,
  subject: 'eofficeAgreement' | 'eofficePartner',
  subjectId: string,
  what: string,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, { centreId: null, subject, subjectId, kind: `${subject}.${what}`, payload });
