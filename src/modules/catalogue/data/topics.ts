import { type TopicKind, topicKinds } from '../rules/topics.ts';
import type { Reader } from './services.ts';

export interface Topic {
  readonly id: string;
  readonly municipalityId: string;
  readonly kind: TopicKind;
  readonly name: { readonly uk: string; readonly en: string };
  readonly position: number;
  readonly active: boolean;
  readonly version: number;
  /** Active services of the municipality that carry it. */
  readonly services: number;
}

/** Life situations and categories of a municipality, in their order; hidden ones too. */
export async function topicsOf(db: Reader, municipalityId: string): Promise<Topic[]> {
  const rows = await db
    .selectFrom('service_topic')
    .where('municipality_id', '=', municipalityId)
    .orderBy('kind', 'desc')
    .orderBy('position')
    .orderBy('name_uk')
    .select((e) => [
      'id',
      'municipality_id as municipalityId',
      'kind',
      'name_uk',
      'name_en',
      'position',
      'active',
      'version',
      e
        .selectFrom('service_topic_link as link')
        .innerJoin('service', 'service.id', 'link.service_id')
        .whereRef('link.topic_id', '=', 'service_topic.id')
        .where('service.active', '=', true)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('services'),
    ])
    .limit(500)
    .execute();
  return rows.map(({ kind, name_uk, name_en, services, ...row }) => ({
    ...row,
    kind: kindOf(kind),
    name: { uk: name_uk, en: name_en },
    services: services ?? 0,
  }));
}

/** Topics of services by their identifiers, for lists, the site and exports. */
export async function topicIdsOf(
  db: Reader,
  serviceIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (serviceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('service_topic_link')
    .where('service_id', 'in', serviceIds)
    .select(['service_id', 'topic_id'])
    .execute();
  const found = new Map<string, string[]>();
  for (const { service_id, topic_id } of rows)
    found.set(service_id, [...(found.get(service_id) ?? []), topic_id]);
  return found;
}

function kindOf(text: string): TopicKind {
  const kind = topicKinds.find((one) => one === text);
  if (!kind) throw new Error(`unknown kind of a topic ${text}`);
  return kind;
}
