import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate, formatMonth } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { journalOfMonth } from '../data/journal.ts';
import { officeWithin } from '../data/reach.ts';
import { yearOf } from '../data/reports.ts';
import { eofficesTexts } from '../messages.ts';
import { eofficeScope } from '../rights.ts';
import { journalQuery } from '../schemas/journal.ts';
import { yearParams } from '../schemas/reports.ts';
import { daysOfMonth, officeParams } from './journal.tsx';
import { viewedJournal } from './journalTable.tsx';
import { monthKey, sumOf, twelveMonths } from './reports.tsx';
import { ReportTable } from './reportTable.tsx';

/** The analytical report exactly as prescribed: heading, organisation, twelve months, the operator's line (KO-A2-7). */
export async function reportSheet(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].reports;
  const db = ctx.services.database.queries;
  const scope = eofficeScope(ctx.principal);
  const { id, year } = ctx.params(yearParams);
  const office = await officeWithin(db, scope, id);
  if (!office) throw notFound();
  const today = businessDate(ctx.services.clock.now());
  const months = (await yearOf(db, scope, year)).filter(({ eofficeId }) => eofficeId === id);
  const last = [...months].sort((a, b) => b.month - a.month).find(({ report }) => report !== null);
  const period = last ? `${t.months[last.month - 1]} ${t.year(year)}` : t.year(year);
  return staffPage(
    ctx,
    { title: t.formTitle, scripts: ['desk.js'] },
    <>
      <article class="v-sheet" lang={ctx.locale}>
        <h1 class="v-sheet__title">{t.formTitle}</h1>
        <p class="v-sheet__line" lang="uk">
          {office.organisation}
        </p>
        <p class="v-sheet__under">{t.formOrganisation}</p>
        <p class="v-sheet__period">{t.formFor(period)}</p>
        <ReportTable
          ctx={ctx}
          caption={t.formTitle}
          rows={twelveMonths.map((month) => ({
            key: String(month),
            label: t.months[month - 1] ?? '',
            figures: monthKey(year, month) > today.slice(0, 7) ? null : sumOf(months, [month]),
          }))}
        />
        <p class="v-sheet__signature">
          <span>{t.formOperator}</span>
          <span class="v-sheet__blank" />
          <span lang="uk">{last?.report?.signedName ?? t.formName}</span>
        </p>
      </article>
      <PrintActions ctx={ctx} back={`/e-offices/reports?year=${year}`} label={t.back} />
    </>,
  );
}

/** The journal of a month in its seven columns (KO-A2-6). */
export async function journalSheet(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].journal;
  const db = ctx.services.database.queries;
  const office = await officeWithin(db, eofficeScope(ctx.principal), ctx.params(officeParams).id);
  if (!office) throw notFound();
  const month = ctx.query(journalQuery).month ?? businessDate(ctx.services.clock.now()).slice(0, 7);
  const { from, to } = daysOfMonth(month);
  const entries = await journalOfMonth(db, office.id, from, to);
  viewedJournal(ctx, entries, 'друк журналу прийому');
  const { columns } = t;
  const heads = [
    columns.number,
    columns.date,
    columns.name,
    columns.status,
    columns.address,
    columns.content,
    columns.note,
  ];
  return staffPage(
    ctx,
    { title: t.sheetTitle(formatMonth(ctx.locale, from)), scripts: ['desk.js'] },
    <>
      <article class="v-sheet">
        <h1 class="v-sheet__title">{t.title}</h1>
        <p class="v-sheet__line" lang="uk">
          {office.organisation}
        </p>
        <p class="v-sheet__period">{formatMonth(ctx.locale, from)}</p>
        <section class="v-scroll" tabindex={0} aria-label={t.title}>
          <table class="v-report v-report--text">
            <caption class="ds-sr-only">{t.title}</caption>
            <thead>
              <tr>
                {heads.map((head) => (
                  <th key={head} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
              <tr class="v-report__numbers">
                {heads.map((head, index) => (
                  <td key={head}>{index + 1}</td>
                ))}
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <tr key={entry.id} data-struck={entry.struckReason !== null}>
                  <td>{entry.number}</td>
                  <td>{formatDate(ctx.locale, entry.date)}</td>
                  <td lang="uk">{entry.personName || t.anonymous}</td>
                  <td>{t.statuses[entry.socialStatus]}</td>
                  <td lang="uk">{entry.address}</td>
                  <td lang="uk">{entry.content}</td>
                  <td lang="uk">{entry.struckReason === null ? entry.note : t.struck(entry.struckReason)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </article>
      <PrintActions ctx={ctx} back={`/e-offices/journal?office=${office.id}&month=${month}`} label={t.nav} />
    </>,
  );
}

export function PrintActions({ ctx, back, label }: { ctx: Context; back: string; label: string }) {
  return (
    <p class="v-actions">
      <span data-needs-script hidden>
        <Button type="button" icon="printer" id="print">
          {eofficesTexts[ctx.locale].reports.print}
        </Button>
      </span>
      <LinkButton href={ctx.href(back)} variant="secondary" icon="arrow-left">
        {label}
      </LinkButton>
    </p>
  );
}
