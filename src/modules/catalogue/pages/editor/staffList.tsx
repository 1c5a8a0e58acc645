import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { Tag } from '#ui/tag.tsx';
import { TextField } from '#ui/textField.tsx';
import {
  type After,
  type Asked,
  countLimit,
  reviewCounts,
  reviewPage,
  type Sorting,
  sortings,
  type View,
  views,
} from '../../data/cardReview.ts';
import type { KeptService } from '../../data/staff.ts';
import { englishWorkTexts } from '../../messages/englishWork.ts';
import { catalogueTexts } from '../../messages.ts';
import { catalogueScope, may } from '../../rights.ts';
import { signerOf } from '../../rules/cardFlow.ts';

const query = z.object({
  view: z.enum(views).optional().catch(undefined),
  sort: z.enum(sortings).optional().catch(undefined),
  q: z.string().trim().max(100).catch('').default(''),
  key: z.string().max(500).optional(),
  id: z.uuid().optional().catch(undefined),
});

/** `/catalogue`: cards that need their owner first; the rest, sorted and searched, a page at a time (BR-12). */
export async function catalogueListPage(ctx: Context): Promise<Answer> {
  const texts = catalogueTexts[ctx.locale].staff;
  const db = ctx.services.database.queries;
  const scope = catalogueScope(ctx.principal);
  const today = businessDate(ctx.services.clock.now());
  const { view: wanted, sort = 'checked', q, key, id } = ctx.query(query);
  const who = signerOf(ctx.principal);
  const counts = await reviewCounts(db, scope, today, who);
  const offered = offeredViews(counts);
  const first = q === '' ? urgentViews.find((one) => offered.includes(one)) : undefined;
  const view = wanted ?? first ?? 'all';
  const asked: Asked = { view, sort, q, today, who };
  const after = key !== undefined && id !== undefined ? { key, id } : null;
  const { rows, next } = await reviewPage(db, scope, asked, after);
  return staffPage(
    ctx,
    { title: texts.title },
    <Stack>
      <Heading level={1}>{texts.title}</Heading>
      <p>{texts.lead}</p>
      <CatalogueActions ctx={ctx} />
      <Tabs
        label={texts.viewsLabel}
        items={views
          .filter((one) => one === view || offered.includes(one))
          .map((one) => ({
            label: texts.views[one],
            href: ctx.href(addressOf({ ...asked, view: one, q: '' })),
            current: one === view,
            count: Math.min(counts[one], countLimit),
            countLabel: counts[one] > countLimit ? texts.overThousand : String(counts[one]),
          }))}
      />
      <SearchForm
        action={ctx.href('/catalogue')}
        label={texts.search}
        actions={
          <Button type="submit" variant="secondary" icon="search">
            {texts.find}
          </Button>
        }
      >
        <input type="hidden" name="view" value={view} />
        <input type="hidden" name="sort" value={sort} />
        <TextField
          name="q"
          label={texts.search}
          type="search"
          value={q}
          optional="quiet"
          autocomplete="off"
        />
      </SearchForm>
      <ServiceTable ctx={ctx} asked={asked} rows={rows} />
      <Pagination
        newerHref={after ? ctx.href(addressOf(asked)) : undefined}
        olderHref={next ? ctx.href(addressOf(asked, next)) : undefined}
      />
    </Stack>,
  );
}

function addressOf({ view, sort, q }: Pick<Asked, 'view' | 'sort' | 'q'>, after?: After): string {
  const params = new URLSearchParams({ view, sort, ...(q ? { q } : {}), ...after });
  return `/catalogue?${params}`;
}

/** Where the work of the day begins. */
const urgentViews: readonly View[] = ['mine', 'attention', 'returned'];

/** Views with something in them, and all services; one's own only where they are not simply all that need attention. */
const offeredViews = (counts: Readonly<Record<View, number>>): View[] =>
  views.filter(
    (view) => view === 'all' || (counts[view] > 0 && (view !== 'mine' || counts.mine !== counts.attention)),
  );

