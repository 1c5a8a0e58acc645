import type { Tx } from '#platform/database/database.ts';
import { conflict } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { type PublishingGap, publishingGaps } from '../rules/publishing.ts';
import { cardContentSchema } from '../schema.ts';
import { lockService } from './cardDrafts.ts';

const gapWords: Readonly<Record<PublishingGap, string>> = {
  documents: 'перелік документів',
  term: 'строк надання послуги',
  refusals: 'підстави відмови',
  refusalNorms: 'норму закону для кожної підстави відмови',
  appeal: 'порядок оскарження',
};

export interface Approval {
  readonly cardVersionId: string;
  /** First day of the new card, today or later; the card before it holds until that day. */
  readonly validFrom: string;
  readonly today: string;
  /** Post and name of whoever approves (CARD-flow). */
  readonly approvedBy: string;
  readonly at: Date;
}

/** Approves a draft: it takes effect from its date and replaces the card in force. Refused when the card lacks a part. */
export async function approveCard(tx: Tx, actor: Actor, approval: Approval): Promise<void> {
  const { cardVersionId, validFrom, today } = approval;
  const found = await tx
    .selectFrom('card_version')
    .where('id', '=', cardVersionId)
    .select('service_id')
    .executeTakeFirstOrThrow();
  const service = await lockService(tx, found.service_id);
  const draft = await tx
    .selectFrom('card_version')
    .where('id', '=', cardVersionId)
    .select(['state', 'content', 'version'])
    .executeTakeFirstOrThrow();
  if (draft.state !== 'draft') throw conflict('Цю картку вже затверджено.');
  const gaps = publishingGaps(cardContentSchema.parse(draft.content));
  if (gaps.length > 0)
    throw conflict(`Картку не можна затвердити. Додайте: ${gaps.map((gap) => gapWords[gap]).join('; ')}.`);
  if (validFrom < today) throw conflict('Картка не може набрати чинності раніше, ніж сьогодні.');
  const previous = await tx
    .selectFrom('card_version')
    .where('service_id', '=', found.service_id)
    .where('state', '=', 'inForce')
    .select(['id', 'version', 'valid_from'])
    .executeTakeFirst();
  if (previous?.valid_from && previous.valid_from > validFrom)
    throw conflict('Уже затверджено картку, яка набирає чинності пізніше. Оберіть дату не раніше за неї.');
  if (previous)
    await tx
      .updateTable('card_version')
      .set({ state: 'replaced', replaced_on: validFrom })
      .where('id', '=', previous.id)
      .execute();
  await tx
    .updateTable('card_version')
    .set({
      state: 'inForce',
      valid_from: validFrom,
      approved_by: approval.approvedBy,
      approved_at: approval.at,
    })
    .where('id', '=', cardVersionId)
    .execute();
  await appendToLedger(tx, actor, {
    centreId: service.centre_id,
    subject: 'card',
    subjectId: cardVersionId,
    kind: 'card.published',
    payload: {
      service: found.service_id,
      version: draft.version,
      validFrom,
      replaced: previous?.version ?? null,
    },
  });
}

/** Records that the owner compared the card with the law today; its text stays as it is (BR-12). */
export async function markChecked(
  tx: Tx,
  actor: Actor,
  check: { readonly cardVersionId: string; readonly today: string },
): Promise<void> {
  const row = await tx
    .updateTable('card_version')
    .from('service')
    .whereRef('service.id', '=', 'card_version.service_id')
    .set({ checked_on: check.today })
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
