import { dueReminder } from '#modules/organisation/rules/reminders.ts';
import { addDays, daysBetween } from '#platform/calendar/civilDate.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { systemActor } from '#platform/session/actor.ts';
import { addressedOffices } from '../data/mailbox.ts';
import { networkSettings } from '../data/network.ts';
import { firstDays } from '../rules/settings.ts';

/** One letter to the head office about an agreement that runs out, as the job carries it. */
export interface AgreementReminder {
  readonly agreementId: string;
  readonly to: string;
  readonly office: number;
  readonly organisation: string;
  readonly number: string;
  readonly validTo: string;
  readonly daysLeft: number;
}

/**
 * Takes the reminders of agreements that are due today, each once for its term (KO-4.1): row and job are one transaction. Where
 * the head office has no address nothing is marked as sent, and the screens tell. An office that has a later agreement
 * in force beside the one that runs out is not reminded of.
 */
export async function takeAgreementReminders(
  tx: Tx,
  today: string,
  now: Date,
  enqueue: (tx: Tx, reminder: AgreementReminder) => Promise<void>,
): Promise<number> {
  let taken = 0;
  const networks = await tx
    .selectFrom('eoffice')
    .select('municipality_id as id')
    .distinct()
    .where('active', '=', true)
    .execute();
  for (const { id } of networks) {
    const settings = await networkSettings(tx, id);
    const heads = (await addressedOffices(tx, id, today)).filter(({ head }) => head);
    const to = [
      ...new Set(heads.flatMap(({ email, addresses }) => (email ? [email.toLowerCase()] : addresses))),
    ];
    if (to.length === 0) continue;
    for (const row of await runningOut(tx, id, today, addDays(today, firstDays(settings)))) {
      const sent = await tx
        .selectFrom('eoffice_agreement_reminder')
        .select('days_before')
        .where('agreement_id', '=', row.id)
        .where('valid_to', '=', row.validTo)
        .execute();
      const daysLeft = daysBetween(today, row.validTo);
      const due = dueReminder(
        daysLeft,
        sent.map((one) => one.days_before),
        settings.agreementDays,
      );
      if (due === null) continue;
      const made = await tx
        .insertInto('eoffice_agreement_reminder')
        .values({ agreement_id: row.id, valid_to: row.validTo, days_before: due, made_at: now })
        .onConflict((on) => on.doNothing())
        .executeTakeFirst();
      if (!made.numInsertedOrUpdatedRows) continue;
      const { office, organisation, number, validTo } = row;
      for (const address of to)
        await enqueue(tx, {
          agreementId: row.id,
          to: address,
          office,
          organisation,
          number,
          validTo,
          daysLeft,
        });
      await appendToLedger(tx, systemActor('reminders'), {
        centreId: null,
        subject: 'eofficeAgreement',
        subjectId: row.id,
        kind: 'eofficeAgreement.reminded',
        payload: { daysLeft, validTo },
      });
      taken += 1;
    }
  }
  return taken;
}

/** Agreements whose term ends between two days, where no other of the office goes on longer. */
async function runningOut(tx: Tx, municipalityId: string, from: string, to: string) {
  const rows = await tx
    .selectFrom('eoffice_agreement as a')
    .innerJoin('eoffice as o', 'o.id', 'a.eoffice_id')
    .select(['a.id', 'a.number', 'a.valid_to as validTo', 'o.number as office', 'o.organisation'])
    .where('o.municipality_id', '=', municipalityId)
    .where('o.active', '=', true)
    .where('a.ended_on', 'is', null)
    .where('a.valid_to', '>=', from)
    .where('a.valid_to', '<=', to)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('eoffice_agreement as b')
            .select('b.id')
            .whereRef('b.eoffice_id', '=', 'a.eoffice_id')
            .where('b.ended_on', 'is', null)
            .where((later) =>
              later.or([later('b.valid_to', 'is', null), later('b.valid_to', '>', later.ref('a.valid_to'))]),
            ),
        ),
      ),
    )
    .orderBy('a.valid_to')
    .execute();
  return rows.flatMap((row) => (row.validTo === null ? [] : [{ ...row, validTo: row.validTo }]));
}
