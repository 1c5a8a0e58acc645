import type { Database, Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { type Actor, systemActor } from '#platform/session/actor.ts';
import { lockService } from './cardDrafts.ts';

/**
 * Puts into force the approved cards of a service whose day has come, one after the other. Reading does not wait for it
 * (`cardInForce` goes by dates); states are what lists and searches show.
 */
export async function bringIntoForce(tx: Tx, actor: Actor, serviceId: string, today: string): Promise<void> {
  const { centre_id } = await lockService(tx, serviceId);
  const due = await tx
    .selectFrom('card_version')
    .where('service_id', '=', serviceId)
    .where('state', '=', 'approved')
    .where('valid_from', '<=', today)
    .orderBy('valid_from')
    .orderBy('version')
    .select(['id', 'version', 'valid_from as validFrom'])
    .execute();
  for (const { id, version, validFrom } of due) {
    const previous = await tx
      .updateTable('card_version')
      .set({ state: 'replaced', replaced_on: validFrom })
      .where('service_id', '=', serviceId)
      .where('state', '=', 'inForce')
      .returning('version')
      .executeTakeFirst();
    await tx.updateTable('card_version').set({ state: 'inForce' }).where('id', '=', id).execute();
    await appendToLedger(tx, actor, {
      centreId: centre_id,
      subject: 'card',
      subjectId: id,
      kind: 'card.published',
      payload: { service: serviceId, version, validFrom, replaced: previous?.version ?? null },
    });
  }
}

/** Services taken in one transaction. */
const atOnce = 50;

/** Puts into force every approved card whose day has come, on any node and as often as one likes. */
export async function bringAllIntoForce(database: Database, today: string): Promise<number> {
  let done = 0;
  for (;;) {
    const taken = await database.transaction(async (tx) => {
      const rows = await tx
        .selectFrom('card_version')
        .where('state', '=', 'approved')
        .where('valid_from', '<=', today)
        .select('service_id')
        .distinct()
        .orderBy('service_id')
        .limit(atOnce)
        .execute();
      for (const { service_id } of rows)
        await bringIntoForce(tx, systemActor('cardsInForce'), service_id, today);
      return rows.length;
    });
    done += taken;
    if (taken < atOnce) return done;
  }
}
