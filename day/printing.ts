import type { DayClock } from './clock.ts';
import type { Matter, VisitorPlan } from './plan.ts';
import type { DayRecord } from './record.ts';
import type { Identity, Web } from './web.ts';
import type { Worker } from './worker.ts';

/** A kiosk's screen with a printer: the forms that a finger presses. */
export interface PrintingKiosk {
  readonly web: Web;
  readonly clock: DayClock;
  readonly record: DayRecord;
  readonly kiosk: Identity;
}

/** A ticket on paper by the kiosk's own forms; null while the centre stands still. */
export async function takePaper(
  { web, record, kiosk }: PrintingKiosk,
  visitor: VisitorPlan,
  matter: Matter,
  visitCode: string | null,
): Promise<{ ticketId: string; accessCode: string } | null> {
  const page = `/kiosk/purpose?group=${matter.groupId}&service=${matter.serviceId}${visitCode === null ? '' : `&visit=${visitCode}`}`;
  const fields = {
    group: matter.groupId,
    service: matter.serviceId,
    purpose: matter.purpose,
    visit: visitCode ?? '',
    category: '',
    mode: '',
    sign: visitor.sign ? 'yes' : '',
  };
  // A kiosk that gives no tickets shows no form.
  const reply = await web.form(kiosk, '/kiosk/tickets', fields, page).catch(() => null);
  const [, accessCode, ticketId] =
    /\/kiosk\/ticket\/([\w-]+)\?.*new=([0-9a-f-]{36})/.exec(reply?.location ?? '') ?? [];
  if (!accessCode || !ticketId) {
    record.refused(`kiosk form: ${reply?.status ?? 'closed'}`);
    return null;
  }
  record.acknowledge('ticket.issued', ticketId, ticketId);
  return { ticketId, accessCode };
}

/** Reception prints once more what had no paper and whose visitor still waits. How many there were. */
export async function seeToPapers(reception: Worker): Promise<number> {
  const page = '/reception';
  const failed = [...(await reception.page(page)).matchAll(/\/terminals\/prints\/([0-9a-f-]{36})\/reprint/g)];
  for (const [, id] of failed) await reception.form(`/terminals/prints/${id}/reprint`, {}, page);
  return failed.length;
}
