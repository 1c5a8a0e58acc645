import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import {
  type BoardCall,
  type BoardFilter,
  type BoardState,
  type DeskPlate,
  filterText,
  passes,
  wholeCentre,
} from '../rules/boardView.ts';
import { isPauseKind } from '../rules/pause.ts';
import { ticketLabel } from '../rules/ticketActions.ts';

/** Calls told to a board: more than any shows, so that many calls at once are all spoken. */
export const boardRows = 12;
/** A board of one floor looks for its own among so many newest calls of the centre, and all that stand at desks now. */
const lookedThrough = 80;

interface CallRow {
  readonly id: string;
  readonly prefix: string;
  readonly number: number;
  readonly state: string;
  readonly calls: number;
  readonly at: Date;
  readonly desk: number;
  readonly floor: number;
  readonly groupId: string;
}

/**
 * What the boards of one centre show, by the text of their filters: read once, filtered here. The newest calls of the day,
 * newest first; they stay after a reload (KS-voice). Nothing depends on how many wait.
 */
export async function boardStates(
  queries: Queries,
  centreId: string,
  filters: readonly BoardFilter[],
  date: string,
): Promise<Map<string, BoardState>> {
  const plated = filters.flatMap(({ plates, desks }) => (plates ? desks : []));
  const [facts, calls, plates] = await Promise.all([
    centreLine(queries, centreId),
    newestCalls(
      queries,
      centreId,
      date,
      filters.some((filter) => filterText(filter) !== ''),
    ),
    plated.length === 0 ? [] : platesOf(queries, centreId, plated),
  ]);
  const stateOf = (filter: BoardFilter): BoardState => ({
    ...facts,
    calls: calls
      .filter((call) => passes(filter, call))
      .slice(0, boardRows)
      .map(toldCall),
    plates: filter.plates ? plates.filter(({ desk }) => filter.desks.includes(desk)) : [],
  });
  return new Map(filters.map((filter) => [filterText(filter), stateOf(filter)]));
}

const toldCall = (row: CallRow): BoardCall => ({
  id: row.id,
  number: ticketLabel(row.prefix, row.number),
  prefix: row.prefix,
  sequence: row.number,
  desk: row.desk,
  floor: row.floor,
  state: row.state,
  call: row.calls,
  at: row.at.toISOString(),
});

/** The whole centre without plates: what a board that nobody has set shows. */
export async function boardState(queries: Queries, centreId: string, date: string): Promise<BoardState> {
  const states = await boardStates(queries, centreId, [wholeCentre], date);
  return states.get('') ?? { centre: '', revision: 0, pause: null, calls: [], plates: [] };
}

async function centreLine(
  queries: Queries,
  centreId: string,
): Promise<Pick<BoardState, 'centre' | 'revision' | 'pause'>> {
  const row = await queries
    .selectFrom('centre')
    .leftJoin('board_revision', 'board_revision.centre_id', 'centre.id')
    .leftJoin('queue_settings', 'queue_settings.centre_id', 'centre.id')
    .leftJoin('centre_pause', (join) =>
      join.onRef('centre_pause.centre_id', '=', 'centre.id').on('centre_pause.ended_at', 'is', null),
    )
    .select([
      'centre.name',
      'board_revision.revision',
      'centre_pause.kind',
      'centre_pause.note',
      'centre_pause.started_at',
      'queue_settings.shelter_note',
      'queue_settings.shelter_note_en',
    ])
    .where('centre.id', '=', centreId)
    .executeTakeFirst();
  const shelterUk = row?.shelter_note ?? '';
  return {
    centre: row?.name ?? '',
    revision: Number(row?.revision ?? 0),
    pause:
      row?.kind && row.started_at
        ? {
            kind: isPauseKind(row.kind) ? row.kind : 'other',
            note: row.note ?? '',
            since: row.started_at.toISOString(),
            shelterUk,
            shelterEn: row.shelter_note_en || shelterUk,
          }
        : null,
  };
}

/** By the index `ticket_called`: as quick at five in the afternoon as in the morning. */
async function newestCalls(
  queries: Queries,
  centreId: string,
  date: string,
  filtered: boolean,
): Promise<CallRow[]> {
  // A visitor who sits at a slow desk for an hour stays on the board of that desk, however many others were called since.
  const atDesks = sql`union
      select t.* from desk d join ticket t on t.desk_id = d.id and t.state in ('called', 'serving')
      where d.centre_id = ${centreId}::uuid and t.business_date = ${date}::date`;
  const { rows } = await sql<CallRow>`
    select t.id, t.prefix, t.number, t.state, t.calls, t.last_call_at as at, d.number as desk, d.floor, t.group_id as "groupId"
    from (
      (select * from ticket
        where centre_id = ${centreId}::uuid and business_date = ${date}::date and last_call_at is not null
          and state in ('called', 'serving', 'finished', 'noShow')
        order by last_call_at desc limit ${filtered ? lookedThrough : boardRows})
      ${filtered ? atDesks : sql``}) t
    join desk d on d.id = t.desk_id
    order by t.last_call_at desc`.execute(queries);
  return rows;
}

const platesOf = async (
  queries: Queries,
  centreId: string,
  desks: readonly number[],
): Promise<DeskPlate[]> => {
  const rows = await queries
    .selectFrom('desk')
    .leftJoin('provider', 'provider.id', 'desk.provider_id')
    .leftJoin('desk_shift', (join) =>
      join.onRef('desk_shift.desk_id', '=', 'desk.id').on('desk_shift.state', '<>', 'closed'),
    )
    .leftJoin('worker', 'worker.id', 'desk_shift.worker_id')
    .select([
      'desk.number as desk',
      'desk.floor',
      'provider.short_name as provider',
      'desk_shift.state',
      'worker.surname',
      'worker.given',
    ])
    .where('desk.centre_id', '=', centreId)
    .where('desk.active', '=', true)
    .where('desk.number', 'in', desks)
    .execute();
  return rows.map(({ desk, floor, provider, state, surname, given }) => ({
    desk,
    floor,
    provider,
    worker: surname === null ? null : `${surname} ${given ?? ''}`.trim(),
    onBreak: state === 'break',
  }));
};
