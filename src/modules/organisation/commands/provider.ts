import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { changesOf } from '../rules/changes.ts';
import type { ProviderKind } from '../schema.ts';
import type { Changed } from './municipality.ts';

/** Суб'єкт надання послуг (ORG-2). */
export interface ProviderFacts {
  readonly name: string;
  readonly shortName: string;
  readonly kind: ProviderKind;
  readonly address: string | null;
  readonly phones: readonly string[];
  readonly email: string | null;
}

const columnsOf = (facts: ProviderFacts) => ({
  name: facts.name,
  short_name: facts.shortName,
  kind: facts.kind,
  address: facts.address,
  phones: [...facts.phones],
  email: facts.email,
});

/** Adds a provider to a municipality; attach it to centres with `attachProvider`. */
export async function createProvider(
  tx: Tx,
  actor: Actor,
  place: { readonly municipalityId: string; readonly code: string },
  facts: ProviderFacts,
): Promise<{ id: string } | 'codeTaken'> {
  const id = uuidv7();
  const added = await tx
    .insertInto('provider')
    .values({ id, municipality_id: place.municipalityId, code: place.code, ...columnsOf(facts) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) return 'codeTaken';
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'provider',
    subjectId: id,
    kind: 'provider.created',
    payload: { after: { code: place.code, ...facts } },
  });
  return { id };
}

export async function changeProvider(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  facts: ProviderFacts,
): Promise<Changed> {
  const row = await tx
    .selectFrom('provider')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row || row.version !== version) return 'stale';
  const old: ProviderFacts = {
    name: row.name,
    shortName: row.short_name,
    kind: row.kind as ProviderKind,
    address: row.address,
    phones: row.phones,
    email: row.email,
  };
  const changes = changesOf(old, facts);
  if (!changes) return 'unchanged';
  await tx
    .updateTable('provider')
    .set({ ...columnsOf(facts), version: version + 1 })
    .where('id', '=', id)
    .execute();
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'provider',
    subjectId: id,
    kind: 'provider.changed',
    payload: { ...changes },
  });
  return 'changed';
}

/** Closes or reopens a provider everywhere. What stands in the way is found before, in `data/obstacles.ts`. */
export async function setProviderActive(tx: Tx, actor: Actor, id: string, active: boolean): Promise<void> {
  const changed = await tx
    .updateTable('provider')
    .set((e) => ({ active, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('active', '<>', active)
    .executeTakeFirst();
  if (!changed.numUpdatedRows) return;
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'provider',
    subjectId: id,
    kind: active ? 'provider.reopened' : 'provider.closed',
  });
}

/**
 * Seats a provider in a centre, at the end of its list (ORG-2). 'elsewhere': it belongs to another municipality.
 * A provider that left comes back with its old desks and hours.
 */
export async function attachProvider(
  tx: Tx,
  actor: Actor,
  centreId: string,
  providerId: string,
): Promise<'attached' | 'unchanged' | 'elsewhere'> {
  const provider = await tx
    .selectFrom('provider')
    .innerJoin('centre', 'centre.municipality_id', 'provider.municipality_id')
    .select('provider.id')
    .where('provider.id', '=', providerId)
    .where('provider.active', '=', true)
    .where('centre.id', '=', centreId)
    .executeTakeFirst();
  if (!provider) return 'elsewhere';
  const { last } = await tx
    .selectFrom('centre_provider')
    .select((e) => e.fn.coalesce(e.fn.max('position'), e.lit(0)).as('last'))
    .where('centre_id', '=', centreId)
    .executeTakeFirstOrThrow();
  const added = await tx
    .insertInto('centre_provider')
    .values({ centre_id: centreId, provider_id: providerId, position: Number(last) + 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['centre_id', 'provider_id'])
        .doUpdateSet({ active: true })
        .where('centre_provider.active', '=', false),
    )
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) return 'unchanged';
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'centre',
    subjectId: centreId,
    kind: 'centre.providerAdded',
    payload: { provider: providerId },
  });
  return 'attached';
}

/** Ends a provider's place in a centre. What stands in the way is found before, in `data/obstacles.ts`. */
export async function detachProvider(
  tx: Tx,
  actor: Actor,
  centreId: string,
  providerId: string,
): Promise<'detached' | 'unchanged'> {
  const left = await tx
    .updateTable('centre_provider')
    .set({ active: false })
    .where('centre_id', '=', centreId)
    .where('provider_id', '=', providerId)
    .where('active', '=', true)
    .executeTakeFirst();
  if (!left.numUpdatedRows) return 'unchanged';
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'centre',
    subjectId: centreId,
    kind: 'centre.providerRemoved',
    payload: { provider: providerId },
  });
  return 'detached';
}

/** Moves a provider one place up or down in the list that visitors see. */
export async function moveProvider(
  tx: Tx,
  actor: Actor,
  centreId: string,
  providerId: string,
  direction: 'up' | 'down',
): Promise<void> {
  const rows = await tx
    .selectFrom('centre_provider')
    .select('provider_id')
    .where('centre_id', '=', centreId)
    .where('active', '=', true)
    .orderBy('position')
    .orderBy('provider_id')
    .forNoKeyUpdate()
    .execute();
  const order = rows.map((row) => row.provider_id);
  const from = order.indexOf(providerId);
  const to = direction === 'up' ? from - 1 : from + 1;
  const neighbour = order[to];
  if (from < 0 || neighbour === undefined) return;
  order[to] = providerId;
  order[from] = neighbour;
  for (const [position, id] of order.entries()) {
    await tx
      .updateTable('centre_provider')
      .set({ position: position + 1 })
      .where('centre_id', '=', centreId)
      .where('provider_id', '=', id)
      .execute();
  }
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'centre',
    subjectId: centreId,
    kind: 'centre.providerMoved',
    payload: { provider: providerId, before: { position: from + 1 }, after: { position: to + 1 } },
  });
}
