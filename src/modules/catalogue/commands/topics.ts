import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { stale } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { TopicKind } from '../rules/topics.ts';

export interface TopicFacts {
  readonly nameUk: string;
  readonly nameEn: string;
  readonly position: number;
  readonly active: boolean;
}

/** A new life situation or category. A name taken already violates its unique constraint. */
export async function createTopic(
  tx: Tx,
  actor: Actor,
  topic: TopicFacts & { readonly municipalityId: string; readonly kind: TopicKind },
): Promise<{ id: string }> {
  const id = v7();
  const { municipalityId, kind, ...facts } = topic;
  await tx
    .insertInto('service_topic')
    .values({ id, municipality_id: municipalityId, kind, ...columnsOf(facts) })
    .execute();
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'serviceTopic',
    subjectId: id,
    kind: 'serviceTopic.created',
    payload: { kind, ...facts },
  });
  return { id };
}

/** Changes its names, place, or whether people see it. Refuses a stale version. */
export async function changeTopic(
  tx: Tx,
  actor: Actor,
  topic: { readonly id: string; readonly version: number },
  facts: TopicFacts,
): Promise<void> {
  const changed = await tx
    .updateTable('service_topic')
    .set({ ...columnsOf(facts), version: topic.version + 1 })
    .where('id', '=', topic.id)
    .where('version', '=', topic.version)
    .executeTakeFirst();
  if (Number(changed.numUpdatedRows) === 0) throw stale();
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'serviceTopic',
    subjectId: topic.id,
    kind: 'serviceTopic.changed',
    payload: { ...facts },
  });
}

const columnsOf = ({ nameUk, nameEn, position, active }: TopicFacts) => ({
  name_uk: nameUk,
  name_en: nameEn,
  position,
  active,
});

/** Sets the topics of a service; the command that changes the service records them in its event. */
export async function linkTopics(tx: Tx, serviceId: string, topicIds: readonly string[]): Promise<void> {
  const links = [...new Set(topicIds)];
  await tx
    .deleteFrom('service_topic_link')
    .where('service_id', '=', serviceId)
    .$if(links.length > 0, (query) => query.where('topic_id', 'not in', links))
    .execute();
  if (links.length === 0) return;
  await tx
    .insertInto('service_topic_link')
    .values(links.map((topic_id) => ({ service_id: serviceId, topic_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
