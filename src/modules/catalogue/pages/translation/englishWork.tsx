import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { Select } from '#ui/select.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { Tabs } from '#ui/tabs.tsx';
import { Tag } from '#ui/tag.tsx';
import { type CardEnglish, englishOfCards, partlySince } from '../../data/englishWork.ts';
import { englishWorkTexts } from '../../messages/englishWork.ts';
import { catalogueTexts } from '../../messages.ts';
import { catalogueScope, mayKeep } from '../../rights.ts';
import {
  type EnglishView,
  englishByProvider,
  englishViews,
  isInView,
  type ProviderEnglish,
} from '../../rules/englishWork.ts';
import { isPartly } from '../../rules/translation.ts';

const query = z.object({
  view: z.enum(englishViews).catch('all'),
  provider: z.uuid().optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(1000).catch(1),
});
type Asked = z.infer<typeof query>;

const pageSize = 50;

/** `/catalogue/english`: cards whose English is missing or belongs to an older text (BR-9). */
export async function englishWorkPage(ctx: Context): Promise<Answer> {
  const t = englishWorkTexts[ctx.locale];
  const asked = ctx.query(query);
  const everybody = await englishOfCards(ctx.services, catalogueScope(ctx.principal));
  const providers = englishByProvider(everybody);
  const provider = providers.find(({ id }) => id === asked.provider)?.id;
  const cards = everybody.filter((card) => provider === undefined || card.providerId === provider);
  const found = cards.filter((card) => isInView(card, asked.view));
  const from = (asked.page - 1) * pageSize;
  const rows = found.slice(from, from + pageSize);
  const since = await partlySince(
    ctx.services,
    rows.flatMap(({ serviceId, inForce }) => (inForce && isPartly(inForce.gaps) ? [serviceId] : [])),
  );
  const href = (change: Partial<Asked>) => ctx.href(addressOf({ ...asked, provider, page: 1, ...change }));
  return staffPage(
    ctx,
    {
      title: t.title,
      breadcrumbs: (
        <Breadcrumbs
          items={[{ label: catalogueTexts[ctx.locale].staff.title, href: ctx.href('/catalogue') }]}
        />
      ),
    },
    <Stack>
      <Heading level={1}>{t.title}</Heading>
      <p>{t.lead}</p>
      <ByProvider ctx={ctx} providers={providers} href={href} />
      {providers.length > 1 && <Filter ctx={ctx} asked={asked} provider={provider} providers={providers} />}
      <Tabs
        label={t.viewsLabel}
        items={englishViews.map((view) => ({
          label: t.views[view],
          href: href({ view }),
          current: view === asked.view,
          count: cards.filter((card) => isInView(card, view)).length,
        }))}
      />
      <WorkTable ctx={ctx} view={asked.view} rows={rows} since={since} />
      <Pagination
        newerHref={asked.page > 1 ? href({ page: asked.page - 1 }) : undefined}
        olderHref={found.length > from + pageSize ? href({ page: asked.page + 1 }) : undefined}
      />
    </Stack>,
  );
}

function addressOf({ view, provider, page }: Asked): string {
  const params = new URLSearchParams({
    ...(view === 'all' ? {} : { view }),
    ...(provider ? { provider } : {}),
    ...(page > 1 ? { page: String(page) } : {}),
  }).toString();
  return `/catalogue/english${params ? `?${params}` : ''}`;
}

interface ByProviderProps {
  ctx: Context;
  providers: readonly ProviderEnglish[];
  href: (change: Partial<Asked>) => string;
}

/** How much work each provider has. */
function ByProvider({ ctx, providers, href }: ByProviderProps) {
  const t = englishWorkTexts[ctx.locale];
  return (
    <Table
      caption={t.providers}
      rows={providers}
      rowKey={({ id }) => id}
      empty={<EmptyState title={t.none} icon="list-details" />}
      columns={[
        {
          key: 'provider',
          header: t.provider,
          rowHeader: true,
          cell: ({ id, name }) =>
            providers.length > 1 ? (
              <a class="ds-link" href={href({ provider: id })}>
                {name}
              </a>
            ) : (
              name
            ),
        },
        { key: 'cards', header: t.cards, align: 'end', cell: ({ cards }) => cards },
        { key: 'partly', header: t.partly, align: 'end', cell: ({ partly }) => partly },
        { key: 'missing', header: t.missingTexts, align: 'end', cell: ({ missing }) => missing },
        { key: 'stale', header: t.staleTexts, align: 'end', cell: ({ stale }) => stale },
      ]}
    />
  );
}

