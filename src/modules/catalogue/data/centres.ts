import type { Reader } from './services.ts';

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

/** Providers that receive people in the centre (ORG-2). */
export const providersOfCentre = (db: Reader, centreId: string): Promise<CentreProvider[]> =>
  db
    .selectFrom('centre_provider')
    .innerJoin('provider', 'provider.id', 'centre_provider.provider_id')
    .where('centre_provider.centre_id', '=', centreId)
    .where('centre_provider.active', '=', true)
    .where('provider.active', '=', true)
    .orderBy('centre_provider.position')
    .select([
      'provider.id as id',
      'provider.name as name',
      'provider.short_name as shortName',
      'provider.phones as phones',
      'provider.email as email',
    ])
    .execute();

export interface Accompanying {
  readonly id: string;
  readonly name: string;
  readonly operator: string;
  readonly hours: string;
  readonly act: string;
}

/** Bank, copies, terminals, with the competition that chose the operator (ORG-6). */
export const accompanyingOfCentre = (db: Reader, centreId: string): Promise<Accompanying[]> =>
  db
    .selectFrom('accompanying_service')
    .where('centre_id', '=', centreId)
    .where('active', '=', true)
    .orderBy('name')
    .select(['id', 'name', 'operator', 'hours', 'competition_act as act'])
    .execute();

/** The decision that approves the centre's list of services (KC-9). */
export const listOfCentre = (db: Reader, centreId: string) =>
  db
    .selectFrom('service_list')
    .where('centre_id', '=', centreId)
    .orderBy('decided_on', 'desc')
    .select(['body', 'number', 'decided_on as decidedOn'])
    .executeTakeFirst();
