import { formatDate } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { SupplyReport } from '../../schemas/supplyReport.ts';
import { stockTexts } from '../../stockMessages.ts';

/** A number is kopiyky when its column says so; the spreadsheet counts with it, the screen and the paper show it. */
export interface ReportColumn {
  readonly head: string;
  /** Width against the others. */
  readonly share: number;
  readonly as: 'words' | 'pieces' | 'money';
}
export type ReportRow = readonly (string | number)[];

export interface ReportPart {
  readonly key: 'lines' | 'goods' | 'writeOffs' | 'requests';
  readonly title: string;
  readonly empty: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  readonly total: ReportRow | null;
}

/** Taken away, as a number to be read: nought has no sign. */
const taken = (amount: number): number => (amount === 0 ? 0 : -amount);

const add = <Row>(rows: readonly Row[], of: (row: Row) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

/** The four tables of the report of a quarter: one shape for screen, paper and spreadsheet. */
export function reportParts(locale: Locale, report: SupplyReport): readonly ReportPart[] {
  const t = stockTexts[locale].quarter;
  const { writeOffs: w, requests: r } = stockTexts[locale];
  const c = t.columns;
  const words = (head: string, share: number): ReportColumn => ({ head, share, as: 'words' });
  const pieces = (head: string): ReportColumn => ({ head, share: 2, as: 'pieces' });
  const money = (head: string): ReportColumn => ({ head, share: 2.6, as: 'money' });
  const { lines, goods, writeOffs, requests } = report;
  return [
    {
      key: 'lines',
      title: t.lines,
      empty: stockTexts[locale].quarter.none,
      columns: [
        words(c.code, 1.5),
        words(c.name, 6),
        money(c.planned),
        money(c.reserved),
        money(c.quarter),
        money(c.year),
        money(c.left),
      ],
      rows: lines.map((line) => [
        line.code,
        line.name,
        line.planned,
        line.reserved,
        line.quarter,
        line.year,
        line.left,
      ]),
      total: [
        '',
        t.total,
        add(lines, ({ planned }) => planned),
        add(lines, ({ reserved }) => reserved),
        add(lines, ({ quarter }) => quarter),
        add(lines, ({ year }) => year),
        add(lines, ({ left }) => left),
      ],
    },
    {
      key: 'goods',
      title: t.goods,
      empty: t.noGoods,
      columns: [
        words(c.name, 6),
        words(c.unit, 2),
        pieces(c.opening),
        pieces(c.received),
        pieces(c.writtenOff),
        pieces(c.counted),
        pieces(c.closing),
        money(c.writtenOffValue),
        money(c.closingValue),
      ],
      rows: goods.map((good) => [
        good.name,
        good.unit,
        good.opening.quantity,
        good.received.quantity,
        taken(good.writtenOff.quantity),
        good.counted.quantity,
        good.closing.quantity,
        taken(good.writtenOff.value),
        good.closing.value,
      ]),
      // Pieces of different things have no sum; their worth has.
      total: [
        t.total,
        '',
        '',
        '',
        '',
        '',
        '',
        taken(add(goods, ({ writtenOff }) => writtenOff.value)),
        add(goods, ({ closing }) => closing.value),
      ],
    },
    {
      key: 'writeOffs',
      title: t.writeOffs,
      empty: t.noWriteOffs,
      columns: [words(c.office, 1.5), words(c.act, 4), words(c.date, 2), words(c.what, 6), money(c.value)],
      rows: writeOffs.map((act) => [
        `№ ${act.office}`,
        act.reverses === null ? `№ ${act.number}` : `№ ${act.number}, ${t.reverses(act.reverses)}`,
        formatDate(locale, act.date),
        w.kinds[act.kind],
        act.reverses === null ? act.value : taken(act.value),
      ]),
      total: ['', t.total, '', '', add(writeOffs, (act) => (act.reverses === null ? act.value : -act.value))],
    },
    {
      key: 'requests',
      title: t.requests,
      empty: t.noRequests,
      columns: [
        words(c.kind, 6),
        pieces(c.filed),
        pieces(c.done),
        pieces(c.refused),
        pieces(c.open),
        money(c.cost),
      ],
      rows: requests.map((one) => [r.kinds[one.kind], one.filed, one.done, one.refused, one.open, one.cost]),
      total: [
        t.total,
        add(requests, ({ filed }) => filed),
        add(requests, ({ done }) => done),
        add(requests, ({ refused }) => refused),
        add(requests, ({ open }) => open),
        add(requests, ({ cost }) => cost),
      ],
    },
  ];
}
