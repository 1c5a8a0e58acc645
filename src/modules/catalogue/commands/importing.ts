import { sql } from 'kysely';
import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { stale } from '#platform/http/problems.ts';
import { appendToLedger, type LedgerEvent } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { ServiceFacts, ServicePlan } from '../rules/importPlan.ts';
import type { Counts } from './imports.ts';

/** Rows of one statement: five thousand services are a few dozen statements, and none is too long for memory. */
const batch = 400;

export interface Importing {
  readonly centreId: string;
  readonly importId: string;
  readonly plans: readonly ServicePlan[];
  readonly today: string;
}

/** One import of a centre at a time, and no change of its services and cards until it ends: what was planned holds. */
export async function lockCatalogue(tx: Tx, centreId: string): Promise<void> {
  await tx.selectFrom('centre').where('id', '=', centreId).select('id').forNoKeyUpdate().execute();
  await tx
    .selectFrom('service')
    .where('centre_id', '=', centreId)
    .select('id')
    .orderBy('id')
    .forUpdate()
    .execute();
}

/**
 * Writes the plans, all in the transaction of the caller: new services, changed ones, and drafts of cards; a version in
 * force is not touched (CARD-flow). The plans must have been made under `lockCatalogue`.
 */
export async function writePlans(tx: Tx, actor: Actor, work: Importing): Promise<Counts> {
  const placed = work.plans.map((plan) => ({ ...plan, id: plan.serviceId ?? v7() }));
  const created = placed.filter(({ serviceId }) => serviceId === null);
  const changed = placed.filter(({ change }) => change !== null);
  await moveNumbersAside(tx, changed);
  for (const part of parts(created)) await createServices(tx, work.centreId, part);
  for (const part of parts(changed)) await changeServices(tx, part);
  for (const part of parts([...created, ...changed])) await linkAllTopics(tx, part);
  for (const part of parts(placed)) await setCompetences(tx, part);
  const drafts = await writeDrafts(tx, placed, work.today);
  const event = (
    subjectId: string,
    kind: LedgerEvent['kind'],
    payload: Record<string, unknown>,
  ): LedgerEvent => ({
    centreId: work.centreId,
    subject: kind.startsWith('card.') ? 'card' : 'service',
    subjectId,
    kind,
    payload: { ...payload, import: work.importId },
  });
  const events = [
    ...created.map(({ id, after }) =>
      event(id, 'service.created', { number: after.listNumber, name: after.name }),
    ),
    ...changed.map(({ id, change, after }) =>
      event(id, 'service.changed', { before: change?.before, after }),
    ),
    ...placed.flatMap(({ id, competence }) =>
      competence.map((rule) => event(id, 'service.competenceSet', { ...rule })),
    ),
    ...drafts.map(({ id, serviceId, version }) => event(id, 'card.drafted', { service: serviceId, version })),
  ];
  for (const part of parts(events)) await appendToLedger(tx, actor, ...part);
  return { created: created.length, changed: changed.length, drafted: drafts.length };
}

type Placed = ServicePlan & { readonly id: string };

function* parts<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += batch) yield rows.slice(from, from + batch);
}

const columnsOf = (facts: ServiceFacts) => ({
  list_id: facts.listId,
  list_number: facts.listNumber,
  name: facts.name,
  plain_name_uk: facts.plainNameUk,
  plain_name_en: facts.plainNameEn,
  group_id: facts.groupId,
  average_minutes: facts.averageMinutes,
  express: facts.express,
  guide_id: facts.guideId,
  synonyms: [...facts.synonyms],
});

/** Services that exchange their numbers would meet on the way: each first steps where no number of a list is. */
async function moveNumbersAside(tx: Tx, changed: readonly Placed[]): Promise<void> {
  const moving = changed.filter(({ change }) =>
    change?.fields.some((field) => field === 'listNumber' || field === 'list'),
  );
  if (moving.length === 0) return;
  await tx
    .updateTable('service')
    .set((e) => ({ list_number: e('list_number', '+', 1_000_000) }))
    .where(sql<boolean>`id = any(${moving.map(({ id }) => id)}::uuid[])`)
    .execute();
}

