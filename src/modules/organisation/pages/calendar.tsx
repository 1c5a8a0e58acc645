import { z } from 'zod';
import { type CivilDate, isCivilDate } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate, formatDateLong, formatDayOfYear } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Radios } from '#ui/radios.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import { calendarFor, listCalendarExceptions, listRegimes, type RegimeRow } from '../data/calendar.ts';
import { exceptionKinds } from '../schema.ts';
import { idParam } from './municipalities.tsx';
import { AdminCrumbs, Errors, hasErrors, textsOf, typedIn } from './parts.tsx';

export const calendarPage = (ctx: Context): Promise<Answer> => calendarForm(ctx, emptyForm);

/** Regimes, single dates, and the question «is it a working day?» (ORG-3). */
export async function calendarForm(ctx: Context, form: FormState, status = 200): Promise<Answer> {
  const t = textsOf(ctx);
  const db = ctx.services.database.queries;
  const [regimes, exceptions] = await Promise.all([listRegimes(db), listCalendarExceptions(db)]);
  const today = businessDate(ctx.services.clock.now());
  return staffPage(
    ctx,
    {
      title: t.calendar.title,
      status,
      hasErrors: hasErrors(form),
      breadcrumbs: <AdminCrumbs ctx={ctx} />,
    },
    <>
      <Errors form={form} />
      <Heading level={1}>{t.calendar.title}</Heading>
      <p class="v-lead">{t.calendar.lead}</p>
      <AskDay ctx={ctx} date={today} />
      <div class="v-card__head">
        <Heading level={2}>{t.calendar.regimes}</Heading>
        <LinkButton href={ctx.href('/admin/calendar/regimes/new')} icon="plus" variant="secondary">
          {t.calendar.regimeNew}
        </LinkButton>
      </div>
      <Table
        caption={t.calendar.regimes}
        captionHidden
        rows={regimes}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t.calendar.regimesEmpty} icon="calendar-event" />}
        columns={[
          {
            key: 'name',
            header: t.calendar.name,
            rowHeader: true,
            cell: (row) => <a href={ctx.href(`/admin/calendar/regimes/${row.id}`)}>{row.name}</a>,
          },
          {
            key: 'from',
            header: t.calendar.validFrom,
            nowrap: true,
            cell: (row) => formatDate(ctx.locale, row.valid_from),
          },
          {
            key: 'to',
            header: t.calendar.validTo,
            nowrap: true,
            cell: (row) => (row.valid_to ? formatDate(ctx.locale, row.valid_to) : '—'),
          },
          {
            key: 'holidays',
            header: t.calendar.holidays,
            cell: (row) => (row.holidays_are_days_off ? t.calendar.holidaysOff : t.calendar.holidaysWorking),
          },
          { key: 'act', header: t.calendar.act, cell: (row) => row.act },
        ]}
      />
      <Heading level={2}>{t.calendar.exceptions}</Heading>
      <Table
        caption={t.calendar.exceptions}
        captionHidden
        rows={exceptions}
        rowKey={(row) => row.date}
        empty={<EmptyState title={t.calendar.exceptionsEmpty} icon="calendar" />}
        columns={[
          {
            key: 'date',
            header: t.calendar.date,
            rowHeader: true,
            nowrap: true,
            cell: (row) => formatDate(ctx.locale, row.date),
          },
          {
            key: 'kind',
            header: t.calendar.kind,
            cell: (row) => {
              const kind = exceptionKinds.find((one) => one === row.kind);
              return kind ? t.calendar.kinds[kind] : row.kind;
            },
          },
          { key: 'name', header: t.calendar.exceptionName, cell: (row) => row.name },
          { key: 'act', header: t.calendar.act, cell: (row) => row.act },
          {
            key: 'actions',
            header: t.columns.actions,
            headerHidden: true,
            cell: (row) => (
              <form method="post" action={ctx.href(`/admin/calendar/exceptions/${row.date}/remove`)}>
                <FormKey ctx={ctx} />
                <Button variant="tertiary" size="sm" icon="trash">
                  {t.remove}
                  <span class="ds-sr-only"> {formatDate(ctx.locale, row.date)}</span>
                </Button>
              </form>
            ),
          },
        ]}
      />
      <Heading level={3}>{t.calendar.exceptionNew}</Heading>
      <Form
        action={ctx.href('/admin/calendar/exceptions')}
        hidden={<FormKey ctx={ctx} />}
        actions={<Button variant="secondary">{t.calendar.exceptionNew}</Button>}
      >
        <DateField
          name="date"
          label={t.calendar.date}
          value={typedIn(form, 'date')}
          error={form.errors.date}
        />
        <Radios
          name="kind"
          legend={t.calendar.kind}
          options={exceptionKinds.map((kind) => ({ value: kind, label: t.calendar.kinds[kind] }))}
          value={typedIn(form, 'kind')}
          error={form.errors.kind}
        />
        <TextField
          name="name"
          label={t.calendar.exceptionName}
          value={typedIn(form, 'name')}
          error={form.errors.name}
          autocomplete="off"
        />
        <TextField
          name="act"
          label={t.calendar.act}
          hint={t.calendar.actHint}
          value={typedIn(form, 'act')}
          error={form.errors.act}
          autocomplete="off"
        />
      </Form>
    </>,
  );
}

