import { sql } from 'kysely';
import { v7 } from 'uuid';
import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { lawfulTime } from '../rules/kiosk.ts';
import { ticketLabel } from '../rules/ticketActions.ts';
import type { OfflineTicketBody } from '../schemas/kiosk.ts';
import { waitedUntil } from './stays.ts';

export type ReportKind =
  | 'anotherDay'
  | 'numberTaken'
  | 'foreignBlock'
  | 'unknownService'
  | 'clock'
  | 'closed'
  | 'answerLost';

export interface OfflineWish {
  readonly deviceId: string;
  readonly centreId: string;
  readonly ticket: OfflineTicketBody;
  /** Whether the centre gave tickets at that moment. */
  readonly openAt: (at: Date) => boolean;
  readonly now: Date;
}

export interface TakenOver {
  readonly outcome: 'taken' | 'refused';
  readonly label: string;
}

/**
 * Takes over a ticket that a kiosk gave without a connection: same number, same secret, its own time of arrival. Sent
 * again it changes nothing. What cannot be taken over as it was printed is reported to reception, never dropped.
 */
export async function takeOverTicket(tx: Tx, actor: Actor, wish: OfflineWish): Promise<TakenOver> {
  const { ticket, centreId, now } = wish;
  // One ticket of a block after another: the same one sent twice at once is one ticket.
  await sql`select pg_advisory_xact_lock(6100, hashtext(${ticket.blockId}))`.execute(tx);
  const block = await tx
    .selectFrom('number_block')
    .selectAll()
    .where('id', '=', ticket.blockId)
    // A kiosk paired anew brings home what it gave under its old name.
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  if (
    !block ||
    ticket.number < block.first ||
    ticket.number > block.last ||
    ticket.groupId !== block.group_id
  )
    return refuse(tx, actor, wish, block?.prefix ?? '?', 'foreignBlock');
  const label = ticketLabel(block.prefix, ticket.number);
  const same = await tx
    .selectFrom('ticket')
    .innerJoin('visit', 'visit.id', 'ticket.visit_id')
    .select(['visit.access_code as code', 'ticket.issued_at as issuedAt'])
    .where('ticket.centre_id', '=', centreId)
    .where('ticket.business_date', '=', block.business_date)
    .where('ticket.prefix', '=', block.prefix)
    .where('ticket.number', '=', ticket.number)
    .executeTakeFirst();
  if (same)
    return same.code === ticket.visitCode
      ? { outcome: 'taken', label }
      : refuse(tx, actor, wish, block.prefix, 'numberTaken');
  if (block.business_date !== businessDate(now)) return refuse(tx, actor, wish, block.prefix, 'anotherDay');
  const time = lawfulTime(new Date(ticket.issuedAt), block.leased_at, now);
  const visitId = await visitOf(tx, wish, block.business_date, time.at);
  if (!visitId) return refuse(tx, actor, wish, block.prefix, 'numberTaken');
  const facts = await factsOf(tx, wish);
  const id = v7();
  await tx
    .insertInto('ticket')
    .values({
      id,
      visit_id: visitId,
      centre_id: centreId,
      business_date: block.business_date,
      group_id: block.group_id,
      service_id: facts.serviceId,
      purpose: ticket.purpose,
      prefix: block.prefix,
      number: ticket.number,
      block_id: block.id,
      rank_at: sql`${time.at}::timestamptz - make_interval(mins => ${facts.allowance}::int)`,
      issued_at: time.at,
      state_since: time.at,
      allowance_minutes: facts.allowance,
      category_id: facts.categoryId,
      category_by: facts.categoryId === null ? null : 'kiosk',
      express: facts.express || ticket.purpose === 'collect',
      needs_sign: ticket.signLanguage,
    })
    .execute();
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'ticket',
    subjectId: id,
    kind: 'ticket.issued',
    payload: {
      visitId,
      prefix: block.prefix,
      number: ticket.number,
      groupId: block.group_id,
      serviceId: facts.serviceId,
      purpose: ticket.purpose,
      allowanceMinutes: facts.allowance,
      categoryId: facts.categoryId,
      express: facts.express || ticket.purpose === 'collect',
      needsSign: ticket.signLanguage,
      at: time.at.toISOString(),
      offline: true,
    },
  });
  if (ticket.serviceId !== null && facts.serviceId === null)
    await report(tx, actor, wish, block.prefix, 'unknownService', false);
  if (time.mended) await report(tx, actor, wish, block.prefix, 'clock', false);
  if (!wish.openAt(time.at)) await report(tx, actor, wish, block.prefix, 'closed', false);
  if (ticket.instead !== null && (await withdraw(tx, actor, wish, ticket.instead)))
    await report(tx, actor, wish, block.prefix, 'answerLost', false);
  return { outcome: 'taken', label };
}

