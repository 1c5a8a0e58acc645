import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { eofficesTexts } from '../../messages.ts';
import { periodName } from '../periodName.ts';
import { askedJournal } from './askedJournal.ts';
import { journalHeads, noteOf } from './journalBook.ts';

/** The journal of a month in its seven columns (KO-A2-6); like every official form in Ukrainian. */
export async function journalSheet(ctx: Context): Promise<Answer> {
  const screen = eofficesTexts[ctx.locale].journal;
  const t = eofficesTexts.uk.journal;
  const { office, period, entries } = await askedJournal(ctx, 'друк журналу прийому');
  const heads = journalHeads();
  return staffPage(
    ctx,
    { title: screen.sheetTitle(periodName(ctx.locale, period)), scripts: ['desk.js'] },
    <>
      <article class="v-sheet" lang="uk">
        <h1 class="v-sheet__title">{t.title}</h1>
        <p class="v-sheet__line">{office.organisation}</p>
        <p class="v-sheet__period">{periodName('uk', period)}</p>
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
                <tr key={entry.id} data-struck={entry.struckReason !== null || undefined}>
                  <td>{entry.number}</td>
                  <td>{formatDate('uk', entry.date)}</td>
                  <td>{entry.personName || t.anonymous}</td>
                  <td>{t.statuses[entry.socialStatus]}</td>
                  <td>{entry.address}</td>
                  <td>{entry.content}</td>
                  <td>{noteOf(entry)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </article>
      <PrintActions
        ctx={ctx}
        back={`/e-offices/journal?office=${office.id}&month=${period}`}
        label={screen.nav}
      />
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
