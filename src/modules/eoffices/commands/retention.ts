import { addDays } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { forgetFiles } from '#platform/files/forget.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { systemActor } from '#platform/session/actor.ts';
import { networkSettings } from '../data/network.ts';

const batch = 500;

/**
 * Erases words, names and addresses of letters to the head offices when the term of their network has ended (BP-9); that a
 * letter came, when and what was decided stays. A letter that waits for a decision is kept until somebody decides.
 * Returns how many were erased.
 */
export async function eraseLetters(database: Database, now: Date): Promise<number> {
  let erased = 0;
  const networks = await database.queries
    .selectFrom('municipality')
    .select(['id', 'code'])
    .where((e) =>
      e.exists(e.selectFrom('eoffice').select('id').whereRef('municipality_id', '=', 'municipality.id')),
    )
    .execute();
  for (const { id, code } of networks) {
    const { lettersKeptDays } = await networkSettings(database.queries, id);
    const before = kyivInstant(addDays(businessDate(now), -lettersKeptDays), '00:00');
    for (;;) {
      const done = await database.transaction((tx) => eraseBatch(tx, { id, code, before, now }));
      erased += done;
      if (done < batch) break;
    }
  }
  return erased;
}

async function eraseBatch(
  tx: Tx,
  network: { readonly id: string; readonly code: string; readonly before: Date; readonly now: Date },
): Promise<number> {
  const rows = await tx
    .selectFrom('mail_message as m')
    .select('m.id')
    .where('m.mailbox', '=', `eoffices:${network.code}`)
    .where('m.received_at', '<', network.before)
    .where('m.erased_at', 'is', null)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('eoffice_letter as l')
            .select('l.id')
            .whereRef('l.id', '=', 'm.id')
            .where('l.decision', 'is', null),
        ),
      ),
    )
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute();
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  const files = await tx
    .deleteFrom('mail_attachment')
    .where('message_id', 'in', ids)
    .returning('file_id')
    .execute();
  await forgetFiles(
    tx,
    files.flatMap(({ file_id }) => file_id ?? []),
  );
  await tx
    .updateTable('mail_message')
    .set({ from_address: '', answer_to: '', from_name: '', subject: '', body: '', erased_at: network.now })
    .where('id', 'in', ids)
    .execute();
  // The address from which an opening came may be a person's own.
  await tx
    .updateTable('eoffice_opening')
    .set({ mail_from: '' })
    .where('way', '=', 'mail')
    .where('mail_from', '<>', '')
    .where('reported_at', '<', network.before)
    .where('eoffice_id', 'in', (e) =>
      e.selectFrom('eoffice').select('id').where('municipality_id', '=', network.id),
    )
    .execute();
  await appendToLedger(tx, systemActor('retention'), {
    centreId: null,
    subject: 'municipality',
    subjectId: network.id,
    kind: 'eofficeLetters.erased',
    payload: { letters: ids.length, before: network.before.toISOString() },
  });
  return ids.length;
}
