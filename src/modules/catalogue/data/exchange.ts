import { sql } from 'kysely';
import type { CatalogueScope } from '../rights.ts';
import { cardStates } from '../rules/cardFlow.ts';
import {
  type CataloguePlace,
  cardVersionOf,
  type KnownService,
  type NewestCard,
  numberKey,
} from '../rules/importPlan.ts';
import { cardContentSchema, competenceRoutes } from '../schema.ts';
import type { ExchangedCompetence, ExchangedService } from '../schemas/exchange.ts';
import type { Reader } from './services.ts';
import { groupsOf, type KeptCentre, listsOf } from './setup.ts';
import { topicsOf } from './topics.ts';

/** Services whose cards are read at once. */
export const portion = 200;

/** What the services of a centre may be given; lists, groups and topics that are closed too, as services still have them. */
export async function cataloguePlace(
  db: Reader,
  scope: CatalogueScope,
  centre: KeptCentre,
): Promise<CataloguePlace> {
  const { providerIds } = scope;
  const [providers, groups, lists, topics] = await Promise.all([
    db
      .selectFrom('centre_provider')
      .innerJoin('provider', 'provider.id', 'centre_provider.provider_id')
      .where('centre_provider.centre_id', '=', centre.id)
      .where('centre_provider.active', '=', true)
      .where('provider.active', '=', true)
      .$if(providerIds !== 'all', (query) =>
        query.where(
          sql<boolean>`provider.id = any(${providerIds === 'all' ? [] : [...providerIds]}::uuid[])`,
        ),
      )
      .orderBy('centre_provider.position')
      .select(['provider.id', 'provider.name', 'provider.short_name as shortName'])
      .execute(),
    groupsOf(db, [centre.id]),
    listsOf(db, [centre.id]),
    topicsOf(db, centre.municipalityId),
  ]);
  return {
    providers,
    groups,
    lists: lists.map(({ id, number, decidedOn }) => ({ id, number, decidedOn })),
    topics: topics.map(({ id, kind, name }) => ({ id, kind, name: name.uk })),
  };
}

export interface ExchangeFilter {
  readonly listId?: string | undefined;
  readonly groupId?: string | undefined;
  readonly providerId?: string | undefined;
}

/** Services of a centre by their codes, without cards: those beyond reach too, because codes and numbers are one for all. */
export async function servicesToPlan(
  db: Reader,
  scope: CatalogueScope,
  centreId: string,
): Promise<{ services: Map<string, KnownService>; numbers: Map<string, string> }> {
  const rows = await serviceRows(db, centreId).execute();
  const { providerIds } = scope;
  const rest = await piecesOfServices(
    db,
    rows.map(({ id }) => id),
  );
  const services = rows.map((row): KnownService => {
    const { id, slug, version, active, providerId, providerName: name, shortName, ...facts } = row;
    return {
      id,
      slug,
      version,
      active,
      inReach: providerIds === 'all' || providerIds.includes(providerId),
      provider: { name, shortName },
      facts: { ...facts, topics: rest.topics.get(id) ?? [] },
      competence: rest.competence.get(id) ?? [],
      newest: undefined,
    };
  });
  return {
    services: new Map(services.map((service) => [service.slug, service])),
    numbers: new Map(services.map(({ slug, facts }) => [numberKey(facts.listId, facts.listNumber), slug])),
  };
}

const serviceRows = (db: Reader, centreId: string) =>
  db
    .selectFrom('service')
    .innerJoin('provider', 'provider.id', 'service.provider_id')
    .where('service.centre_id', '=', centreId)
    .orderBy('service.list_number')
    .orderBy('service.id')
    .select([
      'service.id',
      'service.slug',
      'service.version',
      'service.active',
      'service.provider_id as providerId',
      'provider.name as providerName',
      'provider.short_name as shortName',
      'service.list_id as listId',
      'service.list_number as listNumber',
      'service.name',
      'service.plain_name_uk as plainNameUk',
      'service.plain_name_en as plainNameEn',
      'service.group_id as groupId',
      'service.average_minutes as averageMinutes',
      'service.express',
      'service.guide_id as guideId',
      'service.synonyms',
    ]);

