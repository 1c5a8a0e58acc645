import type { Tx } from '#platform/database/database.ts';
import { conflict } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';

export interface Check {
  readonly cardVersionId: string;
  /** Business date. */
  readonly today: string;
  /** Name of whoever compared the card with the law. */
  readonly by: string;
}

/** Records that somebody compared the card with the law today; its text stays as it is (BR-12). */
export async function markChecked(tx: Tx, actor: Actor, check: Check): Promise<void> {
  const row = await tx
    .updateTable('card_version')
    .from('service')
    .whereRef('service.id', '=', 'card_version.service_id')
    .set({ checked_on: check.today, checked_by: check.by })
    .where('card_version.id', '=', check.cardVersionId)
    .where('card_version.state', '<>', 'replaced')
    .returning(['service.centre_id', 'service.id as service_id'])
    .executeTakeFirst();
  if (!row) throw conflict('Ця версія картки вже не чинна.');
  await appendToLedger(tx, actor, {
    centreId: row.centre_id,
    subject: 'card',
    subjectId: check.cardVersionId,
    kind: 'card.checked',
    payload: { service: row.service_id, on: check.today },
  });
}