function CatalogueActions({ ctx }: { ctx: Context }) {
  const { setup, topics, exchange } = catalogueTexts[ctx.locale];
  const links = [
    ['/catalogue/exchange', exchange.title] as const,
    ['/catalogue/english', englishWorkTexts[ctx.locale].title] as const,
    ...(may(ctx, 'catalogue.lists') ? [['/catalogue/lists', setup.title] as const] : []),
    ...(may(ctx, 'catalogue.topics') ? [['/catalogue/topics', topics.title] as const] : []),
  ];
  const services = may(ctx, 'catalogue.services');
  if (links.length === 0 && !services) return null;
  return (
    <div class="v-actions">
      {services && (
        <LinkButton href={ctx.href('/catalogue/services/new')} icon="plus">
          {setup.newService}
        </LinkButton>
      )}
      {links.map(([href, label]) => (
        <LinkButton key={href} href={ctx.href(href)} variant="secondary" icon="list-details">
          {label}
        </LinkButton>
      ))}
    </div>
  );
}

function ServiceTable(props: { ctx: Context; asked: Asked; rows: readonly KeptService[] }) {
  const { ctx, asked, rows } = props;
  const { staff: texts, work } = catalogueTexts[ctx.locale];
  const manyProviders = new Set(rows.map((row) => row.providerId)).size > 1;
  const manyCentres = new Set(rows.map((row) => row.centreId)).size > 1;
  const sortBy = (sort: Sorting) => ({
    href: ctx.href(addressOf({ ...asked, sort })),
    direction: asked.sort === sort ? ('ascending' as const) : ('none' as const),
  });
  const owner: Column<KeptService> = {
    key: 'owner',
    header: texts.columns.owner,
    cell: (row) => (
      <>
        {row.ownerName ?? work.headOwns}
        {manyProviders && <span class="v-under">{row.providerShortName}</span>}
      </>
    ),
  };
  const columns: Column<KeptService>[] = [
    {
      key: 'number',
      header: texts.columns.number,
      nowrap: true,
      sort: sortBy('number'),
      cell: (row) => row.listNumber,
    },
    {
      key: 'service',
      header: texts.columns.service,
      rowHeader: true,
      sort: sortBy('name'),
      cell: (row) => (
        <>
          <a class="ds-link" href={ctx.href(`/catalogue/${row.id}`)}>
            {row.plainName}
          </a>
          {manyCentres && <span class="v-under">{row.centreName}</span>}
        </>
      ),
    },
    { key: 'state', header: texts.columns.state, cell: (row) => <CardState ctx={ctx} service={row} /> },
    {
      key: 'checked',
      header: texts.columns.checked,
      nowrap: true,
      sort: sortBy('checked'),
      cell: (row) => (row.checkedOn === null ? '—' : formatDate(ctx.locale, row.checkedOn)),
    },
    {
      key: 'due',
      header: texts.columns.due,
      nowrap: true,
      cell: (row) => <Due ctx={ctx} dueOn={row.checkDueOn} today={asked.today} />,
    },
    // One who heads all of them needs no column to be told so.
    ...(manyProviders || rows.some(({ ownerId }) => ownerId !== null) ? [owner] : []),
  ];
  return (
    <Table
      caption={texts.views[asked.view]}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      empty={
        <EmptyState title={asked.q ? texts.notFound : texts.none} icon="list-details">
          <p>{asked.q ? texts.notFoundHint : texts.noneHint}</p>
        </EmptyState>
      }
    />
  );
}

export function CardState({ ctx, service }: { ctx: Context; service: KeptService }) {
  const texts = catalogueTexts[ctx.locale].staff;
  return (
    <div class="v-tags">
      {service.versionInForce === null ? (
        <Tag tone="danger">{texts.noCard}</Tag>
      ) : (
        <span>{texts.inForce(service.versionInForce)}</span>
      )}
      {service.hasDraft && <Tag tone="info">{texts.draft}</Tag>}
      {service.onApproval && <Tag tone="info">{texts.states.onApproval}</Tag>}
      {service.unsureParts > 0 && <Tag tone="warning">{texts.unsure(service.unsureParts)}</Tag>}
    </div>
  );
}

function Due({ ctx, dueOn, today }: { ctx: Context; dueOn: string | null; today: string }) {
  if (dueOn === null) return <>—</>;
  const text = formatDate(ctx.locale, dueOn);
  return dueOn <= today ? <Tag tone="warning">{text}</Tag> : text;
}
