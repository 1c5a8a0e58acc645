import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { remainder } from '../rules/supplies.ts';
import type { ExpenseFacts, Payment } from '../schemas/supplies.ts';

export interface LineChange {
  readonly municipalityId: string;
  readonly year: number;
  readonly code: string;
  /** Needed for a line that is not there yet. */
  readonly name: string;
  /** Kopiyky; less than nothing takes away. */
  readonly amount: number;
  readonly act: string;
  readonly date: string;
  readonly workerId: string | null;
}

/**
 * Sets the plan of a line, or changes it by a recorded decision (KO-A3-1). `nameMissing`: the line is new and has no name;
 * `belowReserved`: more is committed already than would remain.
 */
export async function changeEstimate(
  tx: Tx,
  actor: Actor,
  change: LineChange,
): Promise<'done' | 'nameMissing' | 'belowReserved'> {
  const known = await tx
    .selectFrom('eoffice_budget_line')
    .select(['id', 'planned', 'reserved', 'spent'])
    .where('municipality_id', '=', change.municipalityId)
    .where('year', '=', change.year)
    .where('code', '=', change.code)
    .forUpdate()
    .executeTakeFirst();
  if (!known && change.name === '') return 'nameMissing';
  if ((known ? remainder(known) : 0) + change.amount < 0) return 'belowReserved';
  const id = known?.id ?? v7();
  if (!known)
    await tx
      .insertInto('eoffice_budget_line')
      .values({
        id,
        municipality_id: change.municipalityId,
        year: change.year,
        code: change.code,
        name: change.name,
      })
      .execute();
  const { act, amount, date } = change;
  await tx
    .insertInto('eoffice_budget_change')
    .values({ id: v7(), line_id: id, amount, act, date, recorded_by: change.workerId })
    .execute();
  await tell(tx, actor, 'eofficeBudget', id, 'eofficeBudget.changed', {
    code: change.code,
    year: change.year,
    amount,
    act,
    date,
  });
  return 'done';
}

/** What came of an expense; `over`: kopiyky that the line still has. */
export type Spent =
  | { readonly kind: 'done'; readonly id: string }
  | { readonly kind: 'over'; readonly left: number }
  | { readonly kind: 'noLine' | 'stale' };

/**
 * Commits money of a line by a contract or invoice. The line is locked: two that commit at once take turns, and the database
 * itself refuses what goes over the plan.
 */
export async function commitExpense(
  tx: Tx,
  actor: Actor,
  { line, office, ...facts }: ExpenseFacts,
  by: { readonly municipalityId: string; readonly workerId: string },
): Promise<Spent> {
  const found = await tx
    .selectFrom('eoffice_budget_line')
    .select(['planned', 'reserved', 'spent'])
    .where('id', '=', line)
    .where('municipality_id', '=', by.municipalityId)
    .forUpdate()
    .executeTakeFirst();
  if (!found) return { kind: 'noLine' };
  const left = remainder(found);
  if (facts.amount > left) return { kind: 'over', left };
  const id = v7();
  await tx
    .insertInto('eoffice_expense')
    .values({ id, line_id: line, eoffice_id: office, ...facts, recorded_by: by.workerId })
    .execute();
  await tell(tx, actor, 'eofficeExpense', id, 'eofficeExpense.committed', {
    lineId: line,
    eofficeId: office,
    ...facts,
  });
  return { kind: 'done', id };
}

/**
 * Locks the line of an expense, then the expense: in this order everywhere, so that two who meet wait and never block each
 * other. Undefined: it is no open commitment of this version any more.
 */
async function lockCommitment(tx: Tx, id: string, version: number) {
  const line = await tx
    .selectFrom('eoffice_budget_line')
    .select(['planned', 'reserved', 'spent'])
    .where('id', '=', (of) => of.selectFrom('eoffice_expense').select('line_id').where('id', '=', id))
    .forUpdate()
    .executeTakeFirst();
  const expense = await tx
    .selectFrom('eoffice_expense')
    .select('amount')
    .where('id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'committed')
    .forUpdate()
    .executeTakeFirst();
  return line && expense && { left: remainder(line) + expense.amount };
}

/** Records the payment of a commitment; the sum may differ from what was committed, never by more than the line has. */
export async function payExpense(
  tx: Tx,
  actor: Actor,
  id: string,
  { version, amount, paidOn, payment }: Payment,
): Promise<Spent> {
  const found = await lockCommitment(tx, id, version);
  if (!found) return { kind: 'stale' };
  if (amount > found.left) return { kind: 'over', left: found.left };
  await tx
    .updateTable('eoffice_expense')
    .set({ state: 'paid', paid_amount: amount, paid_on: paidOn, payment, version: version + 1 })
    .where('id', '=', id)
    .execute();
  await tell(tx, actor, 'eofficeExpense', id, 'eofficeExpense.paid', { amount, paidOn, payment });
  return { kind: 'done', id };
}

/** Gives a commitment's money back to its line. False: it is paid or cancelled already. */
export async function cancelExpense(tx: Tx, actor: Actor, id: string, version: number): Promise<boolean> {
  if (!(await lockCommitment(tx, id, version))) return false;
  await tx
    .updateTable('eoffice_expense')
    .set({ state: 'cancelled', version: version + 1 })
    .where('id', '=', id)
    .execute();
  await tell(tx, actor, 'eofficeExpense', id, 'eofficeExpense.cancelled', {});
  return true;
}

const tell = (
  tx: Tx,
  actor: Actor,
  subject: 'eofficeBudget' | 'eofficeExpense',
  subjectId: string,
  kind: `${string}.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> => appendToLedger(tx, actor, { centreId: null, subject, subjectId, kind, payload });
