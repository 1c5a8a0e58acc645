import { addMonths } from '#platform/calendar/civilDate.ts';
import type { Queries, Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { systemActor } from '#platform/session/actor.ts';
import { addressedOffices } from '../data/mailbox.ts';
import { type ReportReminder, remindsOfOpening, reportReminder } from '../rules/reminders.ts';

export type ReminderKind = 'opening' | 'openingList' | ReportReminder | 'reportList';

/** One letter of reminder, as the job carries it. */
export interface EofficeReminder {
  readonly kind: ReminderKind;
  readonly to: string;
  readonly number: number;
  readonly organisation: string;
  /** The day, or the first day of the month that is awaited. */
  readonly period: string;
  /** For the head office: numbers and names of the offices that are missing. */
  readonly missing: readonly string[];
}

export interface ReminderTime {
  readonly today: string;
  /** HH:MM in Kyiv. */
  readonly time: string;
  readonly working: boolean;
  readonly now: Date;
}

type Enqueue = (tx: Tx, reminder: EofficeReminder) => Promise<void>;

/** Municipalities that have offices. */
const networks = (db: Queries | Tx) =>
  db.selectFrom('eoffice').select('municipality_id').distinct().where('active', '=', true).execute();

/**
 * Takes the reminders that are due now, each once for its office and day or month: the row and its job are one
 * transaction, so that neither a restart nor a second node repeats one. An office without an address is told of to the head office alone.
 */
export async function takeReminders(tx: Tx, at: ReminderTime, enqueue: Enqueue): Promise<number> {
  let taken = 0;
  for (const { municipality_id } of await networks(tx)) {
    const offices = await addressedOffices(tx, municipality_id, at.today);
    const remind = async (
      kind: ReminderKind,
      period: string,
      missing: readonly string[],
      ids: Set<string>,
    ) => {
      for (const office of offices.filter(({ id }) => ids.has(id)))
        if (await takeOne(tx, at.now, office, kind, period, missing, enqueue)) taken += 1;
    };
    const heads = new Set(offices.filter(({ head }) => head).map(({ id }) => id));
    const named = (ids: Set<string>) =>
      offices
        .filter(({ id }) => ids.has(id))
        .map(({ number, organisation }) => `№ ${number}. ${organisation}`);
    if (remindsOfOpening(at.working, at.time)) {
      const opened = await tx
        .selectFrom('eoffice_opening')
        .select('eoffice_id')
        .where('date', '=', at.today)
        .execute();
      const missing = without(offices, opened);
      await remind('opening', at.today, [], missing);
      if (missing.size > 0) await remind('openingList', at.today, named(missing), heads);
    }
    const kind = at.working ? reportReminder(at.today) : null;
    if (kind) {
      const month = addMonths(`${at.today.slice(0, 7)}-01`, -1);
      const reported = await tx
        .selectFrom('eoffice_report')
        .select('eoffice_id')
        .where('year', '=', Number(month.slice(0, 4)))
        .where('month', '=', Number(month.slice(5, 7)))
        .where('state', 'in', ['submitted', 'accepted'])
        .execute();
      const missing = without(offices, reported);
      await remind(kind, month, [], missing);
      if (kind === 'reportLate' && missing.size > 0) await remind('reportList', month, named(missing), heads);
    }
  }
  return taken;
}

const without = (
  offices: readonly { readonly id: string }[],
  done: readonly { readonly eoffice_id: string }[],
): Set<string> => {
  const ids = new Set(done.map(({ eoffice_id }) => eoffice_id));
  return new Set(offices.map(({ id }) => id).filter((id) => !ids.has(id)));
};

async function takeOne(
  tx: Tx,
  now: Date,
  office: Awaited<ReturnType<typeof addressedOffices>>[number],
  kind: ReminderKind,
  period: string,
  missing: readonly string[],
  enqueue: Enqueue,
): Promise<boolean> {
  const to = [...new Set(office.email ? [office.email.toLowerCase()] : office.addresses)];
  if (to.length === 0) return false;
  const made = await tx
    .insertInto('eoffice_reminder')
    .values({ eoffice_id: office.id, kind, period, made_at: now })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst();
  if (!made.numInsertedOrUpdatedRows) return false;
  const { number, organisation } = office;
  for (const address of to) await enqueue(tx, { kind, to: address, number, organisation, period, missing });
  await appendToLedger(tx, systemActor('reminders'), {
    centreId: null,
    subject: 'eoffice',
    subjectId: office.id,
    kind: 'eoffice.reminded',
    payload: { kind, period, missing: missing.length },
  });
  return true;
}
