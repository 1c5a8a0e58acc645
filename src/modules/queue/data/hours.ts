import { weekdayOf } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';
import type { Interval } from '../rules/openingHours.ts';

/** Hours of the centre itself on a date (ORG-3): an exception of the day replaces the week; empty when closed. */
export async function centreHours(queries: Queries, centreId: string, date: string): Promise<Interval[]> {
  const exceptions = await queries
    .selectFrom('schedule_exception')
    .select(['opens', 'closes'])
    .where('centre_id', '=', centreId)
    .where('provider_id', 'is', null)
    .where('date', '=', date)
    .orderBy('opens')
    .execute();
  if (exceptions.length > 0) return intervals(exceptions);
  const rules = await queries
    .selectFrom('schedule_rule')
    .select(['opens', 'closes'])
    .where('centre_id', '=', centreId)
    .where('provider_id', 'is', null)
    .where('weekday', '=', weekdayOf(date))
    .where('valid_from', '<=', date)
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', date)]))
    .orderBy('opens')
    .execute();
  return intervals(rules);
}

const intervals = (rows: readonly { opens: string | null; closes: string | null }[]): Interval[] =>
  rows.flatMap(({ opens, closes }) =>
    opens && closes ? [{ opens: opens.slice(0, 5), closes: closes.slice(0, 5) }] : [],
  );
