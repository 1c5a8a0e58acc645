import type { Tx } from '#platform/database/database.ts';
import { stale } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { linkTopics } from './topics.ts';

export interface GroupFacts {
  readonly letter: string;
  readonly nameUk: string;
  readonly nameEn: string;
  readonly position: number;
  readonly active: boolean;
}

/** Changes a group. Refuses a stale version; a taken letter violates its unique constraint. */
export async function changeServiceGroup(
  tx: Tx,
  actor: Actor,
  group: { readonly id: string; readonly version: number },
  facts: GroupFacts,
): Promise<void> {
  const before = await tx
    .selectFrom('service_group')
    .where('id', '=', group.id)
    .where('version', '=', group.version)
    .select(['centre_id', 'prefix as letter', 'name_uk as nameUk', 'name_en as nameEn', 'position', 'active'])
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!before) throw stale();
  const { centre_id, ...old } = before;
  await tx
    .updateTable('service_group')
    .set({
      prefix: facts.letter,
      name_uk: facts.nameUk,
      name_en: facts.nameEn,
      position: facts.position,
      active: facts.active,
      version: group.version + 1,
    })
    .where('id', '=', group.id)
    .execute();
  await appendToLedger(tx, actor, {
    centreId: centre_id,
    subject: 'serviceGroup',
    subjectId: group.id,
    kind: 'serviceGroup.changed',
    payload: { before: old, after: facts },
  });
}

export interface ListFacts {
  readonly body: string;
  readonly number: string;
  /** YYYY-MM-DD. */
  readonly decidedOn: string;
}

/**
 * Corrects an approved list that was typed with a mistake (KC-9). 'used': a case was registered under one of its services,
 * and its papers rest on the decision as it stands, so that another one would falsify them. Refuses a stale version; a
 * number and date that the centre has already violate their constraint.
 */
export async function correctServiceList(
  tx: Tx,
  actor: Actor,
  list: { readonly id: string; readonly version: number },
  facts: ListFacts,
): Promise<'corrected' | 'used'> {
  const before = await tx
    .selectFrom('service_list')
    .where('id', '=', list.id)
    .where('version', '=', list.version)
    .select(['centre_id', 'body', 'number', 'decided_on as decidedOn'])
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw stale();
  const registered = await tx
    .selectFrom('case_file')
    .innerJoin('service', 'service.id', 'case_file.service_id')
    .where('service.list_id', '=', list.id)
    .where('case_file.number', 'is not', null)
    .select('case_file.id')
    .limit(1)
    .executeTakeFirst();
  if (registered) return 'used';
  const { centre_id, ...old } = before;
  const { body, number, decidedOn } = facts;
  await tx
    .updateTable('service_list')
    .set({ body, number, decided_on: decidedOn, version: list.version + 1 })
    .where('id', '=', list.id)
    .execute();
  await appendToLedger(tx, actor, {
    centreId: centre_id,
    subject: 'serviceList',
    subjectId: list.id,
    kind: 'serviceList.corrected',
    payload: { before: old, after: { body, number, decidedOn } },
  });
  return 'corrected';
}

export interface ServiceChange {
  readonly listId: string;
  readonly listNumber: number;
  readonly name: string;
  readonly plainNameUk: string;
  readonly plainNameEn: string;
  readonly groupId: string;
  readonly synonyms: readonly string[];
  readonly averageMinutes: number;
  readonly express: boolean;
  /** In the national guide to services. */
  readonly guideId: string | null;
  /** Who keeps the card true; null: the head of the provider (BR-12). */
  readonly ownerId: string | null;
  /** Life situations and categories. */
  readonly topics: readonly string[];
}

/** Changes a service but not whose it is nor its address. Refuses a stale version; a taken number violates its constraint. */
export async function changeService(
  tx: Tx,
  actor: Actor,
  service: { readonly id: string; readonly version: number },
  change: ServiceChange,
): Promise<void> {
  const before = await tx
    .selectFrom('service')
    .where('id', '=', service.id)
    .where('version', '=', service.version)
    .select([
      'centre_id',
      'list_id as listId',
      'list_number as listNumber',
      'name',
      'plain_name_uk as plainNameUk',
      'plain_name_en as plainNameEn',
      'group_id as groupId',
      'synonyms',
      'average_minutes as averageMinutes',
      'express',
      'guide_id as guideId',
      'owner_id as ownerId',
    ])
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!before) throw stale();
  const { centre_id, ...old } = before;
  await tx
    .updateTable('service')
    .set({
      list_id: change.listId,
      list_number: change.listNumber,
      name: change.name,
      plain_name_uk: change.plainNameUk,
      plain_name_en: change.plainNameEn,
      group_id: change.groupId,
      synonyms: [...change.synonyms],
      average_minutes: change.averageMinutes,
      express: change.express,
      guide_id: change.guideId,
      owner_id: change.ownerId,
      version: service.version + 1,
    })
    .where('id', '=', service.id)
    .execute();
  await linkTopics(tx, service.id, change.topics);
  await appendToLedger(tx, actor, {
    centreId: centre_id,
    subject: 'service',
    subjectId: service.id,
    kind: 'service.changed',
    payload: { before: old, after: change },
  });
}

/** Closes or reopens a service. What stands in the way is found before, in `obstaclesOfService`. */
export async function setServiceActive(tx: Tx, actor: Actor, id: string, active: boolean): Promise<void> {
  const row = await tx
    .updateTable('service')
    .set((e) => ({ active, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('active', '<>', active)
    .returning(['centre_id', 'list_number'])
    .executeTakeFirst();
  if (!row) return;
  await appendToLedger(tx, actor, {
    centreId: row.centre_id,
    subject: 'service',
    subjectId: id,
    kind: active ? 'service.reopened' : 'service.closed',
    payload: { number: row.list_number },
  });
}