async function createServices(tx: Tx, centreId: string, plans: readonly Placed[]): Promise<void> {
  await tx
    .insertInto('service')
    .values(
      plans.map(({ id, slug, providerId, after }) => ({
        id,
        centre_id: centreId,
        provider_id: providerId ?? '',
        slug,
        ...columnsOf(after),
      })),
    )
    .execute();
}

async function changeServices(tx: Tx, plans: readonly Placed[]): Promise<void> {
  const rows = plans.map(({ id, change, after }) => ({ id, version: change?.version, ...columnsOf(after) }));
  const changed = await sql`
    update service set
      list_id = x.list_id, list_number = x.list_number, name = x.name, plain_name_uk = x.plain_name_uk,
      plain_name_en = x.plain_name_en, group_id = x.group_id, average_minutes = x.average_minutes,
      express = x.express, guide_id = x.guide_id, synonyms = x.synonyms, version = service.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(
      id uuid, version integer, list_id uuid, list_number integer, name text, plain_name_uk text, plain_name_en text,
      group_id uuid, average_minutes smallint, express boolean, guide_id text, synonyms text[])
    where service.id = x.id and service.version = x.version
  `.execute(tx);
  if (Number(changed.numAffectedRows ?? 0) !== plans.length) throw stale();
}

async function linkAllTopics(tx: Tx, plans: readonly Placed[]): Promise<void> {
  const links = plans.flatMap(({ id, after }) =>
    after.topics.map((topic) => ({ service_id: id, topic_id: topic })),
  );
  await tx
    .deleteFrom('service_topic_link')
    .where(sql<boolean>`service_id = any(${plans.map(({ id }) => id)}::uuid[])`)
    .execute();
  for (const part of parts(links)) await tx.insertInto('service_topic_link').values(part).execute();
}

async function setCompetences(tx: Tx, plans: readonly Placed[]): Promise<void> {
  const rules = plans.flatMap(({ id, competence }) =>
    competence.map(({ validFrom, route, decidedBy, act }) => ({
      service_id: id,
      valid_from: validFrom,
      route,
      decided_by: decidedBy,
      act,
    })),
  );
  for (const part of parts(rules))
    await tx
      .insertInto('service_competence')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns(['service_id', 'valid_from']).doUpdateSet((e) => ({
          route: e.ref('excluded.route'),
          decided_by: e.ref('excluded.decided_by'),
          act: e.ref('excluded.act'),
        })),
      )
      .execute();
}

/** New drafts, and new text in those that are there. English goes over: what the new text changes becomes outdated by itself. */
async function writeDrafts(
  tx: Tx,
  plans: readonly Placed[],
  today: string,
): Promise<{ id: string; serviceId: string; version: number }[]> {
  const drafts = plans.flatMap(({ id: serviceId, draft, providerName }) => {
    if (!draft) return [];
    const { content, newest } = draft;
    const kept = newest?.state === 'draft';
    return [
      {
        id: kept ? newest.id : v7(),
        serviceId,
        version: kept ? newest.version : (newest?.version ?? 0) + 1,
        edition: newest?.edition ?? 1,
        newestId: newest?.id ?? null,
        kept,
        content,
        owner: providerName,
      },
    ];
  });
  for (const part of parts(drafts)) {
    const fresh = part.filter(({ kept }) => !kept);
    const rewritten = part.filter(({ kept }) => kept);
    await sql`
      insert into card_version (id, service_id, version, content, owner, checked_on, translation)
      select x.id, x."serviceId", x.version, x.content, x.owner, ${today}::date, coalesce(v.translation, '[]')
      from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb)
        as x(id uuid, "serviceId" uuid, version integer, content jsonb, owner text, "newestId" uuid)
      left join card_version v on v.id = x."newestId"
    `.execute(tx);
    const changed = await sql`
      update card_version set content = x.content, owner = x.owner, checked_on = ${today}::date,
        edition = card_version.edition + 1
      from jsonb_to_recordset(${JSON.stringify(rewritten)}::jsonb)
        as x(id uuid, edition integer, content jsonb, owner text)
      where card_version.id = x.id and card_version.edition = x.edition and card_version.state = 'draft'
    `.execute(tx);
    if (Number(changed.numAffectedRows ?? 0) !== rewritten.length) throw stale();
    await tx
      .deleteFrom('card_sketch')
      .where(sql<boolean>`service_id = any(${part.map(({ serviceId }) => serviceId)}::uuid[])`)
      .execute();
  }
  return drafts;
}
