import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivTimeOfDay } from '#platform/clock/kyivTime.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { TakenLetter } from '#platform/mail/intake.ts';
import type { MailboxAddress } from '#platform/mail/mailboxAddress.ts';
import { type Actor, systemActor } from '#platform/session/actor.ts';
import { addressedOffices, type UnclearLetter } from '../data/mailbox.ts';
import { matchOpening } from '../rules/mailbox.ts';
import { recordProblem, reportOpening } from './day.ts';

/** A letter in the mailbox of the head office: an opening, or something for the head office to decide (KO-A2-3). */
export async function takeOpeningLetter(
  tx: Tx,
  box: MailboxAddress,
  letter: TakenLetter,
): Promise<'taken' | 'setAside'> {
  if (letter.automatic !== null) return 'setAside';
  const municipality = await tx
    .selectFrom('municipality')
    .select('id')
    .where('code', '=', box.code)
    .executeTakeFirst();
  if (!municipality) return 'setAside';
  const date = businessDate(letter.receivedAt);
  const matched = matchOpening(await addressedOffices(tx, municipality.id, date), {
    from: letter.from,
    subject: letter.subject,
    body: letter.body,
    working: (await calendarFor(tx)).isWorkingDay(date),
    time: kyivTimeOfDay(letter.receivedAt),
  });
  if ('opening' in matched) {
    await reportOpening(tx, systemActor('mailbox'), {
      eofficeId: matched.opening,
      date,
      at: letter.receivedAt,
      way: 'mail',
      workerId: null,
      mailFrom: letter.from,
    });
    return 'taken';
  }
  await tx
    .insertInto('eoffice_letter')
    .values({
      id: letter.id,
      municipality_id: municipality.id,
      reason: matched.unclear,
      suggested_id: matched.suggested,
    })
    .execute();
  return 'taken';
}

export interface LetterDecision {
  readonly decision: 'opening' | 'problem' | 'dismissed';
  readonly eofficeId: string | null;
  readonly workerId: string;
  readonly now: Date;
}

/** What the head office says a letter is; false: somebody decided before. */
export async function decideLetter(
  tx: Tx,
  actor: Actor,
  letter: Pick<UnclearLetter, 'id' | 'from' | 'subject' | 'body' | 'receivedAt'>,
  { decision, eofficeId, workerId, now }: LetterDecision,
): Promise<boolean> {
  const decided = await tx
    .updateTable('eoffice_letter')
    .set({ decision, eoffice_id: eofficeId, decided_by: workerId, decided_at: now })
    .where('id', '=', letter.id)
    .where('decision', 'is', null)
    .executeTakeFirst();
  if (!decided.numUpdatedRows) return false;
  const date = businessDate(letter.receivedAt);
  const at = letter.receivedAt;
  if (eofficeId && decision === 'opening')
    await reportOpening(tx, actor, { eofficeId, date, at, way: 'mail', workerId, mailFrom: letter.from });
  if (eofficeId && decision === 'problem')
    await recordProblem(tx, actor, {
      eofficeId,
      date,
      at,
      workerId,
      words: `${letter.subject}\n${letter.body}`.trim().slice(0, 1000).toWellFormed() || '—',
    });
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'eofficeLetter',
    subjectId: letter.id,
    kind: 'eoffice.letterDecided',
    payload: { decision, eofficeId },
  });
  return true;
}
