import { monthFigures } from '#modules/eoffices/data/reports.ts';
import type { Figures } from '#modules/eoffices/rules/report.ts';
import type { Queries } from '#platform/database/database.ts';
import type { Before } from './world.ts';

/** What stands in the journals before the first day: the demo may have written a little of its own. */
export async function standingBefore(db: Queries, month: string): Promise<Before> {
  const entries = await db.selectFrom('eoffice_entry').select('id').execute();
  const openings = await db.selectFrom('eoffice_opening').select(['eoffice_id', 'date']).execute();
  const offices = await db.selectFrom('eoffice').select(['id', 'number']).execute();
  const figures = new Map<number, Figures>();
  for (const { id, number } of offices)
    figures.set(
      number,
      await monthFigures(db, {
        eofficeId: id,
        year: Number(month.slice(0, 4)),
        month: Number(month.slice(5)),
      }),
    );
  return {
    entries: new Set(entries.map(({ id }) => id)),
    openings: new Set(openings.map((one) => `${one.eoffice_id}:${one.date}`)),
    figures,
  };
}
