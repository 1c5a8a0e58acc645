import type { Queries, Tx } from '#platform/database/database.ts';
import type { EofficeScope } from '../rights.ts';

type Reader = Queries | Tx;

const agreements = (db: Reader, scope: EofficeScope) =>
  db
    .selectFrom('eoffice_agreement as a')
    .innerJoin('eoffice as o', 'o.id', 'a.eoffice_id')
    .where('o.municipality_id', '=', scope.municipalityId)
    .$if(scope.number !== null, (query) => query.where('o.number', '=', scope.number))
    .select([
      'a.id',
      'a.eoffice_id as eofficeId',
      'a.number',
      'a.subject',
      'a.signed_on as signedOn',
      'a.valid_to as validTo',
      'a.ended_on as endedOn',
      'a.end_reason as endReason',
      'a.file_id as fileId',
      'a.version',
      'o.number as office',
      'o.organisation',
    ]);

/** Agreements of the network: in force first, those that end soonest before the others. */
export const eofficeAgreements = (db: Reader, scope: EofficeScope) =>
  agreements(db, scope)
    .orderBy('a.ended_on', (order) => order.desc().nullsFirst())
    .orderBy('a.valid_to', (order) => order.asc().nullsLast())
    .orderBy('o.number')
    .limit(1000)
    .execute();
export type EofficeAgreement = Awaited<ReturnType<typeof eofficeAgreements>>[number];

export const eofficeAgreement = (
  db: Reader,
  scope: EofficeScope,
  id: string,
): Promise<EofficeAgreement | undefined> => agreements(db, scope).where('a.id', '=', id).executeTakeFirst();

/** Documents under an agreement, the newest first. */
export const agreementDocuments = (db: Reader, agreementId: string) =>
  db
    .selectFrom('eoffice_agreement_document as d')
    .innerJoin('worker as w', 'w.id', 'd.recorded_by')
    .select([
      'd.id',
      'd.kind',
      'd.title',
      'd.signed_on as signedOn',
      'd.prolongs_to as prolongsTo',
      'd.file_id as fileId',
      'd.recorded_at as recordedAt',
      'w.surname as recordedBy',
    ])
    .where('d.agreement_id', '=', agreementId)
    .orderBy('d.signed_on', 'desc')
    .orderBy('d.id', 'desc')
    .limit(200)
    .execute();
export type AgreementDocument = Awaited<ReturnType<typeof agreementDocuments>>[number];

/** All that happened to an agreement, the newest first. */
export async function agreementHistory(db: Reader, agreementId: string) {
  const rows = await db
    .selectFrom('ledger')
    .select(['seq', 'at', 'kind', 'actor', 'payload'])
    .where('subject', '=', 'eofficeAgreement')
    .where('subject_id', '=', agreementId)
    .orderBy('seq', 'desc')
    .limit(100)
    .execute();
  const ids = [...new Set(rows.flatMap(({ actor }) => /^worker:(.+)$/.exec(actor)?.[1] ?? []))];
  const workers =
    ids.length === 0
      ? []
      : await db.selectFrom('worker').select(['id', 'surname', 'given']).where('id', 'in', ids).execute();
  const names = new Map(workers.map(({ id, surname, given }) => [`worker:${id}`, `${surname} ${given}`]));
  return rows.map((row) => ({ ...row, who: names.get(row.actor) ?? null }));
}
export type AgreementEvent = Awaited<ReturnType<typeof agreementHistory>>[number];

/** The scan of an agreement within reach. */
export const eofficeScan = (db: Reader, fileId: string) =>
  db
    .selectFrom('stored_file')
    .select(['sha256', 'media_type as mediaType', 'name'])
    .where('id', '=', fileId)
    .executeTakeFirst();

const partners = (db: Reader) =>
  db
    .selectFrom('eoffice_partner as p')
    .leftJoin('eoffice as o', 'o.id', 'p.eoffice_id')
    .select([
      'p.id',
      'p.municipality_id as municipalityId',
      'p.name',
      'p.project',
      'p.year',
      'p.act',
      'p.summary',
      'p.eoffice_id as eofficeId',
      'p.active',
      'p.version',
      'o.number as office',
      'o.address',
    ]);
export type Partner = Awaited<ReturnType<ReturnType<typeof partners>['execute']>>[number];

/** Partners with their projects, the newest competition first (KN-2). */
export const publicPartners = (db: Reader): Promise<Partner[]> =>
  partners(db).where('p.active', '=', true).orderBy('p.year', 'desc').orderBy('p.name').limit(500).execute();

export const partnersOf = (db: Reader, municipalityId: string): Promise<Partner[]> =>
  partners(db)
    .where('p.municipality_id', '=', municipalityId)
    .orderBy('p.year', 'desc')
    .orderBy('p.name')
    .limit(1000)
    .execute();

export const partnerById = (db: Reader, municipalityId: string, id: string): Promise<Partner | undefined> =>
  partners(db).where('p.municipality_id', '=', municipalityId).where('p.id', '=', id).executeTakeFirst();
