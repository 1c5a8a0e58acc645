import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { conflict, stale } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { translatedCard } from '../data/translation.ts';
import { type SentPiece, translationAfter } from '../rules/translation.ts';
import { lockService } from './cardDrafts.ts';

export interface TranslationToSave {
  readonly serviceId: string;
  /** `translationEdition` that the form showed. */
  readonly edition: number;
  readonly sent: readonly SentPiece[];
}

/**
 * Writes the English of the draft of a card; where the newest version is no draft, begins one with the same Ukrainian
 * text: what was approved is not changed, its translation neither. Throws `stale` when somebody saved a translation after
 * the form was drawn; refused while the version is on approval (CARD-flow).
 */
export async function saveTranslation(
  tx: Tx,
  actor: Actor,
  { serviceId, edition, sent }: TranslationToSave,
): Promise<{ texts: number }> {
  const service = await lockService(tx, serviceId);
  const newest = await translatedCard(tx, serviceId);
  if (!newest) throw conflict('Картки ще немає: спершу напишіть її українською.');
  if (newest.state === 'onApproval')
    throw conflict('Картка на погодженні. Щоб змінити переклад, спершу заберіть її з погодження.');
  if (newest.translationEdition !== edition) throw stale();
  const pieces = translationAfter(newest.texts, newest.translation, sent);
  const written = { translation: JSON.stringify(pieces), translation_edition: edition + 1 };
  const draft =
    newest.state === 'draft'
      ? { id: newest.id, version: newest.version }
      : { id: v7(), version: newest.version + 1 };
  if (newest.state === 'draft')
    await tx.updateTable('card_version').set(written).where('id', '=', newest.id).execute();
  else {
    const { content, ...same } = await tx
      .selectFrom('card_version')
      .where('id', '=', newest.id)
      .select(['content', 'owner', 'checked_on'])
      .executeTakeFirstOrThrow();
    const row = { ...draft, ...same, ...written, service_id: serviceId, content: JSON.stringify(content) };
    await tx.insertInto('card_version').values(row).execute();
  }
  await appendToLedger(tx, actor, {
    centreId: service.centre_id,
    subject: 'card',
    subjectId: draft.id,
    kind: 'card.translated',
    payload: { service: serviceId, version: draft.version, texts: pieces.length },
  });
  return { texts: pieces.length };
}
