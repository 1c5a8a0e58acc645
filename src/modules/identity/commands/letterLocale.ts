import type { Tx } from '#platform/database/database.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';

/** Keeps the language in which the worker wants letters. */
export async function setLetterLocale(
  tx: Tx,
  actor: Actor,
  worker: { readonly id: string; readonly centreId: string | null },
  locale: Locale,
): Promise<void> {
  await tx.updateTable('worker').set({ letter_locale: locale }).where('id', '=', worker.id).execute();
  await appendToLedger(tx, actor, {
    centreId: worker.centreId,
    subject: 'worker',
    subjectId: worker.id,
    kind: 'worker.lettersSet',
    payload: { locale },
  });
}
