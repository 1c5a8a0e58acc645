import type { Context } from '#platform/http/context.ts';
import { Details } from '#ui/details.tsx';
import { Heading } from '#ui/heading.tsx';
import { Stack } from '#ui/stack.tsx';
import { englishWorkTexts } from '../../messages/englishWork.ts';
import { catalogueTexts } from '../../messages.ts';
import { type CardText, textsOf } from '../../rules/cardTexts.ts';
import { englishChanges, piecesToTranslate } from '../../rules/translation.ts';
import type { CardContent } from '../../schema.ts';
import type { Translation } from '../../schemas/translation.ts';
import { pieceLabel, TranslatedPieceRow } from '../translation/translationRow.tsx';
import { DifferenceTable } from './cardChanges.tsx';

interface Version {
  readonly content: CardContent;
  readonly translation: Translation;
}

interface Props {
  ctx: Context;
  card: Version;
  /** Who decides, as the card's page says it. */
  competences: readonly { readonly decidedBy: string; readonly act: string }[];
  /** The version in force, where there is one. */
  before: (Version & { readonly version: number }) | undefined;
}

/** The English of a version beside its Ukrainian, for those who sign both at once (CARD-flow, BR-9). */
export function ApprovalEnglish({ ctx, card, competences, before }: Props) {
  const t = englishWorkTexts[ctx.locale].approval;
  const { translation: words, form, flow } = catalogueTexts[ctx.locale];
  const texts: readonly CardText[] = textsOf(card.content, competences);
  const pieces = piecesToTranslate(texts, card.translation);
  const done = pieces.filter(({ state }) => state === 'done').length;
  const outdated = pieces.filter(({ state }) => state === 'stale').length;
  if (done === 0 && outdated === 0)
    return (
      <Stack gap="sm">
        <Heading level={2}>{t.title}</Heading>
        <p>{t.none}</p>
      </Stack>
    );
  const changes = before
    ? englishChanges(texts, card.translation, before.translation).map((change) => ({
        ...change,
        label: pieceLabel(words, form, card.content, change.at),
      }))
    : [];
  return (
    <Stack gap="sm">
      <Heading level={2}>{t.title}</Heading>
      <p>{t.lead}</p>
      <p>
        <strong>{done === pieces.length ? t.whole(done) : t.partly(done, pieces.length)}</strong>{' '}
        {outdated > 0 && t.outdated(outdated)}
      </p>
      {before && changes.length > 0 && (
        <DifferenceTable
          locale={ctx.locale}
          lang="en"
          caption={t.changes(before.version)}
          before={flow.versionColumn(before.version)}
          after={t.after}
          rows={changes.map(({ at, label, before: left, after: right }) => ({ key: at, label, left, right }))}
        />
      )}
      {before && changes.length === 0 && <p>{t.same}</p>}
      <Details summary={t.both} open={!before}>
        {pieces.map((piece) => (
          <TranslatedPieceRow
            key={piece.at}
            name=""
            piece={piece}
            t={words}
            form={form}
            content={card.content}
            typed={undefined}
            error={undefined}
            writes={false}
          />
        ))}
      </Details>
    </Stack>
  );
}
