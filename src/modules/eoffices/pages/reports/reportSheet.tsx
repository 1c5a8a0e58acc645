import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { Alert } from '#ui/alert.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { eofficesTexts } from '../../messages.ts';
import { twelveMonths } from '../../rules/period.ts';
import { PrintActions } from '../journal/sheets.tsx';
import { type AskedForm, askedForm, askedNetworkForm, formFileName, periodOf } from './askedForm.ts';
import { xlsxType } from './prescribedSheet.ts';
import { reportBook } from './reportBook.ts';
import { ReportTable } from './reportTable.tsx';

/** `/e-offices/offices/:id/reports/:year/print`: the form of an office on paper (KO-A2-7). */
export const reportSheet = async (ctx: Context): Promise<Answer> => sheetOf(ctx, await askedForm(ctx));

/** `/e-offices/reports/print`: the same for the network. */
export const networkSheet = async (ctx: Context): Promise<Answer> =>
  sheetOf(ctx, await askedNetworkForm(ctx));

/** `/e-offices/offices/:id/reports/:year/form.xlsx`: the same form as a spreadsheet. */
export const reportXlsx = async (ctx: Context): Promise<Answer> => bookOf(await askedForm(ctx));

export const networkXlsx = async (ctx: Context): Promise<Answer> => bookOf(await askedNetworkForm(ctx));

const bookOf = async (form: AskedForm): Promise<Answer> =>
  file(await reportBook(form), xlsxType, formFileName(form), false);

/**
 * The analytical report exactly as prescribed: heading, organisation, twelve months, the operator's line (KO-A2-7). The
 * form is an official document: in Ukrainian, whatever the language of the screen.
 */
function sheetOf(ctx: Context, form: AskedForm): Answer {
  const screen = eofficesTexts[ctx.locale].reports;
  const t = eofficesTexts.uk.reports;
  const { office, year, month, changed } = form;
  return staffPage(
    ctx,
    {
      title: `${screen.formTitle}: ${office?.organisation ?? screen.formNetwork}`,
      scripts: ['desk.js'],
    },
    <>
      {changed.length > 0 && (
        <div class="v-sheet-note">
          <Alert tone="warning">
            <p>{screen.changedSince(changed.map((of) => screen.months[of - 1]).join(', '))}</p>
          </Alert>
        </div>
      )}
      <article class="v-sheet" lang="uk">
        <h1 class="v-sheet__title">{t.formTitle}</h1>
        <p class="v-sheet__line">{office?.organisation ?? t.formNetwork}</p>
        <p class="v-sheet__under">{t.formOrganisation}</p>
        <p class="v-sheet__period">{t.formFor(periodOf(form))}</p>
        <ReportTable
          ctx={ctx}
          locale="uk"
          caption={t.formTitle}
          rows={twelveMonths.map((of) => ({
            key: String(of),
            label: t.months[of - 1] ?? '',
            figures: form.rows[of - 1] ?? null,
          }))}
        />
        <p class="v-sheet__signature">
          <span>{office ? t.formOperator : t.formHeadOperator}</span>
          <span class="v-sheet__blank" />
          <span>{form.signedName ?? t.formName}</span>
        </p>
      </article>
      <PrintActions
        ctx={ctx}
        back={
          office && month
            ? `/e-offices/offices/${office.id}/reports/${year}/${month}`
            : `/e-offices/reports?year=${year}`
        }
        label={screen.back}
      />
    </>,
  );
}
