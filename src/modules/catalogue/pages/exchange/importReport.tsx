import type { ComponentChildren } from 'preact';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import type { KeptImport } from '../../data/imports.ts';
import type { KeptCentre } from '../../data/setup.ts';
import { catalogueTexts } from '../../messages.ts';
import type { ServicePlan } from '../../rules/importPlan.ts';
import type { Fault, ReadCatalogue } from '../../schemas/exchange.ts';

/** Rows of a report: nobody reads more on a screen. */
const mostRows = 500;

interface FaultReport {
  readonly centre: KeptCentre;
  readonly fileName: string;
  readonly format: ReadCatalogue['format'];
  readonly faults: readonly Fault[];
  readonly count: number;
  /** The catalogue has changed since the file was checked. */
  readonly stale?: boolean;
}

/** What is wrong with the file: where, and how to mend it. Nothing of it is kept. */
export function renderFaults(ctx: Context, report: FaultReport): Answer {
  const t = catalogueTexts[ctx.locale].exchange;
  const { faults, count } = report;
  return page(
    ctx,
    { caption: report.fileName, status: report.stale ? 409 : 422, hasErrors: true },
    <>
      <Alert tone="danger" title={t.report.wrongTitle}>
        <p>{t.report.wrong(count)}</p>
        {count > faults.length && <p>{t.report.first(faults.length)}</p>}
      </Alert>
      <Table
        caption={t.report.what}
        captionHidden
        rows={faults.map((fault, at) => ({ ...fault, key: String(at) }))}
        rowKey={({ key }) => key}
        columns={[
          { key: 'where', header: t.report.where, rowHeader: true, cell: (fault) => placeText(ctx, fault) },
          { key: 'service', header: t.report.service, cell: ({ slug }) => slug ?? '—' },
          { key: 'what', header: t.report.what, cell: ({ message }) => message },
        ]}
      />
      <div class="v-actions">
        <LinkButton href={ctx.href('/catalogue/exchange')}>{t.report.another}</LinkButton>
      </div>
    </>,
  );
}

function placeText(ctx: Context, { sheet, line, field }: Fault): string {
  const t = catalogueTexts[ctx.locale].exchange.place;
  if (sheet !== null) return line === null ? t.sheet(sheet) : t.cell(sheet, line, field);
  return line === null ? t.file : t.line(line, field);
}

interface Report {
  readonly kept: KeptImport;
  readonly centre: KeptCentre;
  readonly status: 409 | undefined;
  /** Absent: it is written already, or another file took its place. */
  readonly found?: {
    readonly plans: readonly ServicePlan[];
    readonly services: number;
    readonly fingerprint: string;
  };
}

/** What the file would change, with a button that does it. */
export function renderReport(ctx: Context, report: Report): Answer {
  const t = catalogueTexts[ctx.locale].exchange.report;
  const { kept, found, status } = report;
  return page(
    ctx,
    { caption: `${kept.fileName}, ${report.centre.name}`, ...(status ? { status } : {}) },
    <>
      {status && found && (
        <Alert tone="warning" title={t.staleTitle}>
          <p>{t.stale}</p>
        </Alert>
      )}
      {found && found.plans.length > 0 ? (
        <Changes ctx={ctx} importId={kept.id} {...found} />
      ) : (
        <Alert tone="info" title={kept.appliedAt ? t.appliedTitle : t.nothingTitle}>
          <p>{nothingText(ctx, report)}</p>
        </Alert>
      )}
      <div class="v-actions">
        {found && found.plans.length > 0 && (
          <Form
            action={ctx.href(`/catalogue/imports/${kept.id}/apply`)}
            hidden={
              <>
                <FormKey ctx={ctx} />
                <input type="hidden" name="plan" value={found.fingerprint} />
              </>
            }
          >
            <Button type="submit">{t.confirm}</Button>
          </Form>
        )}
        <LinkButton href={ctx.href('/catalogue/exchange')} variant="tertiary">
          {t.another}
        </LinkButton>
      </div>
    </>,
  );
}

function nothingText(ctx: Context, { kept, found }: Report): string {
  const t = catalogueTexts[ctx.locale].exchange.report;
  if (found) return t.nothing(found.services);
  return kept.appliedAt ? t.applied(formatDateTime(ctx.locale, kept.appliedAt)) : t.replaced;
}

function Changes(props: { ctx: Context; importId: string; plans: readonly ServicePlan[]; services: number }) {
  const { ctx, importId, plans, services } = props;
  const { report: t, facts } = catalogueTexts[ctx.locale].exchange;
  const kind = ({ serviceId, change, draft }: ServicePlan): string =>
    [
      ...(serviceId === null ? [t.newService] : []),
      ...(change ? [t.changedService] : []),
      ...(draft ? [draft.newest?.state === 'draft' ? t.changedDraft : t.newDraft] : []),
      ...(serviceId === null && !draft ? [t.withoutCard] : []),
    ].join('; ');
  const changed = ({ serviceId, change, competence }: ServicePlan): string =>
    [
      ...(change?.fields ?? []).map((field) => facts[field]),
      ...(serviceId !== null && competence.length > 0 ? [facts.competence] : []),
    ].join(', ');
  return (
    <>
      <p>
        {t.read(services)} {services > plans.length && t.same(services - plans.length)}
      </p>
      <DescriptionList
        items={[
          { term: t.created, value: String(plans.filter(({ serviceId }) => serviceId === null).length) },
          { term: t.changed, value: String(plans.filter(({ change }) => change !== null).length) },
          { term: t.drafts, value: String(plans.filter(({ draft }) => draft !== null).length) },
        ]}
      />
      <Table
        caption={t.caption}
        rows={plans.slice(0, mostRows)}
        rowKey={({ slug }) => slug}
        columns={[
          { key: 'number', header: '№', nowrap: true, cell: ({ after }) => after.listNumber },
          {
            key: 'service',
            header: t.service,
            rowHeader: true,
            cell: ({ serviceId, plainName }) =>
              serviceId === null ? (
                plainName
              ) : (
                <a class="ds-link" href={ctx.href(`/catalogue/${serviceId}`)}>
                  {plainName}
                </a>
              ),
          },
          { key: 'kind', header: t.kind, cell: kind },
          {
            key: 'fields',
            header: t.fields,
            cell: (plan) => (
              <>
                {changed(plan)}{' '}
                {plan.draft && (
                  <a class="ds-link" href={ctx.href(`/catalogue/imports/${importId}/services/${plan.slug}`)}>
                    {t.compare}
                    <span class="ds-sr-only">: {plan.plainName}</span>
                  </a>
                )}
              </>
            ),
          },
        ]}
      />
      {plans.length > mostRows && <p class="v-muted">{t.firstRows(mostRows)}</p>}
      <p>{t.confirmHint}</p>
    </>
  );
}

/** The frame of all that is said about a file. */
export function page(
  ctx: Context,
  { caption, ...options }: { caption: string; title?: string; status?: number; hasErrors?: boolean },
  children: ComponentChildren,
): Answer {
  const { exchange: t, staff } = catalogueTexts[ctx.locale];
  const title = options.title ?? t.report.title;
  return staffPage(
    ctx,
    {
      ...options,
      title,
      breadcrumbs: (
        <Breadcrumbs
          items={[
            { label: staff.title, href: ctx.href('/catalogue') },
            { label: t.title, href: ctx.href('/catalogue/exchange') },
          ]}
        />
      ),
    },
    <Stack>
      <Heading level={1} caption={caption}>
        {title}
      </Heading>
      {children}
    </Stack>,
  );
}
