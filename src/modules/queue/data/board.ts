import type { Queries } from '#platform/database/database.ts';
import { ticketLabel } from '../rules/ticketActions.ts';

export interface BoardCall {
  readonly id: string;
  readonly number: string;
  readonly desk: number;
  /** `called`: the visitor is awaited now. */
  readonly state: string;
  readonly call: number;
  readonly at: string;
}

export interface BoardState {
  readonly centre: string;
  readonly calls: readonly BoardCall[];
}

/** How many calls stay on a board; the payload is the same however many people wait. */
export const boardRows = 8;

/** The newest calls of the day, newest first; they stay after a reload (KS-voice). */
export async function boardState(queries: Queries, centreId: string, date: string): Promise<BoardState> {
  const centre = await queries
    .selectFrom('centre')
    .select('name')
    .where('id', '=', centreId)
    .executeTakeFirst();
  const rows = await queries
    .selectFrom('ticket')
    .innerJoin('desk', 'desk.id', 'ticket.desk_id')
    .select([
      'ticket.id',
      'ticket.prefix',
      'ticket.number',
      'ticket.state',
      'ticket.calls',
      'ticket.last_call_at',
      'desk.number as desk',
    ])
    .where('ticket.centre_id', '=', centreId)
    .where('ticket.business_date', '=', date)
    .where('ticket.last_call_at', 'is not', null)
    .where('ticket.state', 'in', ['called', 'serving', 'finished', 'noShow'])
    .orderBy('ticket.last_call_at', 'desc')
    .limit(boardRows)
    .execute();
  return {
    centre: centre?.name ?? '',
    calls: rows.map((row) => ({
      id: row.id,
      number: ticketLabel(row.prefix, row.number),
      desk: row.desk,
      state: row.state,
      call: row.calls,
      at: row.last_call_at?.toISOString() ?? '',
    })),
  };
}
