import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { CompetenceRoute } from '../schema.ts';
import { linkTopics } from './topics.ts';

export interface NewList {
  readonly centreId: string;
  readonly body: string;
  readonly number: string;
  readonly decidedOn: string;
}

/** The decision that approves a centre's list (KC-9). The same decision twice violates its unique constraint. */
export async function createServiceList(tx: Tx, actor: Actor, list: NewList): Promise<{ id: string }> {
  const id = v7();
  const { centreId, body, number, decidedOn } = list;
  await tx
    .insertInto('service_list')
    .values({ id, centre_id: centreId, body, number, decided_on: decidedOn })
    .execute();
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'serviceList',
    subjectId: id,
    kind: 'serviceList.approved',
    payload: { body, number, decidedOn },
  });
  return { id };
}

export interface NewGroup {
  readonly centreId: string;
  readonly code: string;
  /** One Ukrainian capital: it opens the ticket numbers of the group. */
  readonly letter: string;
  readonly name: { readonly uk: string; readonly en: string };
  readonly position: number;
}

export async function createServiceGroup(tx: Tx, actor: Actor, group: NewGroup): Promise<{ id: string }> {
  const id = v7();
  const { centreId, code, letter, name, position } = group;
  await tx
    .insertInto('service_group')
    .values({ id, centre_id: centreId, code, prefix: letter, name_uk: name.uk, name_en: name.en, position })
    .execute();
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'serviceGroup',
    subjectId: id,
    kind: 'serviceGroup.created',
    payload: { code, letter },
  });
  return { id };
}

export interface NewService {
  readonly centreId: string;
  readonly listId: string;
  readonly providerId: string;
  readonly groupId: string;
  readonly listNumber: number;
  readonly slug: string;
  /** Official name, letter by letter as in the decision. */
  readonly name: string;
  readonly plainName: { readonly uk: string; readonly en: string };
  readonly synonyms: readonly string[];
  readonly averageMinutes: number;
  /** A matter of a few minutes, which a desk of short matters may take. */
  readonly express?: boolean;
  /** In the national guide to services. */
  readonly guideId?: string | null;
  /** Life situations and categories. */
  readonly topics?: readonly string[];
}

export async function createService(tx: Tx, actor: Actor, service: NewService): Promise<{ id: string }> {
  const id = v7();
  await tx
    .insertInto('service')
    .values({
      id,
      list_id: service.listId,
      centre_id: service.centreId,
      provider_id: service.providerId,
      group_id: service.groupId,
      list_number: service.listNumber,
      slug: service.slug,
      name: service.name,
      plain_name_uk: service.plainName.uk,
      plain_name_en: service.plainName.en,
      synonyms: [...service.synonyms],
      average_minutes: service.averageMinutes,
      express: service.express ?? false,
      guide_id: service.guideId ?? null,
    })
    .execute();
  await linkTopics(tx, id, service.topics ?? []);
  await appendToLedger(tx, actor, {
    centreId: service.centreId,
    subject: 'service',
    subjectId: id,
    kind: 'service.created',
    payload: { number: service.listNumber, name: service.name },
  });
  return { id };
}

export interface NewCompetence {
  readonly serviceId: string;
  readonly validFrom: string;
  readonly route: CompetenceRoute;
  readonly decidedBy: string;
  readonly act: string;
}

/** Says who decides from a date on (design §3.11); the rule of the same date is replaced, earlier ones stay. */
export async function setCompetence(tx: Tx, actor: Actor, rule: NewCompetence): Promise<void> {
  const { serviceId, validFrom, route, decidedBy, act } = rule;
  const row = { route, decided_by: decidedBy, act };
  await tx
    .insertInto('service_competence')
    .values({ service_id: serviceId, valid_from: validFrom, ...row })
    .onConflict((conflict) => conflict.columns(['service_id', 'valid_from']).doUpdateSet(row))
    .execute();
  const { centre_id } = await tx
    .selectFrom('service')
    .where('id', '=', serviceId)
    .select('centre_id')
    .executeTakeFirstOrThrow();
  await appendToLedger(tx, actor, {
    centreId: centre_id,
    subject: 'service',
    subjectId: serviceId,
    kind: 'service.competenceSet',
    payload: { validFrom, route, decidedBy, act },
  });
}
