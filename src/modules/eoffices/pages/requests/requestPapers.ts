import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { formatMoney } from '#platform/i18n/numbers.ts';
import { isOverdue } from '../../rules/requests.ts';
import { stockTexts } from '../../stockMessages.ts';
import { supplyPaper } from '../supplies/supplyPaper.ts';
import { requestOf } from './request.tsx';
import { requestsAsked } from './requests.tsx';

// A paper of the office is in Ukrainian whatever the language of the screen.
const t = stockTexts.uk.requests;

/** The written request itself (порядок роботи, п. 4), with the lines for signatures. */
export async function requestPaper(ctx: Context): Promise<Answer> {
  const request = await requestOf(ctx);
  const facts = [
    { label: t.facts.kind, value: t.kinds[request.kind] },
    ...(request.itemName
      ? [{ label: t.facts.item, value: `${request.itemName}, ${t.inventory(request.itemNumber ?? '')}` }]
      : []),
    { label: t.facts.words, value: request.words },
    { label: t.state, value: t.states[request.state] },
    { label: t.columns.due, value: formatDate('uk', request.endedOn ?? request.dueOn) },
    ...(request.answer ? [{ label: t.facts.answer, value: request.answer }] : []),
    ...(request.cost !== null && request.line !== null
      ? [
          {
            label: t.facts.cost,
            value: t.costOf(
              formatMoney('uk', request.cost),
              request.line,
              `${request.supplier}, ${request.document}`,
            ),
          },
        ]
      : []),
  ];
  return supplyPaper(ctx, request.eofficeId, `zaiavka-${request.office}-${request.number}.pdf`, {
    title: t.paper.title,
    subtitle: `№ ${request.number} від ${formatDate('uk', request.filedOn)}`,
    facts,
    signatures: [
      { role: t.paper.office, ...(request.way === 'office' ? { name: request.filedBy } : {}) },
      { role: t.paper.head },
    ],
  });
}

/** The list as filtered on the screen. */
export async function requestsPaper(ctx: Context): Promise<Answer> {
  const { rows, sums, filter, today } = await requestsAsked(ctx);
  const count = sums.reduce((all, one) => all + one.count, 0);
  const cost = sums.reduce((all, one) => all + one.cost, 0);
  return supplyPaper(ctx, null, `zaiavky-${today}.pdf`, {
    title: t.paper.list,
    subtitle: `${t.shown[filter.state]}, станом на ${formatDate('uk', today)}`,
    landscape: true,
    tables: [
      {
        columns: [
          { head: t.columns.number, share: 1, right: true },
          { head: t.columns.filed, share: 2 },
          { head: t.columns.office, share: 5 },
          { head: t.columns.what, share: 7 },
          { head: t.columns.state, share: 3 },
          { head: t.columns.due, share: 2 },
          { head: t.columns.cost, share: 2.5, right: true },
        ],
        rows: rows.map((row) => [
          String(row.number),
          formatDate('uk', row.filedOn),
          `№ ${row.office}. ${row.organisation}`,
          `${t.kinds[row.kind]}: ${row.words}`,
          isOverdue(row, today) ? `${t.states[row.state]}, ${t.overdue}` : t.states[row.state],
          formatDate('uk', row.endedOn ?? row.dueOn),
          row.cost === null ? '' : formatMoney('uk', row.cost),
        ]),
      },
    ],
    closing: [t.sums(count, formatMoney('uk', cost))],
    signatures: [{ role: t.paper.head }],
  });
}
