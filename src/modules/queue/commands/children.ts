import { sql } from 'kysely';
import { v7 } from 'uuid';
import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { shortCode } from '../data/shortCode.ts';
import { isTicketState, parseTicketLabel, ticketLabel } from '../rules/ticketActions.ts';

export interface RoomPlace {
  readonly centreId: string;
  readonly workerId: string;
  readonly now: Date;
}

/** The room begins its day. `stale`: it works already, or the centre has none. */
export async function openRoom(tx: Tx, actor: Actor, place: RoomPlace): Promise<'done' | 'stale'> {
  const opened = await tx
    .updateTable('childrens_room')
    .set({ open_since: place.now, opened_by: place.workerId })
    .where('centre_id', '=', place.centreId)
    .where('open_since', 'is', null)
    .returning('centre_id')
    .executeTakeFirst();
  if (!opened) return 'stale';
  await tellRoom(tx, actor, place.centreId, 'childrensRoom.opened', {});
  return 'done';
}

/**
 * The room ends its day: never while a child is there. With it go the names, years and notes of the day: nobody needs
 * them once every child is back with its parent (BP-9, KC-8); times and wristbands stay.
 */
export async function closeRoom(
  tx: Tx,
  actor: Actor,
  place: Pick<RoomPlace, 'centreId' | 'now'>,
): Promise<{ kind: 'closed'; erased: number } | { kind: 'stale' } | { kind: 'children'; tags: number[] }> {
  const room = await lockRoom(tx, place.centreId);
  if (!room || room.open_since === null) return { kind: 'stale' };
  const there = await tx
    .selectFrom('child_stay')
    .select('tag')
    .where('centre_id', '=', place.centreId)
    .where('handed_back_at', 'is', null)
    .orderBy('tag')
    .execute();
  if (there.length > 0) return { kind: 'children', tags: there.map(({ tag }) => tag) };
  await tx
    .updateTable('childrens_room')
    .set({ open_since: null, opened_by: null })
    .where('centre_id', '=', place.centreId)
    .execute();
  const erased = await eraseHandedBack(tx, place.centreId, place.now);
  await tellRoom(tx, actor, place.centreId, 'childrensRoom.closed', { erased });
  return { kind: 'closed', erased };
}

/** Erases what is personal in the stays that have ended; how many. */
export async function eraseHandedBack(tx: Tx, centreId: string, now: Date): Promise<number> {
  const erased = await tx
    .updateTable('child_stay')
    .set({ first_name: null, birth_year: null, notes: null, erased_at: now })
    .where('centre_id', '=', centreId)
    .where('handed_back_at', 'is not', null)
    .where('erased_at', 'is', null)
    .returning('id')
    .execute();
  return erased.length;
}

export interface NewStay {
  readonly ticketId: string;
  readonly tag: number;
  readonly firstName: string;
  readonly birthYear: number | null;
  /** Only what keeps the child safe, such as an allergy. */
  readonly notes: string | null;
}

export type CheckedIn =
  | { readonly kind: 'in'; readonly id: string }
  | { readonly kind: 'closed' | 'full' | 'tagTaken' | 'ended' };

