import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { authorNames, publicationsOf, type Version, versionOf, versionsOf } from '../data/items.ts';
import type { StaffTexts } from '../messages/staff.uk.ts';
import { difference } from '../rules/difference.ts';
import { standing } from '../rules/publication.ts';
import { versionParams } from '../schemas/staff.ts';
import { Article } from './article.tsx';
import { draftOf, ItemCrumbs, itemOf, staffWords } from './staffParts.tsx';

/** All versions of an item: who wrote what and when. */
export async function itemHistoryPage(ctx: Context): Promise<Answer> {
  const item = await itemOf(ctx);
  const t = staffWords(ctx);
  const { queries } = ctx.services.database;
  const [draft, versions, publications] = await Promise.all([
    draftOf(ctx, item),
    versionsOf(queries, item.id),
    publicationsOf(queries, [item.id]),
  ]);
  const names = await authorNames(
    queries,
    versions.map(({ writtenBy }) => writtenBy),
  );
  const { shown } = standing(publications.get(item.id) ?? [], ctx.services.clock.now());
  const title = t.history.title(draft.titleUk);
  return staffPage(
    ctx,
    { title, breadcrumbs: <ItemCrumbs ctx={ctx} item={item} title={draft.titleUk} /> },
    <Stack gap="lg">
      <Heading level={1}>{title}</Heading>
      <p class="v-lead">{t.history.lead}</p>
      <Table
        caption={title}
        captionHidden
        rows={versions}
        rowKey={({ number }) => String(number)}
        columns={[
          {
            key: 'what',
            header: t.history.what,
            rowHeader: true,
            cell: ({ number, restoredFrom }) => (
              <>
                <a class="ds-link" href={ctx.href(`/site/items/${item.id}/versions/${number}`)}>
                  {t.history.version(number)}
                </a>{' '}
                {number === shown && <Tag tone="success">{t.history.shown}</Tag>}{' '}
                {restoredFrom !== null && <span class="v-muted">{t.history.restored(restoredFrom)}</span>}
              </>
            ),
          },
          { key: 'title', header: t.columns.title, cell: ({ titleUk }) => titleUk },
          { key: 'by', header: t.history.by, cell: ({ writtenBy }) => names.get(writtenBy) ?? '–' },
          {
            key: 'at',
            header: t.history.at,
            nowrap: true,
            cell: ({ writtenAt }) => formatDateTime(ctx.locale, writtenAt),
          },
        ]}
      />
    </Stack>,
  );
}

/** One version beside the one before it, and the way to bring it back. */
export async function itemVersionPage(ctx: Context): Promise<Answer> {
  const item = await itemOf(ctx);
  const t = staffWords(ctx);
  const { queries } = ctx.services.database;
  const number = ctx.params(versionParams).version;
  const [version, before] = await Promise.all([
    versionOf(queries, item.id, number),
    versionOf(queries, item.id, number - 1),
  ]);
  if (!version) throw notFound();
  const title = t.version.title(number, version.titleUk);
  const parts = comparedParts(ctx, t, before, version);
  return staffPage(
    ctx,
    { title, breadcrumbs: <ItemCrumbs ctx={ctx} item={item} title={version.titleUk} /> },
    <Stack gap="lg">
      <Heading level={1}>{title}</Heading>
      <p class="v-lead">{before ? t.version.against(number - 1) : t.version.first}</p>
      {parts.map(([name, old, fresh]) => (
        <section key={name} class="v-stack" data-gap="sm" aria-label={name}>
          <Heading level={2} size="xs">
            {name}
          </Heading>
          <Difference t={t} old={before ? old : fresh} fresh={fresh} />
        </section>
      ))}
      {number === item.draft ? (
        <Alert tone="info">
          <p>{t.version.newest}</p>
        </Alert>
      ) : (
        <Form
          action={ctx.href(`/site/items/${item.id}/versions/${number}/restore`)}
          hidden={
            <>
              <FormKey ctx={ctx} />
              <input type="hidden" name="draft" value={String(item.draft)} />
            </>
          }
          actions={
            <Button variant="secondary" icon="history">
              {t.version.restore}
            </Button>
          }
        >
          <p class="v-muted">{t.version.restoreHint}</p>
        </Form>
      )}
    </Stack>,
  );
}

type Part = readonly [name: string, before: string, after: string];

function comparedParts(ctx: Context, t: StaffTexts, old: Version | undefined, fresh: Version): Part[] {
  const document = (version: Version | undefined) =>
    version?.document
      ? [
          t.documentKinds[version.document.kind],
          version.document.number,
          formatDate(ctx.locale, version.document.date),
          version.document.approvedBy,
          `${t.version.file}: ${version.fileName ?? t.version.noFile}`,
        ].join('\n')
      : '';
  const all: Part[] = [
    [t.form.titleUk, old?.titleUk ?? '', fresh.titleUk],
    [t.form.summaryUk, old?.summaryUk ?? '', fresh.summaryUk],
    [t.kindOne.document, document(old), document(fresh)],
    [t.form.bodyUk, old?.bodyUk ?? '', fresh.bodyUk],
    [t.form.titleEn, old?.titleEn ?? '', fresh.titleEn],
    [t.form.summaryEn, old?.summaryEn ?? '', fresh.summaryEn],
    [t.form.bodyEn, old?.bodyEn ?? '', fresh.bodyEn],
  ];
  return all.filter(([, before, after]) => before !== '' || after !== '');
}

/** Told by words and marks, not by colour alone (WCAG 1.4.1). */
function Difference({ t, old, fresh }: { t: StaffTexts; old: string; fresh: string }) {
  const lines = difference(old, fresh);
  return (
    <>
      {old === fresh && <p class="v-muted">{t.version.same}</p>}
      <div class="v-difference">
        {lines.map((line, index) => {
          if (line.kind === 'same') return <p key={index}>{line.text}</p>;
          const Tag = line.kind === 'removed' ? 'del' : 'ins';
          return (
            <Tag key={index} data-mark={line.kind === 'removed' ? '−' : '+'}>
              <span class="ds-sr-only">
                {line.kind === 'removed' ? t.version.removed : t.version.added}:{' '}
              </span>
              {line.text}
            </Tag>
          );
        })}
      </div>
    </>
  );
}

const previewQuery = z.object({
  version: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
});

/** A version as visitors will see it, before they do. */
export async function itemPreviewPage(ctx: Context): Promise<Answer> {
  const item = await itemOf(ctx);
  const t = staffWords(ctx);
  const number = ctx.query(previewQuery).version ?? item.draft;
  const version = await versionOf(ctx.services.database.queries, item.id, number);
  if (!version) throw notFound();
  return publicPage(
    ctx,
    {
      title: t.preview.title(version.titleUk),
      noIndex: true,
      notice: (
        <Alert tone="info">
          <p>
            {t.preview.notice(number)}{' '}
            <a class="ds-link" href={ctx.href(`/site/items/${item.id}`)}>
              {t.preview.back}
            </a>
          </p>
        </Alert>
      ),
    },
    await Article(ctx, {
      centre: { id: item.centreId, code: item.centreCode, name: item.centreName },
      kind: item.kind,
      item: {
        ...version,
        id: item.id,
        slug: item.slug,
        owner: item.owner,
        checkedOn: item.checkedOn,
        shownFrom: ctx.services.clock.now(),
        fileBytes: null,
      },
      preview: true,
    }),
  );
}