function Filter(props: {
  ctx: Context;
  asked: Asked;
  provider: string | undefined;
  providers: readonly ProviderEnglish[];
}) {
  const t = englishWorkTexts[props.ctx.locale];
  return (
    <form class="v-form" method="get" action={props.ctx.href('/catalogue/english')} data-print="hidden">
      <input type="hidden" name="view" value={props.asked.view} />
      <Select
        name="provider"
        label={t.provider}
        options={[
          { value: '', label: t.everyProvider },
          ...props.providers.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={props.provider ?? ''}
        optional="quiet"
      />
      <div class="v-actions">
        <Button type="submit" variant="secondary">
          {t.filter}
        </Button>
      </div>
    </form>
  );
}

function WorkTable(props: {
  ctx: Context;
  view: EnglishView;
  rows: readonly CardEnglish[];
  since: ReadonlyMap<string, string>;
}) {
  const { ctx, rows } = props;
  const t = englishWorkTexts[ctx.locale];
  const manyCentres = new Set(rows.map(({ centreName }) => centreName)).size > 1;
  const manyProviders = new Set(rows.map(({ providerId }) => providerId)).size > 1;
  return (
    <Table
      caption={t.views[props.view]}
      rows={rows}
      rowKey={({ serviceId }) => serviceId}
      empty={
        <EmptyState title={t.none} icon="check">
          <p>{t.noneHint}</p>
        </EmptyState>
      }
      columns={[
        {
          key: 'service',
          header: t.service,
          rowHeader: true,
          cell: (card) => (
            <>
              <a class="ds-link" href={ctx.href(`/catalogue/${card.serviceId}`)}>
                № {card.listNumber}. {card.plainName}
              </a>
              {manyCentres && <span class="v-under">{card.centreName}</span>}
              {manyProviders && <span class="v-under">{card.providerShortName}</span>}
            </>
          ),
        },
        { key: 'what', header: t.what, cell: (card) => <What ctx={ctx} card={card} /> },
        {
          key: 'since',
          header: t.since,
          nowrap: true,
          cell: (card) => <Since ctx={ctx} card={card} since={props.since.get(card.serviceId)} />,
        },
        { key: 'mend', header: t.mend, cell: (card) => <Mend ctx={ctx} card={card} /> },
      ]}
    />
  );
}

interface CardProps {
  ctx: Context;
  card: CardEnglish;
}

function What({ ctx, card: { newest } }: CardProps) {
  const t = englishWorkTexts[ctx.locale];
  const { all, missing, stale } = newest.gaps;
  if (missing + stale === 0) return <>{t.ready(newest.version)}</>;
  return (
    <div class="v-tags">
      {missing > 0 && <Tag tone="neutral">{missing === all ? t.nothing : t.missing(missing)}</Tag>}
      {stale > 0 && <Tag tone="warning">{t.stale(stale)}</Tag>}
    </div>
  );
}

/** The public has met Ukrainian text since a day; or will, when a version that is being written takes effect. */
function Since({ ctx, card, since }: CardProps & { since: string | undefined }) {
  const t = englishWorkTexts[ctx.locale];
  if (since !== undefined) return <>{formatDate(ctx.locale, since)}</>;
  return <>{card.inForce ? t.withVersion(card.newest.version) : t.notPublic}</>;
}

/** One link: to the texts that wait, or to the card whose translated version waits. */
function Mend({ ctx, card }: CardProps) {
  const t = englishWorkTexts[ctx.locale];
  const at = `/catalogue/${card.serviceId}`;
  const waits = card.newest.state === 'onApproval' || card.newest.state === 'approved';
  const mends = mayKeep(ctx, 'catalogue.edit', card) && card.newest.state !== 'onApproval';
  const [path, label] = isPartly(card.newest.gaps)
    ? [`${at}/translation?show=work`, mends ? t.translate : t.look]
    : [at, t.toCard];
  return (
    <div>
      <a class="ds-link" href={ctx.href(path)}>
        {label}
        <span class="ds-sr-only">: {card.plainName}</span>
      </a>
      {waits && <span class="v-under">{t.onApproval}</span>}
    </div>
  );
}
