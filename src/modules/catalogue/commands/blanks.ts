import { type KeptFile, keepFile } from '#modules/site/commands/pictures.ts';
import type { Tx } from '#platform/database/database.ts';
import { conflict } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';

export interface BlankChange {
  readonly cardVersionId: string;
  /** Null: the product makes the application again. */
  readonly official: {
    readonly file: KeptFile;
    readonly sample: KeptFile | null;
    readonly act: string;
    /** Business date. */
    readonly actDate: string;
  } | null;
  /** Name of whoever sets it. */
  readonly by: string;
  readonly at: Date;
}

/**
 * Sets the blank of a draft; it comes into force with the card (CARD-flow). Refused for any other version: what was
 * approved or is in force stays as it was.
 */
export async function setBlank(tx: Tx, actor: Actor, change: BlankChange): Promise<void> {
  const { cardVersionId, official, by, at } = change;
  const card = await tx
    .selectFrom('card_version')
    .innerJoin('service', 'service.id', 'card_version.service_id')
    .where('card_version.id', '=', cardVersionId)
    .select(['card_version.state', 'service.id as service', 'service.centre_id as centreId'])
    .forUpdate('service')
    .executeTakeFirst();
  if (card?.state !== 'draft')
    throw conflict('Бланк змінюють лише в чернетці картки. Почніть нову версію картки.');
  const row = {
    file_id: official && (await keepFile(tx, official.file)),
    sample_id: official?.sample ? await keepFile(tx, official.sample) : null,
    act: official?.act ?? null,
    act_date: official?.actDate ?? null,
    set_by: by,
    set_at: at,
  };
  await tx
    .insertInto('card_blank')
    .values({ card_version_id: cardVersionId, ...row })
    .onConflict((conflicting) => conflicting.column('card_version_id').doUpdateSet(row))
    .execute();
  await appendToLedger(tx, actor, {
    centreId: card.centreId,
    subject: 'card',
    subjectId: cardVersionId,
    kind: 'card.blankSet',
    payload: { service: card.service, official: official !== null, ...(official && { act: official.act }) },
  });
}
