import { type RawBuilder, sql } from 'kysely';
import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { restoreMinutes } from '../rules/reception.ts';
import { ticketLabel } from '../rules/ticketActions.ts';
import type { TicketEventKind } from '../rules/ticketEvents.ts';

export interface ReceptionPlace {
  readonly centreId: string;
  readonly now: Date;
}

/** `stale`: the ticket is no longer in a state where this may happen; nothing was changed. */
type Moved = 'done' | 'stale';

/** Seconds waited up to now, pauses of the centre left out; a clock that stands is not moved. */
const waitedNow = (now: Date) => sql`case when t.state = 'waiting'
  then t.waited_s + active_seconds(t.centre_id, t.state_since, ${now}) else t.waited_s end`;

/** The visitor steps out, to fetch a paper or to the children's room: the place is kept. */
export const setAside = (tx: Tx, actor: Actor, place: ReceptionPlace, ticketId: string): Promise<Moved> =>
  move(tx, actor, place, ticketId, {
    when: sql`t.state = 'waiting'`,
    set: sql`state = 'held', waited_s = ${waitedNow(place.now)}, state_since = ${place.now}, not_before = null`,
    event: 'ticket.held',
    payload: {},
  });

/** «I am late»: not called before, with the place kept. */
export const postpone = (
  tx: Tx,
  actor: Actor,
  place: ReceptionPlace,
  ticketId: string,
  minutes: number,
): Promise<Moved> => {
  const until = new Date(place.now.getTime() + minutes * 60_000);
  return move(tx, actor, place, ticketId, {
    when: sql`t.state = 'waiting'`,
    set: sql`not_before = ${until}`,
    event: 'ticket.delayed',
    payload: { minutes, notBefore: until.toISOString(), atReception: true },
  });
};

/** The visitor who was late is here: may be called at once. */
export const comeEarlier = (tx: Tx, actor: Actor, place: ReceptionPlace, ticketId: string): Promise<Moved> =>
  move(tx, actor, place, ticketId, {
    when: sql`t.state = 'waiting' and t.not_before is not null`,
    set: sql`not_before = null`,
    event: 'ticket.delayCancelled',
    payload: {},
  });

/** Takes a ticket out of the queue at the wish of the visitor, or because it was given by mistake; the reason is kept. */
export const cancelTicket = (
  tx: Tx,
  actor: Actor,
  place: ReceptionPlace,
  ticketId: string,
  reason: string,
): Promise<Moved> =>
  move(tx, actor, place, ticketId, {
    when: sql`t.state in ('waiting', 'held')`,
    set: sql`state = 'left', finished_at = ${place.now}, result = 'cancelled', waited_s = ${waitedNow(place.now)},
      state_since = ${place.now}, not_before = null`,
    event: 'ticket.left',
    payload: { reason, atReception: true },
  });

/** Undoes a cancellation of a few minutes ago: the ticket waits again at its old place. */
export const restoreTicket = (
  tx: Tx,
  actor: Actor,
  place: ReceptionPlace,
  ticketId: string,
): Promise<Moved> =>
  move(tx, actor, place, ticketId, {
    when: sql`t.state = 'left' and t.result = 'cancelled'
      and t.finished_at > ${new Date(place.now.getTime() - restoreMinutes * 60_000)}`,
    set: sql`state = 'waiting', finished_at = null, result = null, state_since = ${place.now}`,
    event: 'ticket.returned',
    payload: { undone: 'cancelled' },
  });

interface Move {
  readonly when: RawBuilder<unknown>;
  readonly set: RawBuilder<unknown>;
  readonly event: TicketEventKind;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** One guarded update, as at the desk: the expected state stands in its condition. */
async function move(
  tx: Tx,
  actor: Actor,
  place: ReceptionPlace,
  ticketId: string,
  wish: Move,
): Promise<Moved> {
  const { rows } = await sql<MovedRow>`update ticket t set ${wish.set}
    where t.id = ${ticketId}::uuid and t.centre_id = ${place.centreId}::uuid
      and t.business_date = ${businessDate(place.now)}::date and ${wish.when}
    returning t.prefix, t.number, t.visit_id as "visitId", t.group_id as "groupId", t.service_id as "serviceId"`.execute(
    tx,
  );
  const row = rows[0];
  if (!row) return 'stale';
  await appendToLedger(tx, actor, {
    centreId: place.centreId,
    subject: 'ticket',
    subjectId: ticketId,
    kind: wish.event,
    payload: {
      number: ticketLabel(row.prefix, row.number),
      visitId: row.visitId,
      groupId: row.groupId,
      serviceId: row.serviceId,
      at: place.now.toISOString(),
      ...wish.payload,
    },
  });
  return 'done';
}

interface MovedRow {
  readonly prefix: string;
  readonly number: number;
  readonly visitId: string;
  readonly groupId: string;
  readonly serviceId: string | null;
}
