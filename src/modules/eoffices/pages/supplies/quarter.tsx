import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { formatNumber } from '#platform/i18n/numbers.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import { submittedReports, supplyReport } from '../../data/supplyReport.ts';
import { eofficesTexts } from '../../messages.ts';
import { eofficeScope } from '../../rights.ts';
import { quarterDays } from '../../rules/supplies.ts';
import { quarterQuery, type SupplyReport, supplyReportSchema } from '../../schemas/supplyReport.ts';
import { stockTexts } from '../../stockMessages.ts';
import { municipalityOf } from '../network/partners.tsx';
import { may } from '../stock/stockFrame.tsx';
import { type ReportColumn, type ReportRow, reportParts } from './quarterTables.ts';

type Versions = Awaited<ReturnType<typeof submittedReports>>;

export interface Quarter {
  readonly year: number;
  readonly quarter: number;
  /** Null: what is recorded now. */
  readonly shown: Versions[number] | null;
  readonly versions: Versions;
  readonly report: SupplyReport;
}

/** The quarter of the address, this one unless given; a version of it as it was submitted, or what is recorded now. */
export async function quarterAsked(ctx: Context): Promise<Quarter> {
  const db = ctx.services.database.queries;
  const asked = ctx.query(quarterQuery);
  const today = businessDate(ctx.services.clock.now());
  const year = asked.year ?? Number(today.slice(0, 4));
  const quarter = asked.quarter ?? Math.ceil(Number(today.slice(5, 7)) / 3);
  const versions = await submittedReports(db, municipalityOf(ctx), year, quarter);
  const shown = versions.find(({ version }) => version === asked.version) ?? null;
  if (asked.version !== undefined && !shown) throw notFound();
  const report = shown
    ? supplyReportSchema.parse(shown.content)
    : await supplyReport(db, eofficeScope(ctx.principal), year, quarter);
  return { year, quarter, shown, versions, report };
}

export const quarterPath = (
  path: string,
  { year, quarter, shown }: Omit<Quarter, 'report' | 'versions'>,
): string =>
  `/e-offices/supplies/${path}?year=${year}&quarter=${quarter}${shown ? `&version=${shown.version}` : ''}`;

export const quarterPage = async (ctx: Context): Promise<Answer> =>
  showQuarter(ctx, await quarterAsked(ctx), emptyForm);

/** `/e-offices/supplies/quarter`: what the head e-office reports to the department (KO-A3-1, KO-A3-3). */
export function showQuarter(ctx: Context, asked: Quarter, form: FormState): Answer {
  const t = stockTexts[ctx.locale].quarter;
  const { year, quarter, shown, versions, report } = asked;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const title = t.title(quarter, year);
  return staffPage(
    ctx,
    {
      title,
      breadcrumbs: (
        <Breadcrumbs
          items={[
            {
              label: eofficesTexts[ctx.locale].supplies.title(year),
              href: ctx.href(`/e-offices/supplies?year=${year}`),
            },
          ]}
        />
      ),
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{title}</Heading>
      <p class="v-lead">{t.lead}</p>
      <p>
        <StatusTag tone={shown ? 'success' : 'info'}>{shown ? t.submitted(shown.version) : t.now}</StatusTag>
      </p>
      <p class="v-actions">
        <LinkButton href={ctx.href(quarterPath('report.pdf', asked))} variant="secondary" icon="printer">
          {t.print}
        </LinkButton>
        <LinkButton
          href={ctx.href(quarterPath('report.xlsx', asked))}
          variant="secondary"
          icon="download"
          download
        >
          {t.xlsx}
        </LinkButton>
      </p>
      {reportParts(ctx.locale, report).map((part) =>
        part.rows.length === 0 ? (
          <section key={part.key}>
            <Heading level={2}>{part.title}</Heading>
            <p>{part.empty}</p>
          </section>
        ) : (
          <Table
            key={part.key}
            caption={part.title}
            rows={part.total === null ? part.rows : [...part.rows, part.total]}
            rowKey={(row) => row.join('|')}
            columns={part.columns.map(
              (column, at): Column<ReportRow> => ({
                key: String(at),
                header: column.head,
                rowHeader: at === (part.key === 'lines' || part.key === 'writeOffs' ? 1 : 0),
                ...(column.as === 'words' ? {} : { align: 'end' as const, nowrap: true }),
                cell: (row) => shownCell(ctx, column, row[at] ?? ''),
              }),
            )}
          />
        ),
      )}
      <Versions ctx={ctx} asked={asked} versions={versions} />
      {may(ctx, 'eoffice.lead') && !shown && <Submit ctx={ctx} asked={asked} form={form} />}
    </Stack>,
  );
}

function shownCell(ctx: Context, { as }: ReportColumn, cell: string | number) {
  if (typeof cell === 'string') return <span lang="uk">{cell}</span>;
  return as === 'money' ? plain[ctx.locale].format(cell / 100) : formatNumber(ctx.locale, cell);
}
const digits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const plain = { uk: new Intl.NumberFormat('uk', digits), en: new Intl.NumberFormat('en-GB', digits) };

function Versions({ ctx, asked, versions }: { ctx: Context; asked: Quarter; versions: Versions }) {
  const t = stockTexts[ctx.locale].quarter;
  if (versions.length === 0) return <p>{t.none}</p>;
  return (
    <Card title={t.versions}>
      <ul>
        {versions.map((version) => (
          <li key={version.id}>
            <a class="ds-link" href={ctx.href(quarterPath('quarter', { ...asked, shown: version }))}>
              {t.submitted(version.version)}
            </a>
            :{' '}
            <span lang="uk">
              {t.byWhom(version.signedName, formatDateTime(ctx.locale, version.submittedAt))}
            </span>
            {version.reason && (
              <>
                {'. '}
                <span lang="uk">{version.reason}</span>
              </>
            )}
          </li>
        ))}
        {asked.shown && (
          <li>
            <a class="ds-link" href={ctx.href(quarterPath('quarter', { ...asked, shown: null }))}>
              {t.now}
            </a>
          </li>
        )}
      </ul>
    </Card>
  );
}

function Submit({ ctx, asked, form }: { ctx: Context; asked: Quarter; form: FormState }) {
  const t = stockTexts[ctx.locale].quarter;
  const { year, quarter, versions } = asked;
  const ended = businessDate(ctx.services.clock.now()) > quarterDays(year, quarter).to;
  const typed = form.values.reason;
  return (
    <Form
      action={ctx.href(`/e-offices/supplies/quarter?year=${year}&quarter=${quarter}`)}
      hidden={
        <>
          <FormKey ctx={ctx} />
          <input type="hidden" name="year" value={year} />
          <input type="hidden" name="quarter" value={quarter} />
          <input type="hidden" name="last" value={versions[0]?.version ?? 0} />
        </>
      }
      actions={
        <Button icon="send" disabledReason={ended ? undefined : t.notEnded}>
          {t.submit}
        </Button>
      }
    >
      <p>{t.submitLead}</p>
      {versions.length > 0 && (
        <TextField
          name="reason"
          label={t.reason}
          value={typeof typed === 'string' ? typed : ''}
          error={form.errors.reason}
          maxlength={500}
        />
      )}
    </Form>
  );
}
