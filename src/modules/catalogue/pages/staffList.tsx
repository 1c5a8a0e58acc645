import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { type KeptService, keptServices } from '../data/staff.ts';
import { catalogueTexts } from '../messages.ts';
import { catalogueScope, may } from '../rights.ts';
import { daysBetween, needsAttention, staleAfterDays } from '../rules/publishing.ts';

/** `/catalogue`: cards that need their owner, then the rest. */
export async function catalogueListPage(ctx: Context): Promise<Answer> {
  const texts = catalogueTexts[ctx.locale].staff;
  const today = businessDate(ctx.services.clock.now());
  const kept = await keptServices(ctx.services.database.queries, catalogueScope(ctx.principal));
  const services = kept.filter((one) => one.active);
  const closed = kept.filter((one) => !one.active);
  const wanting = services.filter(
    (one) => one.checkedOn === null || needsAttention(one.checkedOn, today, one.unsureParts),
  );
  const fine = services.filter((one) => !wanting.includes(one));
  return staffPage(
    ctx,
    { title: texts.title },
    <Stack>
      <Heading level={1}>{texts.title}</Heading>
      <p>{texts.lead}</p>
      <CatalogueActions ctx={ctx} />
      {services.length === 0 && (
        <EmptyState title={texts.none} icon="list-details">
          <p>{texts.noneHint}</p>
        </EmptyState>
      )}
      {wanting.length > 0 && (
        <ServiceTable ctx={ctx} caption={texts.attention(wanting.length)} rows={wanting} today={today} />
      )}
      {fine.length > 0 && <ServiceTable ctx={ctx} caption={texts.fine} rows={fine} today={today} />}
      {closed.length > 0 && (
        <ServiceTable
          ctx={ctx}
          caption={catalogueTexts[ctx.locale].setup.closedServices}
          rows={closed}
          today={today}
        />
      )}
    </Stack>,
  );
}

function CatalogueActions({ ctx }: { ctx: Context }) {
  const { setup } = catalogueTexts[ctx.locale];
  const lists = may(ctx, 'catalogue.lists');
  const services = may(ctx, 'catalogue.services');
  if (!lists && !services) return null;
  return (
    <div class="v-actions">
      {services && (
        <LinkButton href={ctx.href('/catalogue/services/new')} icon="plus">
          {setup.newService}
        </LinkButton>
      )}
      {lists && (
        <LinkButton href={ctx.href('/catalogue/lists')} variant="secondary" icon="list-details">
          {setup.title}
        </LinkButton>
      )}
    </div>
  );
}

function ServiceTable(props: { ctx: Context; caption: string; rows: readonly KeptService[]; today: string }) {
  const { ctx, caption, rows, today } = props;
  const texts = catalogueTexts[ctx.locale].staff;
  const manyCentres = new Set(rows.map((row) => row.centreId)).size > 1;
  const columns: Column<KeptService>[] = [
    { key: 'number', header: texts.columns.number, nowrap: true, cell: (row) => row.listNumber },
    {
      key: 'service',
      header: texts.columns.service,
      rowHeader: true,
      cell: (row) => (
        <a class="ds-link" href={ctx.href(`/catalogue/${row.id}`)}>
          {row.plainName}
        </a>
      ),
    },
    ...(manyCentres
      ? [{ key: 'centre', header: texts.columns.centre, cell: (row: KeptService) => row.centreName }]
      : []),
    { key: 'state', header: texts.columns.state, cell: (row) => <CardState ctx={ctx} service={row} /> },
    {
      key: 'checked',
      header: texts.columns.checked,
      nowrap: true,
      cell: (row) => <Checked ctx={ctx} checkedOn={row.checkedOn} today={today} />,
    },
  ];
  return <Table caption={caption} rows={rows} rowKey={(row) => row.id} columns={columns} />;
}

export function CardState({ ctx, service }: { ctx: Context; service: KeptService }) {
  const texts = catalogueTexts[ctx.locale].staff;
  return (
    <>
      {service.versionInForce === null ? (
        <Tag tone="danger">{texts.noCard}</Tag>
      ) : (
        <Tag tone="success">{texts.inForce(service.versionInForce)}</Tag>
      )}{' '}
      {service.hasDraft && <Tag tone="info">{texts.draft}</Tag>}{' '}
      {service.unsureParts > 0 && <Tag tone="warning">{texts.unsure(service.unsureParts)}</Tag>}
    </>
  );
}

function Checked({ ctx, checkedOn, today }: { ctx: Context; checkedOn: string | null; today: string }) {
  const texts = catalogueTexts[ctx.locale].staff;
  if (checkedOn === null) return <>—</>;
  const age = daysBetween(checkedOn, today);
  if (age <= staleAfterDays) return <>{formatDate(ctx.locale, checkedOn)}</>;
  return <Tag tone="warning">{texts.stale(age)}</Tag>;
}
