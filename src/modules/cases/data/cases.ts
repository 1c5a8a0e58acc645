import { sql } from 'kysely';
import { type CardContent, cardContentSchema } from '#modules/catalogue/schema.ts';
import type { Queries } from '#platform/database/database.ts';
import type { CaseScope } from '../rights.ts';

/** An empty list is no SQL: this identifier belongs to nothing. */
const nothing = '00000000-0000-0000-0000-000000000000';

/** Cases that the scope lets through: every read of cases begins here. */
export function casesInScope(queries: Queries, scope: CaseScope) {
  const { centreIds, providerIds } = scope;
  return queries
    .selectFrom('case_file')
    .$if(centreIds !== 'all', (q) =>
      q.where(
        'case_file.centre_id',
        'in',
        centreIds === 'all' || !centreIds.length ? [nothing] : [...centreIds],
      ),
    )
    .$if(providerIds !== 'all', (q) =>
      q.where(
        'case_file.provider_id',
        'in',
        providerIds === 'all' || !providerIds.length ? [nothing] : [...providerIds],
      ),
    );
}

const nameOf = (alias: string) =>
  sql<
    string | null
  >`nullif(concat_ws(' ', ${sql.ref(`${alias}.given`)}, ${sql.ref(`${alias}.surname`)}), '')`;

/** One case with what every screen and paper of it needs. */
export async function findCase(queries: Queries, scope: CaseScope, id: string, lock = false) {
  const row = await casesInScope(queries, scope)
    .innerJoin('service', 'service.id', 'case_file.service_id')
    .innerJoin('card_version', 'card_version.id', 'case_file.card_version_id')
    .innerJoin('centre', 'centre.id', 'case_file.centre_id')
    .innerJoin('provider', 'provider.id', 'case_file.provider_id')
    .innerJoin('worker as accepted', 'accepted.id', 'case_file.accepted_by')
    .leftJoin('worker as executor', 'executor.id', 'case_file.executor_id')
    .selectAll('case_file')
    .select([
      'service.name as service_name',
      'service.plain_name_uk as service_plain',
      'service.list_number',
      'card_version.version as card_version',
      'card_version.content as card_json',
      'centre.name as centre_name',
      'centre.address as centre_address',
      'centre.phones as centre_phones',
      'centre.email as centre_email',
      'centre.number_prefix',
      'centre.extraterritorial',
      'provider.name as provider_name',
      nameOf('accepted').as('accepted_name'),
      'accepted.position_title as accepted_position',
      nameOf('executor').as('executor_name'),
      'executor.position_title as executor_position',
    ])
    .where('case_file.id', '=', id)
    // The row is locked in a write: two clicks on one case go one after another.
    .$if(lock, (q) => q.forUpdate('case_file'))
    .executeTakeFirst();
  if (!row) return undefined;
  const card: CardContent = cardContentSchema.parse(row.card_json);
  return { ...row, card };
}
export type CaseRow = NonNullable<Awaited<ReturnType<typeof findCase>>>;

/** People of a case: whose scope is the case itself. */
export async function peopleOfCase(
  queries: Queries,
  row: Pick<CaseRow, 'applicant_id' | 'representative_id'>,
) {
  const people = await queries
    .selectFrom('person')
    .selectAll()
    .where('id', 'in', [row.applicant_id, row.representative_id ?? row.applicant_id])
    .execute();
  const applicant = people.find((person) => person.id === row.applicant_id);
  if (!applicant) throw new Error('a case without an applicant');
  return { applicant, representative: people.find((person) => person.id === row.representative_id) ?? null };
}
export type CasePeople = Awaited<ReturnType<typeof peopleOfCase>>;

/** All that hangs on one case, for its page and its papers. */
export async function detailsOf(queries: Queries, caseId: string) {
  const [packet, consents, notices, pauses, documents, decision, handover, archive] = await Promise.all([
    queries.selectFrom('packet_item').selectAll().where('case_id', '=', caseId).orderBy('position').execute(),
    queries
      .selectFrom('consent')
      .innerJoin('person', 'person.id', 'consent.person_id')
      .selectAll('consent')
      .select(['person.surname', 'person.given', 'person.patronymic'])
      .where('case_id', '=', caseId)
      .orderBy('given_at')
      .execute(),
    queries
      .selectFrom('deficiency_notice')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('told_at')
      .execute(),
    queries
      .selectFrom('case_pause')
      .selectAll()
      .where('case_id', '=', caseId)
      .orderBy('recorded_at')
      .execute(),
    queries
      .selectFrom('issued_document')
      .select(['id', 'kind', 'state', 'failure', 'file_id', 'created_at'])
      .where('case_id', '=', caseId)
      .orderBy('created_at')
      .orderBy('id')
      .execute(),
    queries.selectFrom('decision').selectAll().where('case_id', '=', caseId).executeTakeFirst(),
    queries.selectFrom('handover').selectAll().where('case_id', '=', caseId).executeTakeFirst(),
    queries.selectFrom('archive_entry').selectAll().where('case_id', '=', caseId).executeTakeFirst(),
  ]);
  return { packet, consents, notices, pauses, documents, decision, handover, archive };
}
export type CaseDetails = Awaited<ReturnType<typeof detailsOf>>;
export type PacketItem = CaseDetails['packet'][number];
