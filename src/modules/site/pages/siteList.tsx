import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { itemsOf, type ListedItem } from '../data/items.ts';
import { type ItemKind, itemKinds } from '../rules/items.ts';
import { isStale, standing } from '../rules/publication.ts';
import { chosenCentre, StateTag, staffWords } from './staffParts.tsx';

/** What a centre has written for its site, and where each piece stands (BR-11, BR-12). */
export async function siteListPage(ctx: Context): Promise<Answer> {
  const t = staffWords(ctx);
  const { centres, centre } = await chosenCentre(ctx);
  if (!centre)
    return staffPage(
      ctx,
      { title: t.title },
      <Stack gap="lg">
        <Heading level={1}>{t.title}</Heading>
        <EmptyState icon="world" title={t.noCentres}>
          <p>{t.noCentresText}</p>
        </EmptyState>
      </Stack>,
    );
  const items = await itemsOf(ctx.services.database.queries, centre.id);
  return staffPage(
    ctx,
    { title: t.title },
    <Stack gap="lg">
      <Heading level={1} caption={centre.name}>
        {t.title}
      </Heading>
      <p class="v-lead">{t.lead}</p>
      {centres.length > 1 && (
        <SearchForm
          action={ctx.href('/site')}
          label={t.chooseCentre}
          actions={<Button variant="secondary">{t.show}</Button>}
        >
          <Select
            name="centre"
            label={t.centre}
            value={centre.id}
            optional="quiet"
            options={centres.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </SearchForm>
      )}
      <div class="v-actions">
        <LinkButton href={ctx.href(`/site/pictures?centre=${centre.id}`)} variant="secondary" icon="eye">
          {t.pictures}
        </LinkButton>
        <LinkButton href={ctx.href(`/site/way?centre=${centre.id}`)} variant="secondary" icon="map-pin">
          {t.way}
        </LinkButton>
        <LinkButton href={ctx.href(`/centres/${centre.code}`)} variant="tertiary" icon="external-link">
          {t.seeSite}
        </LinkButton>
      </div>
      {itemKinds.map((kind) => (
        <KindSection
          key={kind}
          ctx={ctx}
          kind={kind}
          centreId={centre.id}
          items={items.filter((item) => item.kind === kind)}
        />
      ))}
    </Stack>,
  );
}

function KindSection(props: {
  ctx: Context;
  kind: ItemKind;
  centreId: string;
  items: readonly ListedItem[];
}) {
  const { ctx, kind, items } = props;
  const t = staffWords(ctx);
  const now = ctx.services.clock.now();
  const today = businessDate(now);
  return (
    <section class="v-stack" data-gap="sm" aria-labelledby={kind}>
      <Heading level={2} id={kind}>
        {t.kinds[kind]}
      </Heading>
      <Table
        caption={t.kinds[kind]}
        captionHidden
        rows={items}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon="file-text" title={t.empty[kind]}>
            <p>{t.emptyText[kind]}</p>
          </EmptyState>
        }
        columns={[
          {
            key: 'title',
            header: t.columns.title,
            rowHeader: true,
            cell: (item) => (
              <a class="ds-link" href={ctx.href(`/site/items/${item.id}`)}>
                {item.titleUk}
              </a>
            ),
          },
          {
            key: 'state',
            header: t.columns.state,
            cell: (item) => {
              const stands = standing(item.publications, now);
              return (
                <span>
                  <StateTag ctx={ctx} state={stands.state} />{' '}
                  {stands.shown !== null && stands.shown < item.draft && (
                    <span class="v-muted">{t.newerDraft}</span>
                  )}
                </span>
              );
            },
          },
          {
            key: 'changed',
            header: t.columns.changed,
            nowrap: true,
            cell: ({ writtenAt }) => formatDateTime(ctx.locale, writtenAt),
          },
          {
            key: 'checked',
            header: t.columns.checked,
            cell: ({ checkedOn }) => (
              <>
                {formatDate(ctx.locale, checkedOn)}{' '}
                {isStale(checkedOn, today) && <Tag tone="warning">{t.stale}</Tag>}
              </>
            ),
          },
          { key: 'owner', header: t.columns.owner, cell: ({ owner }) => owner },
        ]}
      />
      <div class="v-actions">
        <LinkButton
          href={ctx.href(`/site/new?kind=${kind}&centre=${props.centreId}`)}
          variant="secondary"
          icon="plus"
        >
          {t.add[kind]}
        </LinkButton>
      </div>
    </section>
  );
}