/** Topics, sorted, and rules of who decides, by date. */
async function piecesOfServices(db: Reader, ids: readonly string[]) {
  const [links, competence] = await Promise.all([
    db
      .selectFrom('service_topic_link')
      .where(sql<boolean>`service_id = any(${[...ids]}::uuid[])`)
      .orderBy('topic_id')
      .select(['service_id', 'topic_id'])
      .execute(),
    competencesByService(db, ids),
  ]);
  const topics = new Map<string, string[]>();
  for (const { service_id, topic_id } of links) add(topics, service_id, topic_id);
  return { topics, competence };
}

/** Rules of who decides, by service, each service's by date. */
export async function competencesByService(
  db: Reader,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ExchangedCompetence[]>> {
  const rules = await db
    .selectFrom('service_competence')
    .where(sql<boolean>`service_id = any(${[...ids]}::uuid[])`)
    .orderBy('valid_from')
    .select(['service_id', 'valid_from as validFrom', 'route', 'decided_by as decidedBy', 'act'])
    .execute();
  const competence = new Map<string, ExchangedCompetence[]>();
  for (const { service_id, route, ...rule } of rules) {
    const known = competenceRoutes.find((one) => one === route);
    if (!known) throw new Error(`unknown route ${route}`);
    add(competence, service_id, { ...rule, route: known });
  }
  return competence;
}

function add<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The newest version of the card of each service, by service. */
export async function newestCards(
  db: Reader,
  serviceIds: readonly string[],
): Promise<ReadonlyMap<string, NewestCard>> {
  const rows = await db
    .selectFrom('card_version')
    .distinctOn('service_id')
    .where(sql<boolean>`service_id = any(${[...serviceIds]}::uuid[])`)
    .orderBy('service_id')
    .orderBy('version', 'desc')
    .select(['service_id', 'id', 'version', 'edition', 'state', 'content'])
    .execute();
  return new Map(
    rows.map(({ service_id, state, content, ...row }) => {
      const known = cardStates.find((one) => one === state);
      if (!known) throw new Error(`unknown state of a card ${state}`);
      return [service_id, { ...row, state: known, content: cardContentSchema.parse(content) }];
    }),
  );
}

/** Open services of a centre within reach with their newest cards, a portion at a time, in the order of their numbers. */
export async function* servicesToExport(
  db: Reader,
  scope: CatalogueScope,
  centre: KeptCentre,
  filter: ExchangeFilter,
): AsyncGenerator<ExchangedService[]> {
  const place = await cataloguePlace(db, scope, centre);
  const { providerIds } = scope;
  const rows = (await serviceRows(db, centre.id).where('service.active', '=', true).execute()).filter(
    (row) =>
      (providerIds === 'all' || providerIds.includes(row.providerId)) &&
      (filter.listId === undefined || row.listId === filter.listId) &&
      (filter.groupId === undefined || row.groupId === filter.groupId) &&
      (filter.providerId === undefined || row.providerId === filter.providerId),
  );
  const rest = await piecesOfServices(
    db,
    rows.map(({ id }) => id),
  );
  for (let from = 0; from < rows.length; from += portion) {
    const part = rows.slice(from, from + portion);
    const cards = await newestCards(
      db,
      part.map(({ id }) => id),
    );
    yield part.map((row): ExchangedService => {
      const { id, listId, groupId, providerId: _, providerName, shortName: __, active: ___, ...facts } = row;
      const card = cards.get(id);
      const list = place.lists.find((one) => one.id === listId);
      const names = (kind: 'situation' | 'category') =>
        place.topics
          .filter((topic) => topic.kind === kind && rest.topics.get(id)?.includes(topic.id))
          .map(({ name }) => name);
      return {
        ...facts,
        listDecision: list?.number ?? '',
        listDecidedOn: list?.decidedOn ?? '',
        provider: providerName,
        groupLetter: place.groups.find((group) => group.id === groupId)?.letter ?? '',
        situations: names('situation'),
        categories: names('category'),
        competence: rest.competence.get(id) ?? null,
        cardVersion: card ? cardVersionOf(card) : null,
        card: card?.content ?? null,
      };
    });
  }
}
