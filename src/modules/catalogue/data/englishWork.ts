import { sql } from 'kysely';
import type { Services } from '#platform/http/services.ts';
import type { CatalogueScope } from '../rights.ts';
import { type CardState, cardStates } from '../rules/cardFlow.ts';
import { textsOf } from '../rules/cardTexts.ts';
import { type EnglishGaps, englishGaps, isPartly } from '../rules/translation.ts';
import { cardContentSchema } from '../schema.ts';
import { translationSchema } from '../schemas/translation.ts';
import { competencesByService } from './exchange.ts';
import type { Reader } from './services.ts';
import { keptQuery } from './staff.ts';

/** English of one version of a card. */
interface VersionEnglish {
  readonly id: string;
  readonly version: number;
  readonly state: CardState;
  readonly gaps: EnglishGaps;
}

/** An open service with a card, and how much of it is in English. */
export interface CardEnglish {
  readonly serviceId: string;
  readonly listNumber: number;
  readonly plainName: string;
  readonly centreName: string;
  readonly providerId: string;
  readonly providerShortName: string;
  readonly ownerId: string | null;
  /** Null: no version is in force. */
  readonly inForce: VersionEnglish | null;
  /** The version that a translator mends: a draft, or the one in force. */
  readonly newest: VersionEnglish;
}

interface Counted {
  /** Changes with the text, its English and the rules of who decides. */
  readonly mark: string;
  readonly gaps: EnglishGaps;
}

/** Counts of versions whose texts were read: a version in force never changes, so a large catalogue is read once. */
const counted = new WeakMap<object, Map<string, Counted>>();
/** Cards judged at once: others have a turn in this program between. */
const portion = 40;

/** The English of all open services in reach that have a card, in the order of their numbers. */
export async function englishOfCards(
  { database }: Pick<Services, 'database'>,
  scope: CatalogueScope,
): Promise<CardEnglish[]> {
  const db = database.queries;
  const services = await keptQuery(db, scope)
    .where('service.active', '=', true)
    .innerJoin('card_version as v', (join) =>
      join
        .onRef('v.service_id', '=', 'service.id')
        .on(
          sql<boolean>`(v.state = 'inForce' or v.version = (select max(m.version) from card_version m where m.service_id = service.id))`,
        ),
    )
    .select([
      sql<string>`v.id`.as('versionId'),
      sql<number>`v.version`.as('version'),
      sql<string>`v.state`.as('state'),
      markOf.as('mark'),
    ])
    .orderBy('service.list_number')
    .orderBy('service.id')
    .orderBy('v.version')
    .execute();
  const gaps = await countsOf(
    database,
    services.map(({ versionId, mark }) => ({ id: versionId, mark })),
  );
  const found = new Map<string, CardEnglish>();
  for (const row of services) {
    const version = {
      id: row.versionId,
      version: row.version,
      state: stateOf(row.state),
      gaps: gaps.get(row.versionId) ?? { all: 0, missing: 0, stale: 0 },
    };
    found.set(row.id, {
      serviceId: row.id,
      listNumber: row.listNumber,
      plainName: row.plainName,
      centreName: row.centreName,
      providerId: row.providerId,
      providerShortName: row.providerShortName,
      ownerId: row.ownerId,
      inForce: version.state === 'inForce' ? version : (found.get(row.id)?.inForce ?? null),
      newest: version,
    });
  }
  return [...found.values()];
}

const markOf = sql<string>`concat_ws('.', v.edition, v.translation_edition,
  (select md5(string_agg(concat_ws('|', c.valid_from, c.decided_by, c.act), E'\n' order by c.valid_from))
    from service_competence c where c.service_id = v.service_id))`;

const stateOf = (text: string): CardState => cardStates.find((one) => one === text) ?? 'draft';

/** Counts by version; only what has changed since the last look is read. */
async function countsOf(
  database: Services['database'],
  versions: readonly { readonly id: string; readonly mark: string }[],
): Promise<ReadonlyMap<string, EnglishGaps>> {
  const known = counted.get(database) ?? new Map<string, Counted>();
  counted.set(database, known);
  const fresh = versions.filter(({ id, mark }) => known.get(id)?.mark !== mark);
  for (let from = 0; from < fresh.length; from += portion) {
    const part = fresh.slice(from, from + portion);
    const gaps = await readGaps(
      database.queries,
      part.map(({ id }) => id),
    );
    for (const { id, mark } of part) {
      const one = gaps.get(id);
      if (one) known.set(id, { mark, gaps: one });
    }
  }
  return new Map(versions.flatMap(({ id }) => gapsKnown(known, id)));
}

function gapsKnown(known: ReadonlyMap<string, Counted>, id: string): [string, EnglishGaps][] {
  const one = known.get(id);
  return one ? [[id, one.gaps]] : [];
}

async function readGaps(db: Reader, versionIds: readonly string[]): Promise<Map<string, EnglishGaps>> {
  const rows = await db
    .selectFrom('card_version')
    .where(sql<boolean>`id = any(${[...versionIds]}::uuid[])`)
    .select(['id', 'service_id as serviceId', 'content', 'translation'])
    .execute();
  const rules = await competencesByService(
    db,
    rows.map(({ serviceId }) => serviceId),
  );
  return new Map(
    rows.map(({ id, serviceId, content, translation }) => [
      id,
      englishGaps(
        textsOf(cardContentSchema.parse(content), rules.get(serviceId) ?? []),
        translationSchema.parse(translation),
      ),
    ]),
  );
}

/**
 * Since when the public reads these cards partly in Ukrainian: the first day of the unbroken run of versions in force, back
 * from the present one, that were not whole in English. By service; of no more services than a page shows.
 */
export async function partlySince(
  { database }: Pick<Services, 'database'>,
  serviceIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database.queries
    .selectFrom('card_version as v')
    .where(sql<boolean>`v.service_id = any(${[...serviceIds]}::uuid[])`)
    .where('v.state', 'in', ['inForce', 'replaced'])
    .where('v.valid_from', 'is not', null)
    .orderBy('v.service_id')
    .orderBy('v.version', 'desc')
    .select(['v.id', 'v.service_id as serviceId', 'v.valid_from as validFrom', markOf.as('mark')])
    .execute();
  const gaps = await countsOf(database, rows);
  const since = new Map<string, string>();
  const whole = new Set<string>();
  for (const { id, serviceId, validFrom } of rows) {
    const found = gaps.get(id);
    if (!found || !isPartly(found)) whole.add(serviceId);
    else if (!whole.has(serviceId) && validFrom !== null) since.set(serviceId, validFrom);
  }
  return since;
}
