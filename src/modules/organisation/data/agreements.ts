import type { CivilDate } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';
import type { OrganisationScope } from '../rights.ts';
import { idsOf } from './places.ts';

const base = (db: Queries) =>
  db
    .selectFrom('agreement')
    .innerJoin('centre', 'centre.id', 'agreement.centre_id')
    .leftJoin('provider', 'provider.id', 'agreement.provider_id')
    .leftJoin('stored_file', 'stored_file.id', 'agreement.file_id')
    .selectAll('agreement')
    .select([
      'centre.name as centre_name',
      'provider.short_name as provider_name',
      'stored_file.name as file_name',
      'stored_file.bytes as file_bytes',
    ]);

/** Agreements of a centre: in force first, then by number (ORG-8). */
export const agreementsOfCentre = (db: Queries, centreId: string) =>
  base(db)
    .where('agreement.centre_id', '=', centreId)
    .orderBy('agreement.ended_on', (order) => order.desc().nullsFirst())
    .orderBy('agreement.valid_to', (order) => order.asc().nullsLast())
    .orderBy('agreement.number')
    .execute();

export type AgreementRow = Awaited<ReturnType<typeof agreementsOfCentre>>[number];

export const findAgreement = (db: Queries, centreId: string, id: string): Promise<AgreementRow | undefined> =>
  base(db).where('agreement.centre_id', '=', centreId).where('agreement.id', '=', id).executeTakeFirst();

/** Agreements in force whose last day is `until` or earlier, passed ones too. */
export const agreementsExpiring = (db: Queries, scope: OrganisationScope, until: CivilDate) =>
  base(db)
    .where('agreement.ended_on', 'is', null)
    .where('agreement.valid_to', '<=', until)
    .where('centre.active', '=', true)
    .$if(scope.centreIds !== 'all', (query) => query.where('centre.id', 'in', idsOf(scope)))
    .orderBy('agreement.valid_to')
    .execute();

/** The scan of an agreement: where its bytes are and what they are. */
export const scanOf = (db: Queries, centreId: string, agreementId: string) =>
  db
    .selectFrom('agreement')
    .innerJoin('stored_file', 'stored_file.id', 'agreement.file_id')
    .select(['stored_file.sha256', 'stored_file.media_type', 'stored_file.name'])
    .where('agreement.centre_id', '=', centreId)
    .where('agreement.id', '=', agreementId)
    .executeTakeFirst();
