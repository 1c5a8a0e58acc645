import type { Database } from '#platform/database/database.ts';
import type { WaitRange } from '../rules/waitRange.ts';
import { expectedCall, groupForecast } from './prediction.ts';

/** Minutes until the call, in which visitors of such a hall are usually called (design §3.8). */
export interface ExpectedRange {
  readonly lowMinutes: number;
  readonly highMinutes: number;
}

/** Of a ticket that waits, from memory; null: data are thin, and its page says nothing. */
export const expectedOfTicket = (
  database: Database,
  centreId: string,
  ticketId: string,
): ExpectedRange | null => inMinutes(expectedCall(database, centreId, ticketId));

/** Of somebody who would come to the group now, from memory; null: say nothing. */
export const expectedOfGroup = (
  database: Database,
  centreId: string,
  groupId: string,
): ExpectedRange | null => inMinutes(groupForecast(database, centreId, groupId)?.range ?? null);

const inMinutes = (range: WaitRange | null): ExpectedRange | null =>
  range && { lowMinutes: Math.floor(range.lowS / 60), highMinutes: Math.ceil(range.highS / 60) };