function AskDay({ ctx, date }: { ctx: Context; date: CivilDate }) {
  const t = textsOf(ctx).calendar;
  return (
    <SearchForm
      action={ctx.href('/admin/calendar/day')}
      label={t.ask}
      actions={<Button icon="search">{t.askAction}</Button>}
    >
      <DateField name="date" id="asked" label={t.ask} value={date} optional="quiet" />
    </SearchForm>
  );
}

const dayQuery = z.object({ date: z.string().refine(isCivilDate) });

/** Whether a date is a working day, and why. */
export async function calendarDayPage(ctx: Context): Promise<Answer> {
  const t = textsOf(ctx);
  const asked = ctx.query(z.object({ date: z.string().default('') })).date;
  const date = asked === '' ? businessDate(ctx.services.clock.now()) : ctx.query(dayQuery).date;
  const db = ctx.services.database.queries;
  const [calendar, regimes] = await Promise.all([calendarFor(db), listRegimes(db)]);
  const day = calendar.day(date);
  const regime = regimes.find(
    (row) => row.valid_from <= date && (row.valid_to === null || date <= row.valid_to),
  );
  return staffPage(
    ctx,
    {
      title: `${t.calendar.ask} ${formatDate(ctx.locale, date)}`,
      breadcrumbs: <AdminCrumbs ctx={ctx} items={[[t.calendar.title, '/admin/calendar']]} />,
    },
    <>
      <Heading level={1} caption={formatDayOfYear(ctx.locale, date)}>
        {formatDateLong(ctx.locale, date)}
      </Heading>
      <Alert
        tone={day.working ? 'success' : 'info'}
        title={day.working ? t.calendar.working : t.calendar.notWorking}
      >
        <p>
          {t.calendar.because[day.because]} {day.name}
        </p>
        {day.act && <p>{day.act}</p>}
      </Alert>
      <DescriptionList
        items={[
          { term: t.calendar.regimeThen, value: regime ? regime.name : t.calendar.noRegime },
          {
            term: t.calendar.nextWorking,
            value: formatDateLong(ctx.locale, calendar.nextWorkingDay(date)),
          },
        ]}
      />
      <AskDay ctx={ctx} date={date} />
    </>,
  );
}

export async function regimeOf(ctx: Context): Promise<RegimeRow> {
  const { id } = ctx.params(idParam);
  const rows = await listRegimes(ctx.services.database.queries);
  const row = rows.find((regime) => regime.id === id);
  if (!row) throw notFound();
  return row;
}

export const newRegimePage = async (ctx: Context): Promise<Answer> => regimePageForm(ctx, null, emptyForm);

export async function regimePage(ctx: Context): Promise<Answer> {
  const row = await regimeOf(ctx);
  return regimePageForm(ctx, row, {
    values: {
      version: String(row.version),
      name: row.name,
      validFrom: row.valid_from,
      validTo: row.valid_to ?? '',
      holidays: row.holidays_are_days_off ? 'off' : 'working',
      act: row.act,
    },
    errors: {},
  });
}

/** New (`row` null) or recorded. */
export function regimePageForm(ctx: Context, row: RegimeRow | null, form: FormState, status = 200): Answer {
  const t = textsOf(ctx);
  const title = row ? t.calendar.regimeEdit : t.calendar.regimeNew;
  return staffPage(
    ctx,
    {
      title,
      status,
      hasErrors: hasErrors(form),
      breadcrumbs: <AdminCrumbs ctx={ctx} items={[[t.calendar.title, '/admin/calendar']]} />,
    },
    <>
      <Errors form={form} />
      <Heading level={1}>{title}</Heading>
      <Form
        action={ctx.href(row ? `/admin/calendar/regimes/${row.id}` : '/admin/calendar/regimes')}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="version" value={typedIn(form, 'version') || '1'} />
          </>
        }
        actions={<Button>{t.save}</Button>}
      >
        <TextField
          name="name"
          label={t.calendar.name}
          value={typedIn(form, 'name')}
          error={form.errors.name}
          autocomplete="off"
        />
        <DateField
          name="validFrom"
          label={t.calendar.validFrom}
          value={typedIn(form, 'validFrom')}
          error={form.errors.validFrom}
        />
        <DateField
          name="validTo"
          label={t.calendar.validTo}
          hint={t.calendar.validToHint}
          value={typedIn(form, 'validTo')}
          error={form.errors.validTo}
          optional
        />
        <Radios
          name="holidays"
          legend={t.calendar.holidays}
          hint={t.calendar.holidaysHint}
          options={[
            { value: 'off', label: t.calendar.holidaysOff },
            { value: 'working', label: t.calendar.holidaysWorking },
          ]}
          value={typedIn(form, 'holidays')}
          error={form.errors.holidays}
        />
        <TextField
          name="act"
          label={t.calendar.act}
          hint={t.calendar.actHint}
          value={typedIn(form, 'act')}
          error={form.errors.act}
          autocomplete="off"
        />
      </Form>
    </>,
  );
}
