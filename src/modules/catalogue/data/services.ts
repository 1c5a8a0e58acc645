import type { Queries, Tx } from '#platform/database/database.ts';
import { type Competence, competenceAt } from '../rules/competence.ts';
import { type CardContent, type CompetenceRoute, cardContentSchema, competenceRoutes } from '../schema.ts';
import { type Translation, translationSchema } from '../schemas/translation.ts';

/** The catalogue is public: these reads need no scope. `Tx` inside a write, `Queries` outside. */
export type Reader = Queries | Tx;

/** A service as another module needs it. */
export interface ServiceFacts {
  readonly id: string;
  readonly centreId: string;
  readonly providerId: string;
  readonly groupId: string;
  /** Registration number in the approved list (KC-9), named in inter-agency requests. */
  readonly listNumber: number;
  readonly slug: string;
  /** Official name, letter by letter. */
  readonly name: string;
  readonly plainName: { readonly uk: string; readonly en: string };
  readonly providerName: string;
  readonly providerShortName: string;
  readonly averageMinutes: number;
  readonly active: boolean;
}

export interface CardInForce {
  readonly id: string;
  readonly serviceId: string;
  readonly version: number;
  readonly validFrom: string;
  readonly checkedOn: string;
  readonly content: CardContent;
  /** English of its texts. */
  readonly translation: Translation;
}

export interface ServiceGroup {
  readonly id: string;
  readonly code: string;
  /** Letter that opens the ticket number. */
  readonly letter: string;
  readonly name: { readonly uk: string; readonly en: string };
  readonly position: number;
}

const serviceQuery = (db: Reader) =>
  db
    .selectFrom('service')
    .innerJoin('provider', 'provider.id', 'service.provider_id')
    .select([
      'service.id as id',
      'service.centre_id as centreId',
      'service.provider_id as providerId',
      'service.group_id as groupId',
      'service.list_number as listNumber',
      'service.slug as slug',
      'service.name as name',
      'service.plain_name_uk as plainUk',
      'service.plain_name_en as plainEn',
      'provider.name as providerName',
      'provider.short_name as providerShortName',
      'service.average_minutes as averageMinutes',
      'service.active as active',
    ]);

function facts<Row extends { plainUk: string; plainEn: string }>(row: Row) {
  const { plainUk, plainEn, ...rest } = row;
  return { ...rest, plainName: { uk: plainUk, en: plainEn } };
}

/** Active services of a centre by their number in the list. */
export async function servicesOfCentre(db: Reader, centreId: string): Promise<ServiceFacts[]> {
  const rows = await serviceQuery(db)
    .where('service.centre_id', '=', centreId)
    .where('service.active', '=', true)
    .orderBy('service.list_number')
    .execute();
  return rows.map(facts);
}

/** Groups of a centre that the kiosk shows, in their order; only those with an active service. */
export async function groupsOfCentre(db: Reader, centreId: string): Promise<ServiceGroup[]> {
  const rows = await db
    .selectFrom('service_group')
    .where('centre_id', '=', centreId)
    .where('active', '=', true)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('service')
          .select('service.id')
          .whereRef('service.group_id', '=', 'service_group.id')
          .where('service.active', '=', true),
      ),
    )
    .orderBy('position')
    .orderBy('code')
    .select(['id', 'code', 'prefix as letter', 'name_uk', 'name_en', 'position'])
    .execute();
  return rows.map(({ name_uk, name_en, ...row }) => ({ ...row, name: { uk: name_uk, en: name_en } }));
}

/**
 * The card that was or will be in force on `date` (`YYYY-MM-DD`); undefined when none was. Goes by dates alone: an approved
 * card holds from its day whether or not the work of the night has been done.
 */
export async function cardInForce(
  db: Reader,
  serviceId: string,
  date: string,
): Promise<CardInForce | undefined> {
  const row = await cardOnDay(db, date).where('service_id', '=', serviceId).executeTakeFirst();
  return row && cardOf(row);
}

/** The row of `cardInForce` of the service that the caller adds. */
export const cardOnDay = (db: Reader, date: string) =>
  cardQuery(db)
    .where('state', 'in', ['approved', 'inForce', 'replaced'])
    .where('valid_from', '<=', date)
    .where((eb) => eb.or([eb('replaced_on', 'is', null), eb('replaced_on', '>', date)]))
    .orderBy('valid_from', 'desc')
    .orderBy('version', 'desc')
    .limit(1);

/** One version of a card by its identifier: the version under which a case was registered. */
export async function cardVersion(db: Reader, cardVersionId: string): Promise<CardInForce | undefined> {
  const row = await cardQuery(db).where('id', '=', cardVersionId).executeTakeFirst();
  return row && cardOf(row);
}

const cardQuery = (db: Reader) =>
  db
    .selectFrom('card_version')
    .select([
      'id',
      'service_id as serviceId',
      'version',
      'valid_from as validFrom',
      'checked_on as checkedOn',
      'content',
      'translation',
    ]);

/** A row of a card as the rules read it; throws where its content does not hold. */
export function cardOf<Row extends { validFrom: string | null; content: unknown; translation: unknown }>(
  row: Row,
) {
  return {
    ...row,
    validFrom: row.validFrom ?? '',
    content: cardContentSchema.parse(row.content),
    translation: translationSchema.parse(row.translation),
  };
}

/** Who decides about the service on `date`; undefined before its first rule (design §3.11). */
export async function competenceOn(
  db: Reader,
  serviceId: string,
  date: string,
): Promise<Competence | undefined> {
  return competenceAt(await competencesOf(db, serviceId), date);
}

/** All rules of competence of a service, the oldest first. */
export async function competencesOf(db: Reader, serviceId: string): Promise<Competence[]> {
  const rows = await competenceRows(db).where('service_id', '=', serviceId).execute();
  return rows.map(competenceOf);
}

/** Rows of `competencesOf` of the service that the caller adds. */
export const competenceRows = (db: Reader) =>
  db
    .selectFrom('service_competence')
    .orderBy('valid_from')
    .select(['valid_from as validFrom', 'route', 'decided_by as decidedBy', 'act']);

export const competenceOf = <Row extends { route: string }>(row: Row) => ({
  ...row,
  route: routeOf(row.route),
});

function routeOf(text: string): CompetenceRoute {
  const route = competenceRoutes.find((one) => one === text);
  if (!route) throw new Error(`unknown route of competence ${text}`);
  return route;
}
