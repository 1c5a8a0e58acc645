import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { ExpenseState } from '../rules/supplies.ts';

type Reader = Queries | Tx;

/** A line of the estimate; sums in kopiyky. */
export interface BudgetLine {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly planned: number;
  readonly reserved: number;
  readonly spent: number;
}

/** Lines of a year in the order of their codes. */
export const budgetLines = (db: Reader, municipalityId: string, year: number): Promise<BudgetLine[]> =>
  db
    .selectFrom('eoffice_budget_line')
    .select(['id', 'code', 'name', 'planned', 'reserved', 'spent'])
    .where('municipality_id', '=', municipalityId)
    .where('year', '=', year)
    .orderBy(sql`string_to_array(code, '.')::int[]`)
    .execute();

/** Years that have an estimate, the newest first. */
export const budgetYears = async (db: Reader, municipalityId: string): Promise<number[]> =>
  (
    await db
      .selectFrom('eoffice_budget_line')
      .select('year')
      .distinct()
      .where('municipality_id', '=', municipalityId)
      .orderBy('year', 'desc')
      .execute()
  ).map(({ year }) => year);

/** Plan and changes of a year, the oldest first. */
export const budgetChanges = (db: Reader, municipalityId: string, year: number) =>
  db
    .selectFrom('eoffice_budget_change as c')
    .innerJoin('eoffice_budget_line as l', 'l.id', 'c.line_id')
    .select(['c.id', 'l.code', 'c.amount', 'c.act', 'c.date'])
    .where('l.municipality_id', '=', municipalityId)
    .where('l.year', '=', year)
    .orderBy('c.date')
    .orderBy('c.recorded_at')
    .limit(500)
    .execute();

const expenses = (db: Reader, municipalityId: string) =>
  db
    .selectFrom('eoffice_expense as e')
    .innerJoin('eoffice_budget_line as l', 'l.id', 'e.line_id')
    .leftJoin('eoffice as o', 'o.id', 'e.eoffice_id')
    .select([
      'e.id',
      'l.code',
      'l.year',
      'e.date',
      'e.supplier',
      'e.purpose',
      'e.document',
      'e.amount',
      sql<ExpenseState>`e.state`.as('state'),
      'e.paid_amount as paidAmount',
      'e.paid_on as paidOn',
      'e.payment',
      'e.version',
      'o.number as office',
    ])
    .where('l.municipality_id', '=', municipalityId);
export type Expense = Awaited<ReturnType<ReturnType<typeof expenses>['execute']>>[number];

const mostExpenses = 1000;

/** Commitments and payments of a year, the newest first. */
export const expensesOf = (db: Reader, municipalityId: string, year: number): Promise<Expense[]> =>
  expenses(db, municipalityId)
    .where('l.year', '=', year)
    .orderBy('e.date', 'desc')
    .orderBy('e.id', 'desc')
    .limit(mostExpenses)
    .execute();

export const expenseById = (db: Reader, municipalityId: string, id: string): Promise<Expense | undefined> =>
  expenses(db, municipalityId).where('e.id', '=', id).executeTakeFirst();

/** Paid by line between two days, kopiyky: what the report of a quarter counts. */
export const paidBetween = (
  db: Reader,
  municipalityId: string,
  year: number,
  days: { readonly from: string; readonly to: string },
) =>
  db
    .selectFrom('eoffice_expense as e')
    .innerJoin('eoffice_budget_line as l', 'l.id', 'e.line_id')
    .select(['l.code', sql<number>`sum(e.paid_amount)::int`.as('paid')])
    .where('l.municipality_id', '=', municipalityId)
    .where('l.year', '=', year)
    .where('e.paid_on', '>=', days.from)
    .where('e.paid_on', '<=', days.to)
    .groupBy('l.code')
    .execute();
