import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDateTime, formatMonth } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
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
import { Tag } from '#ui/tag.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { Timeline } from '#ui/timeline.tsx';
import { type OfficeFacts, officeWithin, ownOffice } from '../../data/reach.ts';
import { monthFigures, type ReportVersion, reportVersions } from '../../data/reports.ts';
import { eofficesTexts } from '../../messages.ts';
import { eofficeScope, eofficesRights, ownOfficeOf } from '../../rights.ts';
import { monthKey } from '../../rules/period.ts';
import { type Figures, monthPhase, reportActions, reportFigures, sameFigures } from '../../rules/report.ts';
import { reportParams } from '../../schemas/reports.ts';
import { cameLate, reportState, stateTones } from './reportState.ts';
import { entriesOf } from './reports.tsx';
import { ReportTable } from './reportTable.tsx';

export interface ShownReport {
  readonly office: OfficeFacts;
  readonly year: number;
  readonly month: number;
  readonly journal: Figures;
  readonly versions: readonly ReportVersion[];
  /** Whether the worker signs for this office. */
  readonly signs: boolean;
}

/** The month of the address, of an office within reach; 404 otherwise. */
export async function reportOf(ctx: Context): Promise<ShownReport> {
  const db = ctx.services.database.queries;
  const { id, year, month } = ctx.params(reportParams);
  const office = await officeWithin(db, eofficeScope(ctx.principal), id);
  if (!office) throw notFound();
  const key = { eofficeId: office.id, year, month };
  const journal = await monthFigures(db, key);
  const versions = await reportVersions(db, key);
  const own = await ownOffice(db, ownOfficeOf(ctx.principal));
  return { office, year, month, journal, versions, signs: own?.id === office.id };
}

export const reportPage = async (ctx: Context): Promise<Answer> =>
  showReport(ctx, await reportOf(ctx), emptyForm);

/** The report of one month: its figures, what may be done with it now, and its versions (KO-A2-7). */
export function showReport(ctx: Context, shown: ShownReport, form: FormState): Answer {
  const t = eofficesTexts[ctx.locale].reports;
  const { office, year, month, journal, versions } = shown;
  const phase = monthPhase(businessDate(ctx.services.clock.now()), year, month);
  const last = versions[0];
  const state = reportState(last ?? null, phase);
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const actions = reportActions[last?.state ?? 'none'];
  const label = t.months[month - 1] ?? '';
  const entries = entriesOf(ctx, office.id, monthKey(year, month));
  const sheets = `/e-offices/offices/${office.id}/reports/${year}`;
  const decides =
    ctx.principal.role !== 'visitor' &&
    eofficesRights['report.decide'].some((role) => role === ctx.principal.role);
  return staffPage(
    ctx,
    {
      title: `${t.title}: ${formatMonth(ctx.locale, `${monthKey(year, month)}-01`)}`,
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
      breadcrumbs: (
        <Breadcrumbs items={[{ label: t.nav, href: ctx.href(`/e-offices/reports?year=${year}`) }]} />
      ),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1} caption={`№ ${office.number}. ${office.organisation}`}>
        {formatMonth(ctx.locale, `${monthKey(year, month)}-01`)}
      </Heading>
      <p>
        <StatusTag tone={stateTones[state]}>{t.states[state]}</StatusTag>{' '}
        {cameLate(last ?? null) && <Tag tone="warning">{t.lateMark}</Tag>}
      </p>
      {last?.state === 'returned' && (
        <Alert tone="warning" title={t.remark}>
          <p lang="uk">{last.remark}</p>
        </Alert>
      )}
      <ReportTable
        ctx={ctx}
        caption={t.title}
        rows={[
          { key: 'now', label: last ? t.journalNow : label, figures: journal, entries },
          ...(last && !sameFigures(last.figures, journal)
            ? [{ key: 'signed', label: `${t.asSigned}, ${t.version(last.version)}`, figures: last.figures }]
            : []),
        ]}
      />
      {phase !== 'notEnded' && (
        <p class="v-actions">
          <LinkButton href={ctx.href(`${sheets}/print?month=${month}`)} variant="secondary" icon="printer">
            {t.print}
          </LinkButton>
          <LinkButton
            href={ctx.href(`${sheets}/form.xlsx?month=${month}`)}
            variant="secondary"
            icon="download"
            download
          >
            {t.download}
          </LinkButton>
        </p>
      )}
      {shown.signs && actions.includes('submit') && (
        <SignForm
          ctx={ctx}
          shown={shown}
          form={form}
          notEnded={phase === 'notEnded'}
          again={last !== undefined}
        />
      )}
      {decides && last && actions.includes('accept') && <DecideForms ctx={ctx} report={last} form={form} />}
      {versions.length > 0 && (
        <Card title={t.versions}>
          <Timeline
            label={t.versions}
            items={versions.map((version) => ({
              key: version.id,
              at: version.submittedAt.toISOString(),
              atText: formatDateTime(ctx.locale, version.submittedAt),
              title: `${t.version(version.version)}: ${t.states[version.state]}`,
              actor: version.signedName,
              children: [version.reason, version.remark].filter(Boolean).map((words) => (
                <p key={words} lang="uk">
                  {words}
                </p>
              )),
            }))}
          />
        </Card>
      )}
    </Stack>,
  );
}

function SignForm(props: {
  ctx: Context;
  shown: ShownReport;
  form: FormState;
  notEnded: boolean;
  again: boolean;
}) {
  const { ctx, shown, form } = props;
  const t = eofficesTexts[ctx.locale].reports;
  const typed = form.values.reason;
  return (
    <Card title={t.sign}>
      <p>{t.signLead}</p>
      <p>
        {t.signer}: <strong>{ctx.principal.name}</strong>
      </p>
      <Form
        action={ctx.href(`/e-offices/offices/${shown.office.id}/reports/${shown.year}/${shown.month}/sign`)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            {reportFigures.map((figure) => (
              <input key={figure} type="hidden" name={figure} value={shown.journal[figure]} />
            ))}
          </>
        }
        actions={<Button disabledReason={props.notEnded ? t.refused.notEnded : undefined}>{t.sign}</Button>}
      >
        {props.again && (
          <TextField
            name="reason"
            label={t.reason}
            hint={t.reasonHint}
            value={typeof typed === 'string' ? typed : ''}
            error={form.errors.reason}
            maxlength={500}
          />
        )}
      </Form>
    </Card>
  );
}

function DecideForms({ ctx, report, form }: { ctx: Context; report: ReportVersion; form: FormState }) {
  const t = eofficesTexts[ctx.locale].reports;
  const typed = form.values.remark;
  return (
    <Card title={t.states.submitted}>
      <Form
        action={ctx.href(`/e-offices/reports/${report.id}/accept`)}
        hidden={<FormKey ctx={ctx} />}
        actions={<Button icon="check">{t.accept}</Button>}
      />
      <Form
        action={ctx.href(`/e-offices/reports/${report.id}/return`)}
        hidden={<FormKey ctx={ctx} />}
        actions={<Button variant="secondary">{t.return}</Button>}
      >
        <TextArea
          name="remark"
          label={t.remark}
          hint={t.remarkHint}
          rows={2}
          value={typeof typed === 'string' ? typed : ''}
          error={form.errors.remark}
          maxlength={1000}
        />
      </Form>
    </Card>
  );
}
