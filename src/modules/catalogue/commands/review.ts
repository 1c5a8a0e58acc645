import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';

/** Sets after how many months the cards of a centre are compared with the law again (BR-12). */
export async function setCheckMonths(tx: Tx, actor: Actor, centreId: string, months: number): Promise<void> {
  await tx.updateTable('centre').set({ card_check_months: months }).where('id', '=', centreId).execute();
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'centre',
    subjectId: centreId,
    kind: 'centre.cardCheckSet',
    payload: { months },
  });
}
