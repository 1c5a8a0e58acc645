import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formValues } from '#platform/http/forms.ts';
import { Problem } from '#platform/http/problems.ts';
import { saveTranslation } from '../commands/translation.ts';
import { catalogueTexts } from '../messages.ts';
import { keptToWrite } from '../pages/editor/staffCard.tsx';
import { renderTranslation } from '../pages/translation/translation.tsx';
import { one } from '../rules/cardFields.ts';
import { rowsOf } from '../rules/formRows.ts';
import type { SentPiece } from '../rules/translation.ts';

const mostLetters = 2000;

/** Saves the English of a card. What was typed comes back when it is too long or somebody saved meanwhile. */
export async function saveTranslationAction(ctx: ActionContext): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].translation;
  const { service } = await keptToWrite(ctx, ctx.tx, 'catalogue.edit');
  const fields = formValues(ctx.body);
  const sent: SentPiece[] = rowsOf(fields, 'pieces').map((row) => ({
    uk: one(row, 'uk'),
    en: one(row, 'en'),
    fits: one(row, 'fits') === 'yes',
  }));
  const tooLong = sent.filter(({ en }) => en.length > mostLetters).map(({ uk }) => uk);
  if (tooLong.length > 0) return renderTranslation(ctx, ctx.tx, { sent, tooLong, status: 422 });
  const edition = Number(one(fields, 'edition'));
  try {
    const { texts } = await saveTranslation(ctx.tx, ctx.actor, { serviceId: service.id, edition, sent });
    return redirect(ctx.href(`/catalogue/${service.id}/translation`), {
      flash: { tone: 'success', text: t.saved(texts) },
    });
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'stale')) throw error;
    return renderTranslation(ctx, ctx.tx, { sent, overtaken: true, status: 409 });
  }
}
