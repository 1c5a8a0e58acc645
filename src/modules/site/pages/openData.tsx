import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDateLong } from '#platform/i18n/dates.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Heading } from '#ui/heading.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { openRevision } from '../data/openData.ts';
import { openDataEn } from '../messages/openData.en.ts';
import { openDataUk } from '../messages/openData.uk.ts';
import { publicWords } from './article.tsx';

const licenceUrl = 'https://creativecommons.org/licenses/by/4.0/deed.uk';

/** Where programs find services and cards, under which licence and how fresh. */
export async function openDataPage(ctx: Context): Promise<Answer> {
  const t = ctx.locale === 'en' ? openDataEn : openDataUk;
  const { updated } = await openRevision(ctx.services.database.queries);
  const { publicUrl } = ctx.services;
  const sets = [
    {
      key: 'services',
      name: t.services,
      text: t.servicesText,
      files: [
        ['CSV', '/open-data/services.csv'],
        ['JSON', '/api/v1/open-data/services'],
      ],
    },
    {
      key: 'documents',
      name: t.documents,
      text: t.documentsText,
      files: [['CSV', '/open-data/documents.csv']],
    },
    { key: 'card', name: t.card, text: t.cardText, files: [['JSON', '/api/v1/open-data/services/{id}']] },
    {
      key: 'centres',
      name: t.centres,
      text: t.centresText,
      files: [['JSON', '/api/v1/open-data/centres']],
    },
  ] as const;
  return publicPage(
    ctx,
    {
      title: t.title,
      description: t.description,
      breadcrumbs: <Breadcrumbs items={[{ label: publicWords(ctx).home, href: ctx.href('/') }]} />,
      structured: {
        '@context': 'https://schema.org',
        '@type': 'Dataset',
        '@id': `${publicUrl}/open-data`,
        name: t.title,
        description: t.description,
        license: 'https://creativecommons.org/licenses/by/4.0/',
        isAccessibleForFree: true,
        ...(updated ? { dateModified: updated } : {}),
        distribution: sets.flatMap(({ name, files }) =>
          files
            .filter(([, path]) => !path.includes('{'))
            .map(([kind, path]) => ({
              '@type': 'DataDownload',
              name,
              encodingFormat: kind === 'CSV' ? 'text/csv' : 'application/json',
              contentUrl: publicUrl + path,
            })),
        ),
      },
    },
    <Stack gap="lg">
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <section class="v-stack" data-gap="sm" aria-labelledby="sets">
        <Heading level={2} id="sets">
          {t.sets}
        </Heading>
        <Table
          caption={t.sets}
          captionHidden
          rows={sets}
          rowKey={({ key }) => key}
          columns={[
            { key: 'name', header: t.set, rowHeader: true, cell: ({ name }) => name },
            { key: 'text', header: t.what, cell: ({ text }) => text },
            {
              key: 'files',
              header: t.files,
              cell: ({ files, name }) => (
                <span>
                  {files.map(([kind, path], index) => (
                    <>
                      {index > 0 && ', '}
                      {path.includes('{') ? (
                        <code>{path}</code>
                      ) : (
                        <a class="ds-link" href={path}>
                          {kind}
                          <span class="ds-sr-only">: {name}</span>
                        </a>
                      )}
                    </>
                  ))}
                </span>
              ),
            },
          ]}
        />
        <p>
          <a class="ds-link" href="/api/v1/openapi.json">
            {t.api}
          </a>
        </p>
      </section>
      <section class="v-stack" data-gap="sm" aria-labelledby="licence">
        <Heading level={2} id="licence">
          {t.licence}
        </Heading>
        <p>{t.licenceText}</p>
        <p>
          <a class="ds-link" href={licenceUrl} rel="license noopener">
            {t.licenceName}
          </a>
        </p>
      </section>
      <section class="v-stack" data-gap="sm" aria-labelledby="updated">
        <Heading level={2} id="updated">
          {t.updated}
        </Heading>
        <p>{updated ? t.updatedText(formatDateLong(ctx.locale, updated)) : t.noneYet}</p>
      </section>
      <section class="v-stack" data-gap="sm" aria-labelledby="stable">
        <Heading level={2} id="stable">
          {t.stable}
        </Heading>
        <p>{t.stableText}</p>
        <p>{t.pages}</p>
      </section>
    </Stack>,
  );
}
