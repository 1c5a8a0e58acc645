import type { VNode } from 'preact';
import type { Context } from '#platform/http/context.ts';
import { formatDate, formatDateLong } from '#platform/i18n/dates.ts';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Stack } from '#ui/stack.tsx';
import { picturesOfCentre, type ShownItem } from '../data/public.ts';
import { blocksOfVersion } from '../data/texts.ts';
import { publicEn } from '../messages/public.en.ts';
import { type PublicTexts, publicUk } from '../messages/public.uk.ts';
import { fileKind, fileSize } from '../rules/files.ts';
import { type ItemKind, inLanguage, itemPath } from '../rules/items.ts';
import { picturesOf } from '../rules/markup.ts';
import { Prose } from './prose.tsx';

export const publicWords = (ctx: Context): PublicTexts => (ctx.locale === 'en' ? publicEn : publicUk);

interface ArticleFacts {
  readonly centre: { readonly id: string; readonly code: string; readonly name: string };
  readonly kind: ItemKind;
  readonly item: ShownItem;
  /** Before publication the file has no public address yet. */
  readonly preview?: boolean;
}

/** A page, a piece of news or a document, with who answers for it (BR-12). */
export async function Article(ctx: Context, { centre, kind, item, preview }: ArticleFacts): Promise<VNode> {
  const t = publicWords(ctx);
  const { locale } = ctx;
  const language = locale === 'en' && item.bodyEn !== '' ? 'en' : 'uk';
  const source = language === 'en' ? item.bodyEn : item.bodyUk;
  const blocks = blocksOfVersion(item.id, item.number, language, source);
  const pictures = await picturesOfCentre(ctx.services.database.queries, centre.id, picturesOf(blocks));
  const summary = inLanguage(locale, item.summaryUk, item.summaryEn);
  return (
    <Stack gap="lg">
      <div class="v-stack" data-gap="sm">
        <Heading level={1} caption={centre.name}>
          {inLanguage(locale, item.titleUk, item.titleEn)}
        </Heading>
        {kind === 'news' && (
          <p class="v-muted">
            <time datetime={item.shownFrom.toISOString()}>
              {t.published(formatDateLong(locale, item.shownFrom))}
            </time>
          </p>
        )}
        {summary && <p class="v-lead">{summary}</p>}
        {locale === 'en' && language === 'uk' && source !== '' && <p class="v-muted">{t.untranslated}</p>}
      </div>
      {item.document && (
        <DocumentFactsList ctx={ctx} centreCode={centre.code} item={item} preview={preview} />
      )}
      {source === '' && kind === 'document' ? (
        <p class="v-muted">{t.documents.noText}</p>
      ) : (
        <Prose
          ctx={ctx}
          centreCode={centre.code}
          blocks={blocks}
          pictures={new Map(pictures.map((picture) => [picture.number, picture]))}
        />
      )}
      <p class="v-muted">{t.checked(formatDate(locale, item.checkedOn), item.owner)}</p>
    </Stack>
  );
}

function DocumentFactsList(props: {
  ctx: Context;
  centreCode: string;
  item: ShownItem;
  preview: boolean | undefined;
}) {
  const { ctx, item } = props;
  const t = publicWords(ctx);
  const { document } = item;
  if (!document) return null;
  return (
    <div class="v-stack" data-gap="sm">
      <DescriptionList
        items={[
          { term: t.documents.facts.kind, value: t.kinds[document.kind] },
          ...(document.number ? [{ term: t.documents.facts.number, value: document.number }] : []),
          { term: t.documents.facts.date, value: formatDate(ctx.locale, document.date) },
          { term: t.documents.facts.by, value: document.approvedBy },
          ...(props.preview && item.fileName ? [{ term: t.documents.facts.file, value: item.fileName }] : []),
        ]}
      />
      {!props.preview && item.fileName !== null && item.fileBytes !== null && (
        <div class="v-actions">
          <LinkButton
            href={`${itemPath(props.centreCode, 'document', item.slug)}/file`}
            variant="secondary"
            icon="download"
          >
            {t.documents.download(fileKind(item.fileName), fileSize(ctx.locale, item.fileBytes))}
          </LinkButton>
        </div>
      )}
    </div>
  );
}
