import { sql } from 'kysely';
import type { Reader, ServiceGroup } from './services.ts';

/** What the site tells about a centre (BR-6). */
export interface PublicCentre {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly address: string;
  readonly phones: readonly string[];
  readonly fax: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly extraterritorial: boolean;
  readonly noLunchBreak: boolean;
  readonly municipality: string;
}

const centreQuery = (db: Reader) =>
  db
    .selectFrom('centre')
    .innerJoin('municipality', 'municipality.id', 'centre.municipality_id')
    .where('centre.active', '=', true)
    .select([
      'centre.id as id',
      'centre.code as code',
      'centre.name as name',
      'centre.kind as kind',
      'centre.address as address',
      'centre.phones as phones',
      'centre.fax as fax',
      'centre.email as email',
      'centre.website as website',
      'centre.extraterritorial as extraterritorial',
      'centre.no_lunch_break as noLunchBreak',
      'municipality.name as municipality',
    ]);

/** Open centres, a municipality after another. */
export const publicCentres = (db: Reader): Promise<PublicCentre[]> =>
  centreQuery(db).orderBy('municipality.name').orderBy('centre.name').execute();

/** One centre by the code in its address; undefined when there is none. */
export const publicCentre = (db: Reader, code: string): Promise<PublicCentre | undefined> =>
  centreQuery(db).where('centre.code', '=', code).executeTakeFirst();

export interface CentreProvider {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly phones: readonly string[];
  readonly email: string | null;
}

export interface Accompanying {
  readonly id: string;
  readonly name: string;
  readonly operator: string;
  readonly hours: string;
  readonly act: string;
}

/** The decision that approves the centre's list of services (KC-9). */
interface ApprovedList {
  readonly body: string;
  readonly number: string;
  readonly decidedOn: string;
}

/** What hangs on a centre: providers that receive people there (ORG-2), groups of its kiosk with an active service, its
 * list, and what accompanies: bank, copies, terminals, with the competition that chose the operator (ORG-6). */
export interface CentreParts {
  readonly providers: readonly CentreProvider[];
  readonly groups: readonly Pick<ServiceGroup, 'id' | 'code' | 'name'>[];
  readonly accompanying: readonly Accompanying[];
  readonly list: ApprovedList | null;
}

/** All of it in one statement: a page that everybody opens asks once. */
export async function centreParts(db: Reader, centreId: string): Promise<CentreParts> {
  const { rows } = await sql<CentreParts>`select
    (select coalesce(json_agg(json_build_object('id', p.id, 'name', p.name, 'shortName', p.short_name,
        'phones', p.phones, 'email', p.email) order by cp.position), '[]')
      from centre_provider cp join provider p on p.id = cp.provider_id
      where cp.centre_id = c.id and cp.active and p.active) as providers,
    (select coalesce(json_agg(json_build_object('id', g.id, 'code', g.code,
        'name', json_build_object('uk', g.name_uk, 'en', g.name_en)) order by g.position, g.code), '[]')
      from service_group g where g.centre_id = c.id and g.active
        and exists (select from service s where s.group_id = g.id and s.active)) as groups,
    (select coalesce(json_agg(json_build_object('id', a.id, 'name', a.name, 'operator', a.operator,
        'hours', a.hours, 'act', a.competition_act) order by a.name), '[]')
      from accompanying_service a where a.centre_id = c.id and a.active) as accompanying,
    (select json_build_object('body', l.body, 'number', l.number, 'decidedOn', l.decided_on)
      from service_list l where l.centre_id = c.id order by l.decided_on desc limit 1) as list
    from centre c where c.id = ${centreId}::uuid`.execute(db);
  return rows[0] ?? { providers: [], groups: [], accompanying: [], list: null };
}
