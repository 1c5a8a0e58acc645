import { v7 } from 'uuid';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { PrinterState } from '#platform/printing/escpos.ts';
import type { Actor } from '#platform/session/actor.ts';

/** Name of the job that prints one ticket; its data are `{ printId }`. */
export const printTicketJob = 'queue.printTicket';

/** Why there is no paper; told to reception. */
export type PrintProblem =
  | Exclude<PrinterState, 'ready' | 'paperLow'>
  | 'noPrinter'
  | 'picture'
  | 'late'
  | 'unsure';

export interface PrintWish {
  readonly ticketId: string;
  readonly deviceId: string;
  readonly centreId: string;
  readonly locale: Locale;
  readonly now: Date;
}

/**
 * Asks for a ticket on paper, in the transaction that issues it or later: the number stays the same (BR-15). False when
 * this ticket is being printed already. Earlier failures of the same ticket are settled by it.
 */
export async function requestPrint(tx: Tx, jobs: Jobs, actor: Actor, wish: PrintWish): Promise<boolean> {
  const id = v7();
  const asked = await tx
    .insertInto('ticket_print')
    .values({
      id,
      ticket_id: wish.ticketId,
      device_id: wish.deviceId,
      centre_id: wish.centreId,
      locale: wish.locale,
      requested_at: wish.now,
      requested_by: actor.id,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!asked) return false;
  await tx
    .updateTable('ticket_print')
    .set({ state: 'settled', settled_by: 'reprint' })
    .where('ticket_id', '=', wish.ticketId)
    .where('state', '=', 'failed')
    .execute();
  await jobs.enqueue(tx, printTicketJob, { printId: id });
  return true;
}

/** The visitor has the number another way; false when nothing waited for it. */
export async function settlePrint(
  tx: Tx,
  actor: Actor,
  print: { readonly id: string; readonly centreIds: 'all' | readonly string[] },
): Promise<boolean> {
  let query = tx
    .updateTable('ticket_print')
    .set({ state: 'settled', settled_by: actor.id })
    .where('id', '=', print.id)
    .where('state', '=', 'failed');
  if (print.centreIds !== 'all') query = query.where('centre_id', 'in', [...print.centreIds]);
  const settled = await query.returning(['ticket_id', 'centre_id']).executeTakeFirst();
  if (!settled) return false;
  await appendToLedger(tx, actor, {
    centreId: settled.centre_id,
    subject: 'ticket',
    subjectId: settled.ticket_id,
    kind: 'ticket.printSettled',
  });
  return true;
}

/** A failed print within reach, to be printed once more. */
export const failedPrint = (
  tx: Tx,
  id: string,
  centreIds: 'all' | readonly string[],
): Promise<{ ticketId: string; deviceId: string; centreId: string; locale: string } | undefined> => {
  const query = tx
    .selectFrom('ticket_print')
    .select(['ticket_id as ticketId', 'device_id as deviceId', 'centre_id as centreId', 'locale'])
    .where('id', '=', id)
    .where('state', '=', 'failed');
  return (centreIds === 'all' ? query : query.where('centre_id', 'in', [...centreIds])).executeTakeFirst();
};

export interface ClaimedPrint {
  readonly id: string;
  readonly ticketId: string;
  readonly deviceId: string;
  readonly centreId: string;
  readonly locale: Locale;
  readonly requestedAt: Date;
}

/**
 * Takes a print into work, once. A print found «sending» was begun by a program that died: nobody knows whether its paper
 * came out, so it is not printed again by itself. Null: it is settled already.
 */
export async function claimPrint(
  queries: Queries,
  id: string,
): Promise<{ print: ClaimedPrint; begun: boolean } | null> {
  const columns = [
    'id',
    'ticket_id as ticketId',
    'device_id as deviceId',
    'centre_id as centreId',
    'locale',
    'requested_at as requestedAt',
  ] as const;
  const claimed = await queries
    .updateTable('ticket_print')
    .set({ state: 'sending' })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .returning(columns)
    .executeTakeFirst();
  const row =
    claimed ??
    (await queries
      .selectFrom('ticket_print')
      .select(columns)
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .executeTakeFirst());
  if (!row) return null;
  return { print: { ...row, locale: row.locale === 'en' ? 'en' : 'uk' }, begun: claimed === undefined };
}

/** Ends a print: `problem` null, the paper is out. */
export async function finishPrint(
  tx: Tx,
  actor: Actor,
  print: ClaimedPrint,
  problem: PrintProblem | null,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('ticket_print')
    .set({ state: problem === null ? 'printed' : 'failed', problem, finished_at: now })
    .where('id', '=', print.id)
    .where('state', '=', 'sending')
    .execute();
  await appendToLedger(tx, actor, {
    centreId: print.centreId,
    subject: 'ticket',
    subjectId: print.ticketId,
    kind: problem === null ? 'ticket.printed' : 'ticket.printFailed',
    payload: problem === null ? {} : { problem },
  });
}
