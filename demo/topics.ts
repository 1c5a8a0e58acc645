import { v7 } from 'uuid';
import type { DemoTopic } from './files.ts';
import type { Places } from './organisation.ts';
import type { DemoRows } from './rows.ts';

/** Topics of a municipality by the numbers of the services that carry them. */
export type TopicsOfServices = ReadonlyMap<number, readonly string[]>;

/** Life situations and categories of a municipality; the links follow with its services. */
export function addTopics(demo: DemoRows, topics: readonly DemoTopic[], places: Places): TopicsOfServices {
  const found = new Map<number, string[]>();
  for (const [position, { kind, uk, en, services }] of topics.entries()) {
    const id = v7();
    demo.rows.service_topic.push({
      id,
      municipality_id: places.municipalityId,
      kind,
      name_uk: uk,
      name_en: en,
      position,
    });
    demo.event('serviceTopic', id, 'serviceTopic.created', null, { kind, nameUk: uk });
    for (const number of services) found.set(number, [...(found.get(number) ?? []), id]);
  }
  return found;
}
