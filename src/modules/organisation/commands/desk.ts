import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { changesOf } from '../rules/changes.ts';
import type { Changed } from './municipality.ts';

/** Робоче місце (ORG-4, BR-5.3). No groups: it serves all groups of its provider. */
export interface DeskFacts {
  readonly number: number;
  readonly floor: number;
  readonly providerId: string | null;
  readonly note: string | null;
  readonly groupIds: readonly string[];
  /** Takes only matters of a few minutes, so that they do not wait behind long ones (BR-14). */
  readonly expressOnly: boolean;
}

/** 'numberTaken': two desks of one centre cannot have one number; 'notHere': a provider or group of another centre. */
export type DeskRefusal = 'numberTaken' | 'notHere';

export async function createDesk(
  tx: Tx,
  actor: Actor,
  centreId: string,
  facts: DeskFacts,
): Promise<{ id: string } | DeskRefusal> {
  if (!(await belongsHere(tx, centreId, facts))) return 'notHere';
  const id = uuidv7();
  const added = await tx
    .insertInto('desk')
    .values({
      id,
      centre_id: centreId,
      number: facts.number,
      floor: facts.floor,
      provider_id: facts.providerId,
      note: facts.note,
      express_only: facts.expressOnly,
    })
    .onConflict((conflict) => conflict.columns(['centre_id', 'number']).doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) return 'numberTaken';
  await setGroups(tx, id, facts.groupIds);
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'desk',
    subjectId: id,
    kind: 'desk.created',
    payload: { number: facts.number, after: facts },
  });
  return { id };
}

export async function changeDesk(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  facts: DeskFacts,
): Promise<Changed | DeskRefusal> {
  const row = await tx
    .selectFrom('desk')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row || row.version !== version) return 'stale';
  if (!(await belongsHere(tx, row.centre_id, facts))) return 'notHere';
  const twin = await tx
    .selectFrom('desk')
    .select('id')
    .where('centre_id', '=', row.centre_id)
    .where('number', '=', facts.number)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (twin) return 'numberTaken';
  const groups = await tx.selectFrom('desk_group').select('group_id').where('desk_id', '=', id).execute();
  const old: DeskFacts = {
    number: row.number,
    floor: row.floor,
    providerId: row.provider_id,
    note: row.note,
    groupIds: groups.map((group) => group.group_id).sort(),
    expressOnly: row.express_only,
  };
  const next = { ...facts, groupIds: [...facts.groupIds].sort() };
  const changes = changesOf(old, next);
  if (!changes) return 'unchanged';
  await tx
    .updateTable('desk')
    .set({
      number: next.number,
      floor: next.floor,
      provider_id: next.providerId,
      note: next.note,
      express_only: next.expressOnly,
      version: version + 1,
    })
    .where('id', '=', id)
    .execute();
  await setGroups(tx, id, next.groupIds);
  await appendToLedger(tx, actor, {
    centreId: row.centre_id,
    subject: 'desk',
    subjectId: id,
    kind: 'desk.changed',
    payload: { number: next.number, ...changes },
  });
  return 'changed';
}

/** Closes or reopens a desk. What stands in the way is found before, in `data/obstacles.ts`. */
export async function setDeskActive(tx: Tx, actor: Actor, id: string, active: boolean): Promise<void> {
  const row = await tx
    .updateTable('desk')
    .set((e) => ({ active, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('active', '<>', active)
    .returning(['centre_id', 'number'])
    .executeTakeFirst();
  if (!row) return;
  await appendToLedger(tx, actor, {
    centreId: row.centre_id,
    subject: 'desk',
    subjectId: id,
    kind: active ? 'desk.reopened' : 'desk.closed',
    payload: { number: row.number },
  });
}

async function setGroups(tx: Tx, deskId: string, groupIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('desk_group').where('desk_id', '=', deskId).execute();
  if (groupIds.length === 0) return;
  await tx
    .insertInto('desk_group')
    .values(groupIds.map((groupId) => ({ desk_id: deskId, group_id: groupId })))
    .execute();
}

/** A desk of one centre cannot serve a provider or a group of another. */
async function belongsHere(tx: Tx, centreId: string, facts: DeskFacts): Promise<boolean> {
  if (facts.providerId !== null) {
    const seated = await tx
      .selectFrom('centre_provider')
      .select('provider_id')
      .where('centre_id', '=', centreId)
      .where('provider_id', '=', facts.providerId)
      .where('active', '=', true)
      .executeTakeFirst();
    if (!seated) return false;
  }
  if (facts.groupIds.length === 0) return true;
  const groups = await tx
    .selectFrom('service_group')
    .select('id')
    .where('centre_id', '=', centreId)
    .where('id', 'in', [...facts.groupIds])
    .execute();
  return groups.length === new Set(facts.groupIds).size;
}
