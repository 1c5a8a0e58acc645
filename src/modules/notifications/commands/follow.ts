import { sql } from 'kysely';
import { v7 } from 'uuid';
import { pauseEvents } from '#modules/queue/rules/pause.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import { type LedgerRow, readLedger } from '#platform/live/ledgerReader.ts';
import { type FollowedTicket, followedTickets } from '../data/followed.ts';
import { type Due, dueNow } from '../rules/due.ts';

/** More events than this at once: everybody is looked at instead. */
const readLimit = 2_000;
/** Time alone brings a turn near, and a place put off comes back: everybody is looked at this often, milliseconds. */
const everybodyMs = 30_000;

export const sendJob = 'notification.send';

/** One node looks at a time, the others pass. A lock that leaves no trace in a row, so that looking writes nothing. */
const bookmark = sql<{ horizon: string; foreign: boolean; mine: boolean }>`select horizon::text,
  horizon > pg_snapshot_xmax(pg_current_snapshot()) as foreign, pg_try_advisory_xact_lock(6300, 1) as mine
  from notification_follower`;

/** Follows the ledger for as long as a program runs. */
export interface Follower {
  /**
   * One look at what has happened since the last: finds whom to tell, and puts each message into the queue of jobs in the
   * transaction that remembers it, so a restart neither loses nor repeats one. Resolves with the number of messages made.
   * With nothing new in the ledger nothing is written.
   */
  look(now: Date): Promise<number>;
}

export function createFollower(database: Database, jobs: Jobs, restoredThrough: number): Follower {
  /** When this program last looked at everybody, milliseconds; its first look is one. */
  let everybodyAt: number | null = null;
  return {
    look: (now) =>
      database.transaction(async (tx) => {
        const follower = (await bookmark.execute(tx)).rows[0];
        if (!follower?.mine) return 0;
        // A number beyond the present belongs to the server that this database was copied from.
        const from = follower.foreign ? '0' : follower.horizon;
        const { horizon, rows } = await readLedger(database.pool, from, [], readLimit, restoredThrough);
        const everybody =
          rows === undefined ||
          follower.foreign ||
          everybodyAt === null ||
          Math.abs(now.getTime() - everybodyAt) >= everybodyMs;
        const centres = everybody ? 'all' : centresOf(rows);
        const made =
          centres === 'all' || centres.length > 0 ? await makeDue(database, tx, jobs, centres, now) : 0;
        const read = rows === undefined || rows.length > 0;
        // The number grows with every transaction of the server; it is worth a write only when events lie behind it.
        if (follower.foreign || (read && horizon !== follower.horizon))
          await tx.updateTable('notification_follower').set({ horizon }).execute();
        if (everybody) everybodyAt = now.getTime();
        return made;
      }),
  };
}

const centresOf = (rows: readonly LedgerRow[]): string[] => {
  const concerns = rows.filter(
    ({ subject, kind }) => subject === 'ticket' || pauseEvents.has(kind) || kind.startsWith('notification.'),
  );
  return [...new Set(concerns.flatMap(({ centreId }) => (centreId ? [centreId] : [])))];
};

async function makeDue(
  database: Database,
  tx: Tx,
  jobs: Jobs,
  centres: readonly string[] | 'all',
  now: Date,
): Promise<number> {
  const date = businessDate(now);
  const wished = (await followedTickets(database, date, centres)).flatMap((ticket) =>
    dueNow(ticket, now).map((due) => rowOf(ticket, due, date, now)),
  );
  if (wished.length === 0) return 0;
  const made = await tx
    .insertInto('notification')
    .values(wished)
    .onConflict((on) => on.columns(['ticket_id', 'kind', 'occasion', 'subscription_id']).doNothing())
    .returning('id')
    .execute();
  for (const { id } of made) await jobs.enqueue(tx, sendJob, { id });
  return made.length;
}

const rowOf = (ticket: FollowedTicket, due: Due, date: string, now: Date) => ({
  id: v7(),
  ticket_id: ticket.ticketId,
  centre_id: ticket.centreId,
  business_date: date,
  kind: due.kind,
  occasion: due.occasion,
  channel: ticket.channel,
  subscription_id: ticket.subscriptionId,
  made_at: now,
});
