import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { itemsOf } from '../../data/items.ts';
import { countLines, stockOf } from '../../data/stock.ts';
import { eofficeScope } from '../../rights.ts';
import { difference, onHand } from '../../rules/stock.ts';
import { stockTexts } from '../../stockMessages.ts';
import { supplyPaper } from '../supplies/supplyPaper.ts';
import { countOf } from './counts.tsx';
import { stockOffice } from './stockFrame.tsx';

// Papers of an office are in Ukrainian whatever the language of the screen.
const t = stockTexts.uk.stock;
const plain = new Intl.NumberFormat('uk', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Kopiyky as the tables of papers show them: 1 234,50. */
export const sum = (kopiyky: number): string => plain.format(kopiyky / 100);

/** The inventory list of an office with each keeper's signature (KO-A3-3). */
export async function inventoryPaper(ctx: Context): Promise<Answer> {
  const db = ctx.services.database.queries;
  const office = await stockOffice(ctx);
  if (!office) throw notFound();
  const [items, stock] = await Promise.all([
    itemsOf(db, eofficeScope(ctx.principal), office.id),
    stockOf(db, office.id),
  ]);
  const today = businessDate(ctx.services.clock.now());
  const keepers = [...new Set(items.map(({ keeper }) => keeper))];
  const { fields, goods, paper } = t;
  return supplyPaper(ctx, office.id, `inventarnyi-opys-${office.number}-${today}.pdf`, {
    title: paper.inventory,
    subtitle: `№ ${office.number}, ${paper.asOf(formatDate('uk', today))}`,
    landscape: true,
    tables: [
      ...(items.length > 0
        ? [
            {
              title: paper.things,
              columns: [
                { head: '№', share: 1, right: true },
                { head: fields.inventoryNumber, share: 3 },
                { head: fields.name, share: 6 },
                { head: fields.serial, share: 3 },
                { head: fields.receivedOn, share: 2.6 },
                { head: fields.condition, share: 2.6 },
                { head: fields.keeper, share: 4 },
                { head: fields.cost, share: 2.6, right: true },
              ],
              rows: items.map((item, at) => [
                String(at + 1),
                item.inventoryNumber,
                item.name,
                item.serial,
                formatDate('uk', item.receivedOn),
                t.conditions[item.condition],
                item.keeper,
                sum(item.cost),
              ]),
              total: [
                '',
                '',
                paper.total,
                '',
                '',
                '',
                '',
                sum(items.reduce((all, { cost }) => all + cost, 0)),
              ],
            },
          ]
        : []),
      ...(stock.length > 0
        ? [
            {
              title: paper.goods,
              columns: [
                { head: '№', share: 1, right: true },
                { head: goods.columns.name, share: 8 },
                { head: goods.columns.unit, share: 2 },
                { head: goods.columns.quantity, share: 2, right: true },
                { head: goods.columns.used, share: 2.5, right: true },
                { head: goods.columns.onHand, share: 2, right: true },
                { head: `${goods.columns.value}, грн`, share: 2.6, right: true },
              ],
              rows: stock.map((row, at) => [
                String(at + 1),
                row.name,
                row.unit,
                String(row.quantity),
                String(row.used),
                String(onHand(row)),
                sum(row.value),
              ]),
              total: ['', paper.total, '', '', '', '', sum(stock.reduce((all, { value }) => all + value, 0))],
            },
          ]
        : []),
    ],
    closing: items.length + stock.length === 0 ? [paper.none] : [],
    signatures:
      keepers.length > 0 ? keepers.map((name) => ({ role: paper.keeper, name })) : [{ role: paper.head }],
  });
}

/** The act of a stock-taking: recorded, found, difference. */
export async function countPaper(ctx: Context): Promise<Answer> {
  const { counts, paper } = t;
  const count = await countOf(ctx);
  const lines = await countLines(ctx.services.database.queries, count.id);
  const wrong = lines.filter((line) => difference(line) !== 0).length;
  return supplyPaper(ctx, count.eofficeId, `inventaryzatsiia-${count.office}-${count.number}.pdf`, {
    title: paper.count,
    subtitle: `№ ${count.number} від ${formatDate('uk', count.countedOn)}`,
    approved: true,
    tables: [
      {
        columns: [
          { head: '№', share: 1, right: true },
          { head: counts.columns.name, share: 8 },
          { head: counts.columns.recorded, share: 2, right: true },
          { head: counts.columns.counted, share: 2, right: true },
          { head: counts.columns.difference, share: 2, right: true },
        ],
        rows: lines.map((line, at) => [
          String(at + 1),
          line.inventoryNumber ? `${line.inventoryNumber} ${line.name}` : `${line.name}, ${line.unit}`,
          String(line.recorded),
          String(line.counted),
          String(difference(line)),
        ]),
      },
    ],
    closing: [
      wrong === 0 ? `${counts.none}.` : `${counts.some(wrong)}.`,
      ...(count.note ? [count.note] : []),
    ],
    signatures: [{ role: paper.counter, name: count.countedBy }, { role: paper.head }],
  });
}
