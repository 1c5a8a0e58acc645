import { z } from 'zod';
import type { PublicCentre } from '#modules/catalogue/data/centres.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Problem } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { pastVersions, type ShownHead, type ShownItem, shownItem, shownItems } from '../data/public.ts';
import { blocksOfVersion } from '../data/texts.ts';
import { complaintsSlug, type ItemKind, inLanguage, itemPath } from '../rules/items.ts';
import { wordsOf } from '../rules/markup.ts';
import { sectionPath } from '../rules/sections.ts';
import { articleData } from '../rules/structured.ts';
import { Article, publicWords } from './article.tsx';
import { complaintsShown, SiteCrumbs, SiteNav, siteCentre, slugParams } from './frame.tsx';

const newsOnPage = 20;
const newsQuery = z.object({ before: z.coerce.date().optional().catch(undefined) });

/** News of a centre, the newest first, and its pages (BR-11). */
export async function newsPage(ctx: Context): Promise<Answer> {
  const t = publicWords(ctx);
  const centre = await siteCentre(ctx);
  const { before } = ctx.query(newsQuery);
  const now = ctx.services.clock.now();
  const { queries } = ctx.services.database;
  const [rows, pages, complaints] = await Promise.all([
    shownItems(queries, centre.id, 'news', now, newsOnPage + 1, before ?? null),
    shownItems(queries, centre.id, 'page', now, 50),
    complaintsShown(ctx, centre),
  ]);
  const shown = rows.slice(0, newsOnPage);
  const last = rows.length > newsOnPage ? shown.at(-1) : undefined;
  const path = sectionPath(centre.code, 'news');
  const feed = `${path}.atom`;
  return publicPage(
    ctx,
    {
      title: `${t.news.title}: ${centre.name}`,
      description: `${t.news.title}. ${centre.name}, ${centre.municipality}`,
      breadcrumbs: <SiteCrumbs ctx={ctx} centre={centre} />,
      feed: { title: `${t.news.title}: ${centre.name}`, href: ctx.href(feed) },
      ...(before ? { noIndex: true } : {}),
    },
    <Stack gap="lg">
      <SiteNav ctx={ctx} centre={centre} complaints={complaints} current="news" />
      <Heading level={1} caption={centre.name}>
        {t.news.title}
      </Heading>
      {shown.length === 0 ? (
        <EmptyState icon="bell" title={t.news.empty}>
          <p>{t.news.emptyText}</p>
        </EmptyState>
      ) : (
        <NewsList ctx={ctx} centre={centre} items={shown} />
      )}
      {last && (
        <p>
          <a
            class="ds-link"
            href={ctx.href(`${path}?before=${encodeURIComponent(last.shownFrom.toISOString())}`)}
          >
            {t.news.older}
          </a>
        </p>
      )}
      {before && (
        <p>
          <a class="ds-link" href={ctx.href(path)}>
            {t.news.newest}
          </a>
        </p>
      )}
      {pages.length > 0 && (
        <section class="v-stack" data-gap="sm" aria-labelledby="pages">
          <Heading level={2} id="pages">
            {t.pages.more}
          </Heading>
          <ul class="v-links">
            {pages.map((item) => (
              <li key={item.id}>
                <a class="ds-link" href={ctx.href(itemPath(centre.code, 'page', item.slug))}>
                  {inLanguage(ctx.locale, item.titleUk, item.titleEn)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p class="v-screen-only">
        <a class="ds-link" href={ctx.href(feed)}>
          {t.news.feed}
        </a>
      </p>
    </Stack>,
  );
}

function NewsList(props: { ctx: Context; centre: PublicCentre; items: readonly ShownHead[] }) {
  const { ctx, centre } = props;
  return (
    <ul class="v-links">
      {props.items.map((item) => (
        <li key={item.id}>
          <time class="v-muted" datetime={item.shownFrom.toISOString()}>
            {formatDate(ctx.locale, item.shownFrom)}
          </time>{' '}
          <a class="ds-link" href={ctx.href(itemPath(centre.code, 'news', item.slug))}>
            {inLanguage(ctx.locale, item.titleUk, item.titleEn)}
          </a>
          {item.summaryUk && <p>{inLanguage(ctx.locale, item.summaryUk, item.summaryEn)}</p>}
        </li>
      ))}
    </ul>
  );
}

/** Official documents of a centre with their dates and files (BR-6). */
export async function documentsPage(ctx: Context): Promise<Answer> {
  const t = publicWords(ctx);
  const centre = await siteCentre(ctx);
  const [items, complaints] = await Promise.all([
    shownItems(ctx.services.database.queries, centre.id, 'document', ctx.services.clock.now(), 200),
    complaintsShown(ctx, centre),
  ]);
  const { columns } = t.documents;
  return publicPage(
    ctx,
    {
      title: `${t.documents.title}: ${centre.name}`,
      description: `${t.documents.lead} ${centre.name}`,
      width: 'wide',
      breadcrumbs: <SiteCrumbs ctx={ctx} centre={centre} />,
    },
    <Stack gap="lg">
      <SiteNav ctx={ctx} centre={centre} complaints={complaints} current="documents" />
      <Heading level={1} caption={centre.name}>
        {t.documents.title}
      </Heading>
      <p class="v-lead">{t.documents.lead}</p>
      <Table
        caption={t.documents.title}
        captionHidden
        rows={items}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="files" title={t.documents.empty}>
            <p>{t.documents.emptyText}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'name',
            header: columns.name,
            rowHeader: true,
            cell: (item) => (
              <a class="ds-link" href={ctx.href(itemPath(centre.code, 'document', item.slug))}>
                {inLanguage(ctx.locale, item.titleUk, item.titleEn)}
              </a>
            ),
          },
          { key: 'kind', header: columns.kind, cell: ({ document }) => document && t.kinds[document.kind] },
          { key: 'number', header: columns.number, cell: ({ document }) => document?.number || '–' },
          {
            key: 'date',
            header: columns.date,
            nowrap: true,
            cell: ({ document }) => document && formatDate(ctx.locale, document.date),
          },
          { key: 'by', header: columns.by, cell: ({ document }) => document?.approvedBy },
        ]}
      />
    </Stack>,
  );
}

/** One page, piece of news or document. */
const itemPageOf =
  (kind: ItemKind) =>
  async (ctx: Context): Promise<Answer> => {
    const t = publicWords(ctx);
    const { slug } = ctx.params(slugParams);
    const centre = await siteCentre(ctx);
    const now = ctx.services.clock.now();
    const [item, complaints] = await Promise.all([
      shownItem(ctx.services.database.queries, centre.id, kind, slug, now),
      complaintsShown(ctx, centre),
    ]);
    if (!item) throw new Problem('notFound', t.missing.item);
    const past = kind === 'document' ? await pastVersions(ctx.services.database.queries, item.id, now) : [];
    const older = past.filter(({ number }) => number !== item.number);
    const current =
      kind === 'page'
        ? slug === complaintsSlug
          ? 'complaints'
          : null
        : kind === 'news'
          ? 'news'
          : 'documents';
    const title = inLanguage(ctx.locale, item.titleUk, item.titleEn);
    const description = descriptionOf(ctx, item);
    return publicPage(
      ctx,
      {
        title: `${title}, ${centre.name}`,
        description,
        breadcrumbs: (
          <SiteCrumbs
            ctx={ctx}
            centre={centre}
            {...(kind === 'page' ? {} : { section: current ?? 'news' })}
          />
        ),
        structured: articleData({
          kind,
          url: ctx.services.publicUrl + ctx.href(itemPath(centre.code, kind, slug)),
          title,
          description,
          published: item.shownFrom.toISOString(),
          changed: item.writtenAt.toISOString(),
          publisher: centre.name,
          language: ctx.locale,
        }),
      },
      <Stack gap="lg">
        <SiteNav ctx={ctx} centre={centre} complaints={complaints} current={current} />
        {await Article(ctx, { centre, kind, item })}
        {older.length > 0 && (
          <section class="v-stack" data-gap="sm" aria-labelledby="past">
            <Heading level={2} id="past" size="xs">
              {t.documents.past}
            </Heading>
            <ul>
              {older.map((one) => (
                <li key={one.number}>
                  {one.fileId ? (
                    <a
                      class="ds-link"
                      href={`${itemPath(centre.code, 'document', slug)}/file?version=${one.number}`}
                    >
                      {t.documents.pastVersion(one.number)}
                    </a>
                  ) : (
                    t.documents.pastVersion(one.number)
                  )}
                  {`, ${one.documentDate ? formatDate(ctx.locale, one.documentDate) : ''}`}
                </li>
              ))}
            </ul>
          </section>
        )}
      </Stack>,
    );
  };

export const sitePagePage = itemPageOf('page');
export const newsItemPage = itemPageOf('news');
export const documentPage = itemPageOf('document');

/** The author's own summary, or the first words of the text. */
function descriptionOf(ctx: Context, item: ShownItem): string {
  const summary = inLanguage(ctx.locale, item.summaryUk, item.summaryEn);
  if (summary) return summary;
  const language = ctx.locale === 'en' && item.bodyEn !== '' ? 'en' : 'uk';
  const source = language === 'en' ? item.bodyEn : item.bodyUk;
  const text = wordsOf(blocksOfVersion(item.id, item.number, language, source));
  return text.length > 160 ? `${text.slice(0, 157).replace(/\s+\S*$/, '')}…` : text;
}
