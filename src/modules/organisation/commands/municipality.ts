import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { changesOf } from '../rules/changes.ts';

export interface MunicipalityFacts {
  readonly code: string;
  readonly name: string;
}

/** What a change of a row comes to. `stale`: somebody changed it since the form was drawn. */
export type Changed = 'changed' | 'unchanged' | 'stale';

/** Adds a municipality. 'codeTaken': another one has this code. */
export async function createMunicipality(
  tx: Tx,
  actor: Actor,
  facts: MunicipalityFacts,
): Promise<{ id: string } | 'codeTaken'> {
  const id = uuidv7();
  const added = await tx
    .insertInto('municipality')
    .values({ id, code: facts.code, name: facts.name })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) return 'codeTaken';
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'municipality',
    subjectId: id,
    kind: 'municipality.created',
    payload: { after: facts },
  });
  return { id };
}

/** Renames a municipality; its code stays, for addresses and imports refer to it. */
export async function changeMunicipality(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  facts: { readonly name: string },
): Promise<Changed> {
  const old = await tx
    .selectFrom('municipality')
    .select(['name', 'version'])
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!old || old.version !== version) return 'stale';
  const changes = changesOf({ name: old.name }, facts);
  if (!changes) return 'unchanged';
  await tx
    .updateTable('municipality')
    .set({ name: facts.name, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'municipality',
    subjectId: id,
    kind: 'municipality.changed',
    payload: { ...changes },
  });
  return 'changed';
}

/** Closes or reopens a municipality. What stands in the way is found before, in `data/obstacles.ts`. */
export async function setMunicipalityActive(
  tx: Tx,
  actor: Actor,
  id: string,
  active: boolean,
): Promise<void> {
  const changed = await tx
    .updateTable('municipality')
    .set((e) => ({ active, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('active', '<>', active)
    .executeTakeFirst();
  if (!changed.numUpdatedRows) return;
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'municipality',
    subjectId: id,
    kind: active ? 'municipality.reopened' : 'municipality.closed',
  });
}
