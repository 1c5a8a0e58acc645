import { StatusTag } from '#ui/statusTag.tsx';
import { TextArea } from '#ui/textArea.tsx';
import type { CatalogueTexts } from '../../messages.uk.ts';
import type { PieceToTranslate, SentPiece } from '../../rules/translation.ts';
import type { CardContent } from '../../schema.ts';
import { fieldLabel } from '../visitor/cardLabels.ts';

interface RowProps {
  /** Begins the names of its fields. */
  name: string;
  piece: PieceToTranslate;
  t: CatalogueTexts['translation'];
  form: CatalogueTexts['form'];
  content: CardContent;
  typed: SentPiece | undefined;
  error: string | undefined;
  writes: boolean;
}

const tones = { done: 'success', missing: 'neutral', stale: 'warning' } as const;

/** One text of a card: Ukrainian on the left, English on the right; on a phone one below the other. */
export function TranslatedPieceRow({ name, piece, t, form, content, typed, error, writes }: RowProps) {
  const label = pieceLabel(t, form, content, piece.at);
  const { before } = piece;
  return (
    <div class="v-translated">
      <div class="v-stack" data-gap="sm">
        <p>
          <strong>{label}</strong> <StatusTag tone={tones[piece.state]}>{t.states[piece.state]}</StatusTag>
        </p>
        <p lang="uk">{piece.uk}</p>
        {before && (
          <p class="v-muted">
            {t.was}: <s lang="uk">{before.uk}</s>
          </p>
        )}
      </div>
      {writes ? (
        <div class="v-stack" data-gap="sm">
          <input type="hidden" name={`${name}.uk`} value={piece.uk} />
          <TextArea
            name={`${name}.en`}
            label={t.english(label)}
            value={typed?.en ?? (piece.en || (before?.en ?? ''))}
            error={error}
            rows={Math.max(2, Math.ceil(piece.uk.length / 60))}
            autocomplete="off"
            lang="en"
            optional="quiet"
          />
          {before && (
            <div class="ds-field v-option">
              <input
                class="ds-input"
                type="checkbox"
                id={`${name}.fits`}
                name={`${name}.fits`}
                value="yes"
                checked={typed?.fits === true}
              />
              <label class="ds-label" for={`${name}.fits`}>
                {t.fits}
              </label>
            </div>
          )}
        </div>
      ) : (
        <div class="v-stack" data-gap="sm">
          {piece.en ? <p lang="en">{piece.en}</p> : <p class="v-muted">{t.states[piece.state]}</p>}
          {before && (
            <p class="v-muted">
              {t.wasEnglish}: <s lang="en">{before.en}</s>
            </p>
          )}
        </div>
      )}
    </div>
  );
}

/** The place of a text in the words of the form of a card: «Документ 2, назва». */
export function pieceLabel(
  t: CatalogueTexts['translation'],
  form: CatalogueTexts['form'],
  content: CardContent,
  at: string,
): string {
  if (at === 'competence.decidedBy') return t.decidedBy;
  if (at === 'competence.act') return t.act;
  const [part = '', key = '', inner = '', option = ''] = at.split('.');
  if (part === 'documents')
    return fieldLabel(form, `documents.${content.documents.findIndex((one) => one.key === key)}.${inner}`);
  if (part === 'questions') {
    const number = content.questions.findIndex((one) => one.key === key);
    const place = content.questions[number]?.options.findIndex((one) => one.key === option) ?? 0;
    return fieldLabel(form, `questions.${number}.${inner}${inner === 'options' ? `.${place}` : ''}`);
  }
  if (/^\d+$/.test(key) && inner === '') return `${fieldLabel(form, part)}, ${Number(key) + 1}`;
  return fieldLabel(form, at);
}
