import { sql } from 'kysely';
import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { lookBackDays } from '../data/dayEnd.ts';
import { ticketLabel } from '../rules/ticketActions.ts';

interface EndedRow {
  readonly id: string;
  readonly visitId: string;
  readonly prefix: string;
  readonly number: number;
  readonly groupId: string;
  readonly serviceId: string | null;
  readonly from: 'waiting' | 'held';
}

/**
 * A ticket holds for its day alone: what still waits or is held from a day before ends, with its event, so that the ledger
 * leaves nobody in the hall for ever. When the visitor went nobody knows, so no clock is added. How many it were; run
 * again it ends nothing twice. A visitor forgotten at a desk ends with the shift of that desk.
 */
export async function endTickets(
  tx: Tx,
  actor: Actor,
  { centreId, now }: { readonly centreId: string; readonly now: Date },
): Promise<number> {
  const today = businessDate(now);
  const { rows } = await sql<EndedRow>`with open as (
      select id, state from ticket
      where centre_id = ${centreId}::uuid and state in ('waiting', 'held')
        and business_date >= ${today}::date - ${lookBackDays}::int and business_date < ${today}::date
      order by id for update
    )
    update ticket t set state = 'left', finished_at = greatest(${now}::timestamptz, t.state_since),
      state_since = greatest(${now}::timestamptz, t.state_since), not_before = null,
      result = case o.state when 'held' then 'notReturned' else 'dayEnded' end
    from open o where t.id = o.id
    returning t.id, t.visit_id as "visitId", t.prefix, t.number, t.group_id as "groupId", t.service_id as "serviceId",
      o.state as "from"`.execute(tx);
  await appendToLedger(
    tx,
    actor,
    ...rows.map((row) => ({
      centreId,
      subject: 'ticket',
      subjectId: row.id,
      kind: 'ticket.left' as const,
      payload: {
        number: ticketLabel(row.prefix, row.number),
        visitId: row.visitId,
        groupId: row.groupId,
        serviceId: row.serviceId,
        at: now.toISOString(),
        because: 'dayEnded',
        from: row.from,
      },
    })),
  );
  return rows.length;
}
