import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import { serviceLine } from './service.ts';
import type { World } from './world.ts';

interface Line {
  readonly line: string;
  readonly code: string;
  readonly planned: number;
  readonly reserved: number;
  readonly spent: number;
  /** Sums of the rows themselves: decisions, commitments, payments. */
  readonly decided: number;
  readonly committed: number;
  readonly paid: number;
}

/**
 * Every line of every estimate, from its rows: what decisions gave it, what is committed, what is paid (KO-A3-1). The
 * driver's own line has exactly what the driver ordered. Sums in kopiyky.
 */
export async function moneyFaults({ service }: World, db: Queries, year: string): Promise<string[]> {
  const { rows } =
    await sql<Line>`select l.year || ', ' || l.code as line, l.code, l.planned, l.reserved, l.spent,
      (select coalesce(sum(c.amount), 0)::int from eoffice_budget_change c where c.line_id = l.id) as decided,
      (select coalesce(sum(case e.state when 'committed' then e.amount when 'paid' then e.paid_amount else 0 end), 0)::int
        from eoffice_expense e where e.line_id = l.id) as committed,
      (select coalesce(sum(e.paid_amount), 0)::int from eoffice_expense e where e.line_id = l.id) as paid
    from eoffice_budget_line l`.execute(db);
  const faults: string[] = [];
  for (const { line, planned, reserved, spent, decided, committed, paid } of rows) {
    if (committed > decided) faults.push(`${line}: зобов’язання ${committed} понад рядок ${decided}`);
    if (planned !== decided || reserved !== committed || spent !== paid)
      faults.push(
        `${line}: у рядку ${planned}, ${reserved}, ${spent}, за документами ${decided}, ${committed}, ${paid}`,
      );
  }
  const own = rows.find(({ line }) => line === `${year}, ${serviceLine}`);
  const { planned, booked } = service;
  if ((own?.committed ?? 0) !== booked * 100 || (own?.decided ?? 0) !== planned * 100)
    faults.push(
      `${serviceLine}: замовлено ${booked} з ${planned} грн, у базі ${own?.committed} з ${own?.decided}`,
    );
  return faults;
}
