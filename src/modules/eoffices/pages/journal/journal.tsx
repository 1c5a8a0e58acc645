import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { journalPage, journalPageSize } from '../../data/journal.ts';
import { type OfficeFacts, officesWithin, ownOffice } from '../../data/reach.ts';
import { eofficesTexts } from '../../messages.ts';
import { eofficeScope, ownOfficeOf } from '../../rights.ts';
import { daysOfPeriod, monthKey } from '../../rules/period.ts';
import { reportFigures } from '../../rules/report.ts';
import { journalQuery } from '../../schemas/journal.ts';
import { periodName } from '../periodName.ts';
import { JournalTable, shownEntries } from './journalTable.tsx';

/** The offices that the reader may choose of, and the one that is shown: the asked one, the own one, or the first. */
async function officesOf(ctx: Context, asked: string | undefined) {
  const db = ctx.services.database.queries;
  const offices = await officesWithin(db, eofficeScope(ctx.principal));
  const own = await ownOffice(db, ownOfficeOf(ctx.principal));
  const shown = asked ? offices.find(({ id }) => id === asked) : (own ?? offices[0]);
  if (asked && !shown) throw notFound();
  return { offices, own, shown };
}

/** `/e-offices/journal`: the journal of an office, month by month (KO-A2-6). */
export async function journalPageOf(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].journal;
  const db = ctx.services.database.queries;
  const today = businessDate(ctx.services.clock.now());
  const asked = ctx.query(journalQuery);
  const { offices, own, shown } = await officesOf(ctx, asked.office);
  if (!shown)
    return staffPage(
      ctx,
      { title: t.title },
      <Stack>
        <Heading level={1}>{t.title}</Heading>
        <EmptyState title={t.noOffice} icon="building">
          <p>{t.noOfficeHint}</p>
        </EmptyState>
      </Stack>,
    );
  const month = asked.month ?? today.slice(0, 7);
  const days = daysOfPeriod(month);
  const [date, number] = asked.after?.split('.') ?? [];
  const found = await journalPage(
    db,
    { eofficeId: shown.id, ...days, figure: asked.figure ?? null },
    date && number ? { date, number: Number(number) } : null,
  );
  const rows = shownEntries(ctx, found.slice(0, journalPageSize), 'журнал прийому');
  const last = found.length > journalPageSize ? rows.at(-1) : undefined;
  const writes = own?.id === shown.id;
  const address = (more: Readonly<Record<string, string | undefined>>) =>
    ctx.href(`/e-offices/journal?${queryOf({ office: asked.office, month, figure: asked.figure, ...more })}`);
  return staffPage(
    ctx,
    { title: t.title },
    <Stack>
      <Heading level={1} caption={`${t.of(shown.number)}. ${shown.organisation}`}>
        {t.title}
      </Heading>
      {writes && (
        <p class="v-actions">
          <LinkButton href={ctx.href('/e-offices/journal/new')} icon="plus">
            {t.newTitle}
          </LinkButton>
        </p>
      )}
      <Filter ctx={ctx} offices={offices} shown={shown} month={month} figure={asked.figure} today={today} />
      <JournalTable
        ctx={ctx}
        caption={`${t.title}, ${periodName(ctx.locale, month)}`}
        entries={rows}
        editable={writes}
        filtered={asked.figure !== undefined || month !== today.slice(0, 7)}
      />
      <Pagination
        newerHref={asked.after ? address({ after: undefined }) : undefined}
        olderHref={last && address({ after: `${last.date}.${last.number}` })}
      />
      <p class="v-actions">
        <LinkButton
          href={ctx.href(`/e-offices/journal/${shown.id}/print?month=${month}`)}
          variant="secondary"
          icon="printer"
        >
          {t.print}
        </LinkButton>
        <LinkButton
          href={ctx.href(`/e-offices/journal/${shown.id}/journal.xlsx?month=${month}`)}
          variant="secondary"
          icon="download"
          download
        >
          {t.download}
        </LinkButton>
      </p>
    </Stack>,
  );
}

function queryOf(parts: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parts)) if (value) query.set(name, value);
  return query.toString();
}

function Filter(props: {
  ctx: Context;
  offices: readonly OfficeFacts[];
  shown: OfficeFacts;
  month: string;
  figure: string | undefined;
  today: string;
}) {
  const { ctx, offices, shown } = props;
  const texts = eofficesTexts[ctx.locale];
  const t = texts.journal;
  const months = monthsBack(props.today, props.month);
  return (
    <SearchForm
      action={ctx.href('/e-offices/journal')}
      label={t.month}
      actions={
        <Button variant="secondary" icon="search">
          {t.show}
        </Button>
      }
    >
      {offices.length > 1 && (
        <Select
          name="office"
          label={t.office}
          value={shown.id}
          options={offices.map((office) => ({
            value: office.id,
            label: `№ ${office.number}. ${office.organisation}`,
          }))}
        />
      )}
      <Select
        name="month"
        label={t.month}
        value={props.month}
        options={months.map((month) => ({ value: month, label: periodName(ctx.locale, month) }))}
      />
      <Select
        name="figure"
        label={t.figure}
        value={props.figure ?? ''}
        placeholder={t.all}
        optional="quiet"
        options={(['total', ...reportFigures] as const).map((figure) => ({
          value: figure,
          label: texts.reports.columns[figure],
        }))}
      />
    </SearchForm>
  );
}

const shownMonths = 36;

/** This month and those before, the newest first; the shown one too, however old. */
function monthsBack(today: string, shown: string): string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const months = Array.from({ length: shownMonths }, (_, back) => {
    const count = year * 12 + month - 1 - back;
    return monthKey(Math.floor(count / 12), (count % 12) + 1);
  });
  return months.includes(shown) ? months : [...months, shown];
}

export const officeParams = z.object({ id: z.uuid() });
