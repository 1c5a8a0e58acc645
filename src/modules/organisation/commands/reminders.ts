import { addDays, type CivilDate, daysBetween } from '#platform/calendar/civilDate.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { systemActor } from '#platform/session/actor.ts';
import { dueReminder, firstReminder } from '../rules/reminders.ts';

/** One letter to a head of a centre about an agreement that runs out. */
export interface Reminder {
  readonly agreementId: string;
  readonly centreId: string;
  readonly to: string;
  readonly centre: string;
  readonly number: string;
  readonly subject: string;
  readonly party: string | null;
  readonly validTo: CivilDate;
  readonly daysLeft: number;
  readonly daysBefore: number;
}

/**
 * Takes the reminders that are due today, each once (ORG-8). `enqueue` puts the letter into the queue of jobs in the
 * same transaction. A centre whose head has no e-mail is left for another day: nothing is marked as sent.
 */
export async function takeReminders(
  tx: Tx,
  today: CivilDate,
  enqueue: (reminder: Reminder) => Promise<void>,
): Promise<number> {
  const rows = await tx
    .selectFrom('agreement')
    .innerJoin('centre', 'centre.id', 'agreement.centre_id')
    .leftJoin('provider', 'provider.id', 'agreement.provider_id')
    .select([
      'agreement.id',
      'agreement.centre_id',
      'agreement.number',
      'agreement.subject',
      'agreement.valid_to',
      'centre.name as centre',
      'provider.short_name as party',
    ])
    .where('agreement.ended_on', 'is', null)
    .where('agreement.valid_to', '>=', today)
    .where('agreement.valid_to', '<=', addDays(today, firstReminder))
    .where('centre.active', '=', true)
    .forUpdate('agreement')
    .execute();
  let taken = 0;
  for (const row of rows) {
    if (row.valid_to === null) continue;
    const sent = await tx
      .selectFrom('agreement_reminder')
      .select('days_before')
      .where('agreement_id', '=', row.id)
      .where('valid_to', '=', row.valid_to)
      .execute();
    const daysLeft = daysBetween(today, row.valid_to);
    const daysBefore = dueReminder(
      daysLeft,
      sent.map((one) => one.days_before),
    );
    if (daysBefore === null) continue;
    const heads = await headsOf(tx, row.centre_id);
    if (heads.length === 0) continue;
    await tx
      .insertInto('agreement_reminder')
      .values({ agreement_id: row.id, valid_to: row.valid_to, days_before: daysBefore })
      .execute();
    for (const to of heads)
      await enqueue({
        agreementId: row.id,
        centreId: row.centre_id,
        to,
        centre: row.centre,
        number: row.number,
        subject: row.subject,
        party: row.party,
        validTo: row.valid_to,
        daysLeft,
        daysBefore,
      });
    await appendToLedger(tx, systemActor('reminders'), {
      centreId: row.centre_id,
      subject: 'agreement',
      subjectId: row.id,
      kind: 'agreement.reminded',
      payload: { number: row.number, daysLeft },
    });
    taken += 1;
  }
  return taken;
}

/** E-mail addresses of those who head the centre now. */
async function headsOf(tx: Tx, centreId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .innerJoin('worker', 'worker.id', 'role_grant.worker_id')
    .select('worker.email')
    .distinct()
    .where('role_grant.centre_id', '=', centreId)
    .where('role_grant.role', '=', 'centreHead')
    .where('role_grant.ended_on', 'is', null)
    .where('worker.active', '=', true)
    .execute();
  return rows.flatMap(({ email }) => (email ? [email] : []));
}
