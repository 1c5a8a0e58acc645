import { v7 } from 'uuid';
import { changesOf } from '#modules/organisation/rules/changes.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';

/** A lawful ground to be called earlier, always with the act that grants it (BR-18). Minutes of allowance: 1–480. */
export interface CategoryFacts {
  readonly nameUk: string;
  readonly nameEn: string;
  readonly act: string;
  /** Business date on which somebody compared it with the law; null: still to be compared. */
  readonly actCheckedOn: string | null;
  readonly proof: string;
  readonly allowanceMinutes: number;
  readonly atKiosk: boolean;
  readonly position: number;
}

const columnsOf = (facts: CategoryFacts) => ({
  name_uk: facts.nameUk,
  name_en: facts.nameEn,
  act: facts.act,
  act_checked_on: facts.actCheckedOn,
  proof: facts.proof,
  allowance_minutes: facts.allowanceMinutes,
  at_kiosk: facts.atKiosk,
  position: facts.position,
});

/** `taken`: the municipality has a category of this code, perhaps a closed one: its history stays with it. */
export async function createCategory(
  tx: Tx,
  actor: Actor,
  municipalityId: string,
  code: string,
  facts: CategoryFacts,
): Promise<{ kind: 'created'; id: string } | { kind: 'taken' }> {
  const id = v7();
  const made = await tx
    .insertInto('priority_category')
    .values({ id, municipality_id: municipalityId, code, ...columnsOf(facts) })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'code']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return { kind: 'taken' };
  await tell(tx, actor, id, 'priorityCategory.created', { name: facts.nameUk, after: { code, ...facts } });
  return { kind: 'created', id };
}

/** Tickets already given keep their place: a change holds for those that are marked after it. */
export async function changeCategory(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  facts: CategoryFacts,
): Promise<'changed' | 'unchanged' | 'stale'> {
  const row = await tx
    .selectFrom('priority_category')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row || row.version !== version) return 'stale';
  const changes = changesOf<CategoryFacts>(
    {
      nameUk: row.name_uk,
      nameEn: row.name_en,
      act: row.act,
      actCheckedOn: row.act_checked_on,
      proof: row.proof,
      allowanceMinutes: row.allowance_minutes,
      atKiosk: row.at_kiosk,
      position: row.position,
    },
    facts,
  );
  if (!changes) return 'unchanged';
  await tx
    .updateTable('priority_category')
    .set({ ...columnsOf(facts), version: version + 1 })
    .where('id', '=', id)
    .execute();
  await tell(tx, actor, id, 'priorityCategory.changed', { name: facts.nameUk, ...changes });
  return 'changed';
}

/** Switched off, never deleted: tickets and the court find the ground by which somebody was called earlier. */
export async function setCategoryActive(tx: Tx, actor: Actor, id: string, active: boolean): Promise<boolean> {
  const row = await tx
    .updateTable('priority_category')
    .set((e) => ({ active, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('active', '<>', active)
    .returning('name_uk')
    .executeTakeFirst();
  if (!row) return false;
  await tell(tx, actor, id, active ? 'priorityCategory.reopened' : 'priorityCategory.closed', {
    name: row.name_uk,
  });
  return true;
}

const tell = (
  tx: Tx,
  actor: Actor,
  subjectId: string,
  kind: `priorityCategory.${string}`,
  payload: Readonly<Record<string, unknown>>,
) => appendToLedger(tx, actor, { centreId: null, subject: 'priorityCategory', subjectId, kind, payload });
