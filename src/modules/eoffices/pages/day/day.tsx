import { z } from 'zod';
import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { addDays, isCivilDate } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivTimeOfDay } from '#platform/clock/kyivTime.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDateLong, formatTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Stat, Stats } from '#ui/stat.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { networkDay, type OfficeDay } from '../../data/day.ts';
import { officeWithin } from '../../data/reach.ts';
import { eofficesTexts } from '../../messages.ts';
import { eofficeScope } from '../../rights.ts';
import { type OpeningState, openingState } from '../../rules/day.ts';

const query = z.object({ date: z.string().refine(isCivilDate).optional().catch(undefined) });
const seconds = 60;

/** State of an office as a row shows it: an open problem explains a missing report. */
export type DayState = OpeningState | 'problem';

const tones: Readonly<Record<DayState, 'success' | 'warning' | 'danger' | 'neutral'>> = {
  dayOff: 'neutral',
  early: 'neutral',
  awaited: 'neutral',
  missing: 'danger',
  open: 'success',
  late: 'warning',
  problem: 'warning',
};

/** `/e-offices/day`: who has opened, who has not, who is late and since when (KO-A2-3). */
export async function dayPage(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].day;
  const db = ctx.services.database.queries;
  const now = ctx.services.clock.now();
  const today = businessDate(now);
  const asked = ctx.query(query).date;
  const date = asked && asked < today ? asked : today;
  const calendar = await calendarFor(db);
  const working = calendar.isWorkingDay(date);
  const time = date === today ? kyivTimeOfDay(now) : '23:59';
  const offices = (await networkDay(db, eofficeScope(ctx.principal), date)).map((office) => ({
    ...office,
    state: stateOf(office, working, time),
  }));
  const count = (...states: DayState[]) => offices.filter(({ state }) => states.includes(state)).length;
  return staffPage(
    ctx,
    { title: t.title, ...(date === today ? { refreshSeconds: seconds, scripts: ['refresh.js'] } : {}) },
    <Stack>
      <Heading level={1} caption={formatDateLong(ctx.locale, date)}>
        {t.title}
      </Heading>
      <Stats>
        <Stat label={t.counts.missing} value={count('missing')} />
        <Stat label={t.counts.open} value={count('open', 'late')} />
        <Stat label={t.counts.problem} value={count('problem')} />
      </Stats>
      <p class="v-actions">
        <LinkButton
          href={ctx.href(`/e-offices/day?date=${addDays(date, -1)}`)}
          variant="secondary"
          icon="chevron-left"
        >
          {t.previous}
        </LinkButton>
        {date < today && (
          <LinkButton href={ctx.href('/e-offices/day')} variant="secondary">
            {t.today}
          </LinkButton>
        )}
      </p>
      <Table
        caption={t.title}
        captionHidden
        rows={offices}
        rowKey={(office) => office.id}
        rowTone={(office) => (office.state === 'missing' ? 'danger' : undefined)}
        columns={[
          {
            key: 'office',
            header: t.columns.office,
            rowHeader: true,
            cell: (office) => (
              <>
                № {office.number}. <span lang="uk">{office.organisation}</span>
              </>
            ),
          },
          {
            key: 'state',
            header: t.columns.state,
            nowrap: true,
            cell: (office) => <StatusTag tone={tones[office.state]}>{t.states[office.state]}</StatusTag>,
          },
          { key: 'when', header: t.columns.when, cell: (office) => <When ctx={ctx} office={office} /> },
          {
            key: 'problem',
            header: t.columns.problem,
            cell: (office) => office.problem && <span lang="uk">{office.problem}</span>,
          },
          {
            key: 'actions',
            header: t.columns.actions,
            headerHidden: true,
            cell: (office) =>
              ctx.principal.role === 'headEoffice' && date === today && <Actions ctx={ctx} office={office} />,
          },
        ]}
      />
    </Stack>,
  );
}

const stateOf = (office: OfficeDay, working: boolean, time: string): DayState => {
  const reportedAt = office.reportedAt ? kyivTimeOfDay(office.reportedAt) : null;
  const state = openingState({ working, time, reportedAt });
  return office.problem && state !== 'open' && state !== 'late' && state !== 'dayOff' ? 'problem' : state;
};

function When({ ctx, office }: { ctx: Context; office: OfficeDay & { state: DayState } }) {
  const t = eofficesTexts[ctx.locale].day;
  if (office.reportedAt && office.way)
    return (
      <>
        {t.since(formatTime(ctx.locale, office.reportedAt))}, {t.ways[office.way]}
      </>
    );
  return <>{office.phone && <a href={`tel:${office.phone}`}>{office.phone}</a>}</>;
}

function Actions({ ctx, office }: { ctx: Context; office: OfficeDay & { state: DayState } }) {
  const t = eofficesTexts[ctx.locale].day;
  return (
    <div class="v-actions">
      {(office.state === 'missing' || office.state === 'awaited' || office.state === 'problem') && (
        <form method="post" action={ctx.href(`/e-offices/day/${office.id}/open`)}>
          <FormKey ctx={ctx} />
          <Button size="sm" variant="secondary" icon="phone">
            {t.byPhone}
            <span class="ds-sr-only"> № {office.number}</span>
          </Button>
        </form>
      )}
      <a class="ds-link" href={ctx.href(`/e-offices/day/${office.id}/problem`)}>
        {office.problemId ? t.solve : t.problem}
        <span class="ds-sr-only"> № {office.number}</span>
      </a>
    </div>
  );
}

const params = z.object({ id: z.uuid() });

/** The office of the address with its day, within the network that the worker leads. */
export async function officeOfDay(ctx: Context): Promise<OfficeDay> {
  const db = ctx.services.database.queries;
  const scope = eofficeScope(ctx.principal);
  const office = await officeWithin(db, scope, ctx.params(params).id);
  const today = businessDate(ctx.services.clock.now());
  const day = office && (await networkDay(db, scope, today)).find(({ id }) => id === office.id);
  if (!day) throw notFound();
  return day;
}

export const problemPage = async (ctx: Context): Promise<Answer> =>
  showProblem(ctx, await officeOfDay(ctx), emptyForm);

/** Records a problem, or tells how the open one was solved. */
export function showProblem(ctx: Context, office: OfficeDay, form: FormState): Answer {
  const t = eofficesTexts[ctx.locale].day;
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const typed = form.values.words;
  const title = office.problemId ? t.solveTitle : t.problemTitle(office.number);
  return staffPage(
    ctx,
    { title, ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}) },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1} caption={`№ ${office.number}. ${office.organisation}`}>
        {title}
      </Heading>
      {office.problem && (
        <Card title={t.columns.problem}>
          <p lang="uk">{office.problem}</p>
        </Card>
      )}
      <Form
        action={ctx.href(`/e-offices/day/${office.id}/problem`)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="problem" value={office.problemId ?? ''} />
          </>
        }
        actions={
          <>
            <Button>{office.problemId ? t.solve : t.problemSave}</Button>
            <LinkButton href={ctx.href('/e-offices/day')} variant="tertiary">
              {eofficesTexts[ctx.locale].journal.cancel}
            </LinkButton>
          </>
        }
      >
        <TextArea
          name="words"
          label={office.problemId ? t.solution : t.problemWords}
          value={typeof typed === 'string' ? typed : ''}
          error={form.errors.words}
          maxlength={1000}
        />
      </Form>
    </Stack>,
  );
}
