import { publicResults } from '#modules/statistics/data/public.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { type Category, categoriesOfCentre, settingsOf } from '../../data/categories.ts';
import { centreByCode } from '../../data/menu.ts';
import { queueTexts } from '../../messages.ts';
import { centreParams } from '../../schema.ts';
import { inLocale } from '../kiosk/kiosk.tsx';
import { Results } from '../results.tsx';
import { rulesIn } from './orderRules.ts';

/**
 * The rule of the queue in plain words, from the very settings and categories by which the program calls: stated, the
 * same for all, with the act of each priority (BR-18).
 */
export async function orderPage(ctx: Context): Promise<Answer> {
  const { queries } = ctx.services.database;
  const { code } = ctx.params(centreParams);
  const centre = await centreByCode(queries, code);
  if (!centre) throw notFound();
  const today = businessDate(ctx.services.clock.now());
  const [settings, categories, results] = await Promise.all([
    settingsOf(queries, centre.id),
    categoriesOfCentre(queries, centre.id),
    publicResults(queries, centre.id, today),
  ]);
  if (!settings) throw notFound();
  const t = queueTexts[ctx.locale].categories.order;
  return publicPage(
    ctx,
    {
      title: `${t.title}: ${centre.name}`,
      description: t.lead,
      breadcrumbs: (
        <Breadcrumbs
          items={[
            { label: t.home, href: ctx.href('/') },
            { label: t.centres, href: ctx.href('/centres') },
            { label: centre.name, href: ctx.href(`/centres/${code}`) },
          ]}
        />
      ),
    },
    <Stack gap="lg">
      <div class="v-stack" data-gap="sm">
        <Heading level={1} caption={centre.name}>
          {t.title}
        </Heading>
        <p class="v-lead">{t.lead}</p>
      </div>
      <section class="v-stack" data-gap="sm" aria-labelledby="rules">
        <Heading level={2} id="rules">
          {t.rulesTitle}
        </Heading>
        <ol class="ds-list v-rules">
          {rulesIn(ctx.locale, settings).map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ol>
      </section>
      <section class="v-stack" data-gap="sm" aria-labelledby="categories">
        <Heading level={2} id="categories">
          {t.categoriesTitle}
        </Heading>
        {categories.length === 0 ? (
          <p>{t.none}</p>
        ) : (
          <>
            <p>{t.categoriesLead(settings.priorityRun)}</p>
            <CategoryTable ctx={ctx} rows={categories} />
          </>
        )}
      </section>
      <Results ctx={ctx} results={results} today={today} />
      <section class="v-stack" data-gap="sm" aria-labelledby="question">
        <Heading level={2} id="question">
          {t.question}
        </Heading>
        <p>{t.questionText}</p>
        <div class="v-actions">
          <LinkButton href={ctx.href(`/centres/${code}`)} variant="secondary" icon="building">
            {t.centre}
          </LinkButton>
        </div>
      </section>
    </Stack>,
  );
}

function CategoryTable({ ctx, rows }: { ctx: Context; rows: readonly Category[] }) {
  const texts = queueTexts[ctx.locale].categories;
  const t = texts.order;
  return (
    <Table
      caption={t.categoriesTitle}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'who',
          header: t.who,
          rowHeader: true,
          cell: (row) => inLocale(ctx.locale, row.nameUk, row.nameEn),
        },
        {
          key: 'earlier',
          header: t.earlier,
          cell: (row) => t.earlierMinutes(row.allowanceMinutes),
        },
        {
          key: 'act',
          header: t.act,
          cell: (row) => (
            <span>
              {row.act} {row.actCheckedOn === null && <Tag tone="warning">{texts.toCheck}</Tag>}
            </span>
          ),
        },
        { key: 'proof', header: t.proof, cell: (row) => row.proof || '—' },
      ]}
    />
  );
}
