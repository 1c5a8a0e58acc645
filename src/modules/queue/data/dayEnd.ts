import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';

/** A night without power is caught up by the next one; older days had their chance. Days. */
export const lookBackDays = 60;

/** Centres in which tickets of days before `today` still wait or are held. */
export async function centresWithOpenTickets(queries: Queries, today: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select c.id from centre c where exists (
      select from ticket t where t.centre_id = c.id and t.state in ('waiting', 'held')
        and t.business_date >= ${today}::date - ${lookBackDays}::int and t.business_date < ${today}::date)
    order by c.id`.execute(queries);
  return rows.map(({ id }) => id);
}
