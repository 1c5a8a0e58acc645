import type { DayClock } from './clock.ts';
import type { Held } from './hall.ts';
import type { Matter, VisitorPlan } from './plan.ts';
import type { DayRecord } from './record.ts';
import type { Worker } from './worker.ts';

/** Registers somebody who cannot use the kiosk (BR-10); the identifier of the ticket, null while the centre stands still. */
export async function register(
  reception: Worker,
  record: DayRecord,
  visitor: VisitorPlan,
  matter: Matter,
): Promise<string | null> {
  const fields = {
    what: `service:${matter.serviceId}`,
    purpose: matter.purpose,
    sign: visitor.sign ? 'yes' : '',
    language: 'uk',
  };
  const led = await reception.form('/reception/tickets', fields, '/reception');
  const ticketId = /\/reception\/tickets\/([0-9a-f-]{36})/.exec(led ?? '')?.[1];
  if (!ticketId) return null;
  record.acknowledge('ticket.issued', ticketId, ticketId);
  return ticketId;
}

/** Steps out for a moment while waiting: the reception sets the ticket aside and lets the visitor in again. */
export async function stepOut(
  reception: Worker,
  { clock, record }: { readonly clock: DayClock; readonly record: DayRecord },
  { ticketId }: Held,
  after: number,
): Promise<void> {
  const page = `/reception/tickets/${ticketId}`;
  await clock.wait(after);
  // Called meanwhile: then there is nothing to set aside.
  if ((await reception.form(`${page}/hold`, {}, page)) === null) return;
  record.acknowledge('ticket.held', ticketId, `${ticketId}/out`);
  await clock.wait(5 * 60_000);
  for (let tries = 0; tries < 20; tries++) {
    if ((await reception.form(`${page}/return`, {}, page)) !== null) {
      record.acknowledge('ticket.returned', ticketId, `${ticketId}/in`);
      return;
    }
    await clock.wait(60_000);
  }
  throw new Error(`ticket ${ticketId} was set aside and could not come back`);
}