/** The visit of the secret, made when the server does not know it; null: the secret is somebody else's. */
async function visitOf(
  tx: Tx,
  { ticket, centreId }: OfflineWish,
  date: string,
  at: Date,
): Promise<string | null> {
  const known = await tx
    .selectFrom('visit')
    .select(['id', 'centre_id as centreId', 'business_date as date'])
    .where('access_code', '=', ticket.visitCode)
    .executeTakeFirst();
  if (known) return known.centreId === centreId && known.date === date ? known.id : null;
  const id = v7();
  await tx
    .insertInto('visit')
    .values({
      id,
      centre_id: centreId,
      business_date: date,
      access_code: ticket.visitCode,
      person_name: ticket.personName === '' ? null : ticket.personName,
      sign_language: ticket.signLanguage,
      created_at: at,
    })
    .execute();
  return id;
}

/** The service and category as they stand now; one that is no more is left out, the ticket is not. */
async function factsOf(tx: Tx, { ticket, centreId }: OfflineWish) {
  const service =
    ticket.serviceId === null
      ? undefined
      : await tx
          .selectFrom('service')
          .select(['id', 'express'])
          .where('id', '=', ticket.serviceId)
          .where('centre_id', '=', centreId)
          .where('group_id', '=', ticket.groupId)
          .where('active', '=', true)
          .executeTakeFirst();
  const category =
    ticket.categoryId === null
      ? undefined
      : await tx
          .selectFrom('priority_category')
          .innerJoin('centre', 'centre.municipality_id', 'priority_category.municipality_id')
          .select(['priority_category.id', 'priority_category.allowance_minutes as allowance'])
          .where('priority_category.id', '=', ticket.categoryId)
          .where('centre.id', '=', centreId)
          .where('priority_category.active', '=', true)
          .where('priority_category.at_kiosk', '=', true)
          .executeTakeFirst();
  return {
    serviceId: service?.id ?? null,
    express: service?.express ?? false,
    categoryId: category?.id ?? null,
    allowance: category?.allowance ?? 0,
  };
}

/**
 * The answer of an online form was lost on the way and the visitor was given an offline number: the ticket that the form
 * made, if it made one, leaves the queue, so that one person does not stand in it twice.
 */
async function withdraw(
  tx: Tx,
  actor: Actor,
  { deviceId, centreId, now }: OfflineWish,
  formKey: string,
): Promise<boolean> {
  const made = await tx
    .selectFrom('idempotency')
    .select(sql<string | null>`answer ->> 'to'`.as('to'))
    .where('owner', '=', `device:${deviceId}`)
    .where('key', '=', formKey)
    .executeTakeFirst();
  const [, code, label] = /\/kiosk\/ticket\/([\w-]+).*?[?&]new=([0-9a-f-]{36})/.exec(made?.to ?? '') ?? [];
  if (!code || !label) return false;
  const left = await tx
    .updateTable('ticket')
    .set({ state: 'left', finished_at: now, state_since: now, waited_s: waitedUntil(now) })
    .where('id', '=', label)
    .where('centre_id', '=', centreId)
    .where('state', '=', 'waiting')
    .returning(['id', 'visit_id', 'prefix', 'number', 'group_id', 'service_id'])
    .executeTakeFirst();
  if (!left) return false;
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'ticket',
    subjectId: left.id,
    kind: 'ticket.left',
    payload: {
      number: ticketLabel(left.prefix, left.number),
      visitId: left.visit_id,
      groupId: left.group_id,
      serviceId: left.service_id,
      at: now.toISOString(),
      because: 'answerLost',
    },
  });
  return true;
}

async function refuse(
  tx: Tx,
  actor: Actor,
  wish: OfflineWish,
  prefix: string,
  kind: ReportKind,
): Promise<TakenOver> {
  await report(tx, actor, wish, prefix, kind, true);
  return { outcome: 'refused', label: ticketLabel(prefix, wish.ticket.number) };
}

/** Tells reception, once for each number and reason of a day. */
async function report(
  tx: Tx,
  actor: Actor,
  { deviceId, centreId, ticket, now }: OfflineWish,
  prefix: string,
  kind: ReportKind,
  lost: boolean,
): Promise<void> {
  const { personName: _, visitCode: __, ...told } = ticket;
  const known = await tx
    .selectFrom('offline_report')
    .select('id')
    .where('device_id', '=', deviceId)
    .where('prefix', '=', prefix)
    .where('number', '=', ticket.number)
    .where('kind', '=', kind)
    .where(sql<boolean>`told ->> 'blockId' = ${ticket.blockId}`)
    .executeTakeFirst();
  if (known) return;
  await tx
    .insertInto('offline_report')
    .values({
      id: v7(),
      device_id: deviceId,
      centre_id: centreId,
      prefix,
      number: ticket.number,
      kind,
      lost,
      told: JSON.stringify(told),
      reported_at: now,
    })
    .execute();
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'desk',
    subjectId: deviceId,
    kind: 'kiosk.reported',
    payload: { prefix, number: ticket.number, report: kind, lost },
  });
}
