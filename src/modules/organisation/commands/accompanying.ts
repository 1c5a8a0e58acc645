import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { changesOf } from '../rules/changes.ts';
import type { Changed } from './municipality.ts';

/** Супутня послуга with the competition by which its operator was chosen (ORG-6, BP-10). */
export interface AccompanyingFacts {
  readonly name: string;
  readonly operator: string;
  readonly hours: string;
  readonly competitionAct: string;
}

const columnsOf = (facts: AccompanyingFacts) => ({
  name: facts.name,
  operator: facts.operator,
  hours: facts.hours,
  competition_act: facts.competitionAct,
});

export async function recordAccompanying(
  tx: Tx,
  actor: Actor,
  centreId: string,
  facts: AccompanyingFacts,
): Promise<{ id: string }> {
  const id = uuidv7();
  await tx
    .insertInto('accompanying_service')
    .values({ id, centre_id: centreId, ...columnsOf(facts) })
    .execute();
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'accompanyingService',
    subjectId: id,
    kind: 'accompanyingService.recorded',
    payload: { name: facts.name, after: facts },
  });
  return { id };
}

export async function changeAccompanying(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  facts: AccompanyingFacts,
): Promise<Changed> {
  const row = await tx
    .selectFrom('accompanying_service')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row || row.version !== version) return 'stale';
  const changes = changesOf<AccompanyingFacts>(
    { name: row.name, operator: row.operator, hours: row.hours, competitionAct: row.competition_act },
    facts,
  );
  if (!changes) return 'unchanged';
  await tx
    .updateTable('accompanying_service')
    .set({ ...columnsOf(facts), version: version + 1 })
    .where('id', '=', id)
    .execute();
  await appendToLedger(tx, actor, {
    centreId: row.centre_id,
    subject: 'accompanyingService',
    subjectId: id,
    kind: 'accompanyingService.changed',
    payload: { name: facts.name, ...changes },
  });
  return 'changed';
}

/** Stops or resumes showing the service to visitors. */
export async function setAccompanyingActive(
  tx: Tx,
  actor: Actor,
  id: string,
  active: boolean,
): Promise<void> {
  const row = await tx
    .updateTable('accompanying_service')
    .set((e) => ({ active, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('active', '<>', active)
    .returning(['centre_id', 'name'])
    .executeTakeFirst();
  if (!row) return;
  await appendToLedger(tx, actor, {
    centreId: row.centre_id,
    subject: 'accompanyingService',
    subjectId: id,
    kind: active ? 'accompanyingService.reopened' : 'accompanyingService.closed',
    payload: { name: row.name },
  });
}
