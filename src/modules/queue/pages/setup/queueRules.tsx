import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import {
  type Category,
  type ConfiguredCentre,
  categoriesToKeep,
  centresToConfigure,
} from '../../data/categories.ts';
import { queueTexts } from '../../messages.ts';
import { queueScope } from '../../rights.ts';
import { inLocale } from '../kiosk/kiosk.tsx';

/** Lawful categories of each municipality and the queue of each centre, for the one who configures them (BR-18). */
export async function queueRulesPage(ctx: Context): Promise<Answer> {
  const { queries } = ctx.services.database;
  const t = queueTexts[ctx.locale].categories;
  const centres = await centresToConfigure(queries, queueScope(ctx.principal));
  const municipalities = new Map(centres.map((centre) => [centre.municipalityId, centre.municipality]));
  const categories = await categoriesToKeep(queries, [...municipalities.keys()]);
  return staffPage(
    ctx,
    { title: t.title },
    <Stack gap="lg">
      <Heading level={1}>{t.title}</Heading>
      <p class="v-lead">{t.lead}</p>
      {[...municipalities].map(([id, name]) => (
        <Municipality
          key={id}
          ctx={ctx}
          id={id}
          name={name}
          rows={categories.filter((category) => category.municipalityId === id)}
        />
      ))}
      <Centres ctx={ctx} rows={centres} />
    </Stack>,
  );
}

function Municipality(props: { ctx: Context; id: string; name: string; rows: readonly Category[] }) {
  const { ctx, id, name, rows } = props;
  const t = queueTexts[ctx.locale].categories;
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby={`m-${id}`}>
      <Heading level={2} id={`m-${id}`}>
        {t.heading(name)}
      </Heading>
      <Table
        caption={t.heading(name)}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.empty} icon="scale" />}
        columns={[
          {
            key: 'name',
            header: t.order.who,
            rowHeader: true,
            cell: (row) => (
              <a href={ctx.href(`/admin/queue/categories/${row.id}`)}>
                {inLocale(ctx.locale, row.nameUk, row.nameEn)}
              </a>
            ),
          },
          {
            key: 'act',
            header: t.order.act,
            cell: (row) => (
              <span>
                {row.act} {row.actCheckedOn === null && <Tag tone="warning">{t.toCheck}</Tag>}
              </span>
            ),
          },
          {
            key: 'minutes',
            header: t.order.earlier,
            align: 'end',
            cell: (row) => t.order.earlierMinutes(row.allowanceMinutes),
          },
          {
            key: 'state',
            header: queueTexts[ctx.locale].console.state,
            cell: (row) => (
              <StatusTag tone={row.active ? 'success' : 'neutral'}>{row.active ? t.on : t.off}</StatusTag>
            ),
          },
        ]}
      />
      <div class="v-actions">
        <LinkButton
          href={ctx.href(`/admin/queue/categories/new?municipality=${id}`)}
          icon="plus"
          variant="secondary"
        >
          {t.add}
          <span class="ds-sr-only">: {name}</span>
        </LinkButton>
      </div>
    </section>
  );
}

function Centres({ ctx, rows }: { ctx: Context; rows: readonly ConfiguredCentre[] }) {
  const t = queueTexts[ctx.locale].categories;
  return (
    <Table
      caption={t.centres}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'centre',
          header: t.calls.centre,
          rowHeader: true,
          cell: (row) => <a href={ctx.href(`/admin/queue/centres/${row.id}`)}>{row.name}</a>,
        },
        { key: 'municipality', header: t.municipality, cell: (row) => row.municipality },
        {
          key: 'order',
          header: t.order.link,
          cell: (row) => (
            <a href={ctx.href(`/centres/${row.code}/order`)}>
              {t.order.link}
              <span class="ds-sr-only">: {row.name}</span>
            </a>
          ),
        },
      ]}
    />
  );
}