/** A child comes in under the ticket of its parent (KC-7). `ended`: the ticket is of another day or not in the queue. */
export async function checkInChild(
  tx: Tx,
  actor: Actor,
  place: RoomPlace,
  stay: NewStay,
): Promise<CheckedIn> {
  const room = await lockRoom(tx, place.centreId);
  if (!room || room.open_since === null) return { kind: 'closed' };
  const ticket = await tx
    .selectFrom('ticket')
    .select(['prefix', 'number', 'state', 'visit_id'])
    .where('id', '=', stay.ticketId)
    .where('centre_id', '=', place.centreId)
    .where('business_date', '=', businessDate(place.now))
    .executeTakeFirst();
  if (!ticket || !isTicketState(ticket.state) || ['finished', 'left', 'noShow'].includes(ticket.state))
    return { kind: 'ended' };
  const { there } = await tx
    .selectFrom('child_stay')
    .select((e) => e.fn.countAll<number>().as('there'))
    .where('centre_id', '=', place.centreId)
    .where('handed_back_at', 'is', null)
    .executeTakeFirstOrThrow();
  if (Number(there) >= room.capacity) return { kind: 'full' };
  const id = v7();
  const made = await tx
    .insertInto('child_stay')
    .values({
      id,
      centre_id: place.centreId,
      ticket_id: stay.ticketId,
      tag: stay.tag,
      first_name: stay.firstName,
      birth_year: stay.birthYear,
      notes: stay.notes,
      checked_in_at: place.now,
      checked_in_by: place.workerId,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return { kind: 'tagTaken' };
  await tellChild(tx, actor, place.centreId, id, 'child.checkedIn', {
    tag: stay.tag,
    number: ticketLabel(ticket.prefix, ticket.number),
    ticketId: stay.ticketId,
    visitId: ticket.visit_id,
  });
  return { kind: 'in', id };
}

/** What the person at the door shows: the number on the ticket and its short code, or the scanned QR code. */
export interface Proof {
  readonly number: string;
  readonly code: string;
}

/**
 * Hands a child back to the ticket under which it came, once (KC-7). Anybody else is refused, and the attempt is
 * recorded. `stale`: the child is not there any more.
 */
export async function handBackChild(
  tx: Tx,
  actor: Actor,
  place: RoomPlace,
  stayId: string,
  proof: Proof,
): Promise<{ kind: 'done'; tag: number } | { kind: 'refused' } | { kind: 'stale' }> {
  const stay = await tx
    .selectFrom('child_stay')
    .innerJoin('ticket', 'ticket.id', 'child_stay.ticket_id')
    .innerJoin('visit', 'visit.id', 'ticket.visit_id')
    .select(['child_stay.tag', 'ticket.prefix', 'ticket.number', 'visit.access_code as accessCode'])
    .where('child_stay.id', '=', stayId)
    .where('child_stay.centre_id', '=', place.centreId)
    .where('child_stay.handed_back_at', 'is', null)
    .forNoKeyUpdate('child_stay')
    .executeTakeFirst();
  if (!stay) return { kind: 'stale' };
  const number = ticketLabel(stay.prefix, stay.number);
  if (!proves(proof, stay)) {
    await tellChild(tx, actor, place.centreId, stayId, 'child.handBackRefused', { tag: stay.tag, number });
    return { kind: 'refused' };
  }
  await tx
    .updateTable('child_stay')
    .set({
      handed_back_at: sql<Date>`greatest(checked_in_at, ${place.now}::timestamptz)`,
      handed_back_by: place.workerId,
    })
    .where('id', '=', stayId)
    .execute();
  await tellChild(tx, actor, place.centreId, stayId, 'child.handedBack', { tag: stay.tag, number });
  return { kind: 'done', tag: stay.tag };
}

function proves(
  proof: Proof,
  stay: { readonly prefix: string; readonly number: number; readonly accessCode: string },
): boolean {
  const scanned = /([\w-]{22})(?:[/?#].*)?$/.exec(proof.code.trim())?.[1];
  if (scanned === stay.accessCode) return true;
  const label = parseTicketLabel(proof.number);
  return (
    label?.prefix === stay.prefix &&
    label.number === stay.number &&
    proof.code.replace(/\D/g, '') === shortCode(stay.accessCode)
  );
}

/** The parent was told that the child waits: written, so that colleagues do not tell it twice. */
export async function remindParent(
  tx: Tx,
  actor: Actor,
  place: RoomPlace,
  stayId: string,
): Promise<'done' | 'stale'> {
  const stay = await tx
    .updateTable('child_stay')
    .set({ reminded_at: place.now })
    .where('id', '=', stayId)
    .where('centre_id', '=', place.centreId)
    .where('handed_back_at', 'is', null)
    .returning('tag')
    .executeTakeFirst();
  if (!stay) return 'stale';
  await tellChild(tx, actor, place.centreId, stayId, 'child.parentReminded', { tag: stay.tag });
  return 'done';
}

/** Whoever counts the children of a room holds its row: two who take the last place at once take turns. */
const lockRoom = (tx: Tx, centreId: string) =>
  tx
    .selectFrom('childrens_room')
    .select(['capacity', 'open_since'])
    .where('centre_id', '=', centreId)
    .forNoKeyUpdate()
    .executeTakeFirst();

/** No name in the ledger: it is kept for years, the name of a child for a day. */
const tellChild = (
  tx: Tx,
  actor: Actor,
  centreId: string,
  subjectId: string,
  kind: `child.${string}`,
  payload: Readonly<Record<string, unknown>>,
) => appendToLedger(tx, actor, { centreId, subject: 'child', subjectId, kind, payload });

const tellRoom = (
  tx: Tx,
  actor: Actor,
  centreId: string,
  kind: `childrensRoom.${string}`,
  payload: Readonly<Record<string, unknown>>,
) => appendToLedger(tx, actor, { centreId, subject: 'childrensRoom', subjectId: centreId, kind, payload });
