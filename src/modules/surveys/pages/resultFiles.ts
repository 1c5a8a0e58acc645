import type { CellValue } from 'hucre/xlsx';
import { byteOrderMark, csvLine } from '#modules/site/rules/csv.ts';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { GivenAnswer } from '../data/surveys.ts';
import { surveysTexts } from '../messages.ts';
import type { Question } from '../rules/question.ts';
import { summaryOf } from '../rules/results.ts';
import { type AskedResults, askedResults } from './askedResults.ts';
import { periodText } from './shownSurvey.ts';

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const nameOf = ({ survey, place }: AskedResults, ending: string): string =>
  `opytuvannia-${survey.opensOn}${place ? `-e-ofis-${place.number}` : ''}.${ending}`;

/** `/surveys/:id/results.xlsx`: counts on one sheet, every filled-in form on the other. */
export async function resultsXlsx(ctx: Context): Promise<Answer> {
  const t = surveysTexts[ctx.locale].result;
  const asked = await askedResults(ctx);
  const counts = countRows(ctx, asked);
  const all = answerRows(ctx, asked);
  const bold = { style: { font: { bold: true }, alignment: { wrapText: true } } };
  // Loaded with the first sheet.
  const { writeXlsx } = await import('hucre/xlsx');
  const bytes = await writeXlsx({
    sheets: [
      {
        name: t.sheetResults,
        rows: counts,
        columns: [{ width: 60 }, { width: 14 }, { width: 12, numFmt: '0%' }],
        cells: new Map(counts.flatMap((row, at) => (row.length === 1 ? [[`${at},0`, bold] as const] : []))),
      },
      {
        name: t.sheetAnswers,
        rows: all,
        columns: (all[0] ?? []).map((_, at) => ({ width: at < 3 ? 20 : 36 })),
        cells: new Map((all[0] ?? []).map((_, at) => [`0,${at}`, bold])),
        freezePane: { rows: 1, columns: 0 },
      },
    ],
  });
  return file(bytes, mediaType, nameOf(asked, 'xlsx'), false);
}

/** `/surveys/:id/results.csv`: every filled-in form, one a line. */
export async function resultsCsv(ctx: Context): Promise<Answer> {
  const asked = await askedResults(ctx);
  const body = answerRows(ctx, asked)
    .map((row) => csvLine(row))
    .join('');
  return file(new TextEncoder().encode(byteOrderMark + body), 'text/csv', nameOf(asked, 'csv'), false);
}

function countRows(ctx: Context, { survey, place, answers, results }: AskedResults): CellValue[][] {
  const t = surveysTexts[ctx.locale].result;
  const rows: CellValue[][] = [
    [survey.title],
    [periodText(ctx, survey)],
    [place ? `№ ${place.number}. ${place.organisation}` : t.whole],
    [t.filled, answers.length],
    [],
  ];
  results.forEach(({ question, given, chosen, numbers }, at) => {
    rows.push([`${at + 1}. ${question.words}`]);
    question.choices.forEach((choice, n) => {
      const count = chosen[n] ?? 0;
      rows.push([choice, count, given === 0 ? null : count / given]);
    });
    const summary = summaryOf(numbers);
    if (summary)
      rows.push(
        [t.mean, Math.round(summary.mean * 10) / 10],
        [t.median, summary.median],
        [t.least, summary.least],
        [t.most, summary.most],
      );
    rows.push([t.count, given], []);
  });
  return rows;
}

function answerRows(ctx: Context, { survey, places, answers }: AskedResults): (string | number | null)[][] {
  const t = surveysTexts[ctx.locale].result;
  const names = new Map(places.map(({ id, number, organisation }) => [id, `№ ${number}. ${organisation}`]));
  const head = [t.day, t.way, t.office, ...survey.questions.map(({ words }, at) => `${at + 1}. ${words}`)];
  return [
    head,
    ...answers.map((one) => [
      one.answeredOn,
      one.way === 'visitor' ? t.byVisitor : t.byOperator,
      names.get(one.eofficeId ?? '') ?? t.direct,
      ...survey.questions.map((question) => cellOf(question, one, t.separator)),
    ]),
  ];
}

function cellOf(question: Question, { answers }: GivenAnswer, separator: string): string | number | null {
  const value = answers[question.key];
  if (value === undefined) return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number')
    return question.kind === 'number' ? value : (question.choices[value] ?? null);
  return value.map((place) => question.choices[place] ?? '').join(separator);
}
