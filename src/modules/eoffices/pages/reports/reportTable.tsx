import type { Context } from '#platform/http/context.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { formatNumber } from '#platform/i18n/numbers.ts';
import { eofficesTexts } from '../../messages.ts';
import { type CountedColumn, type Figures, kinds, socialStatuses, totalOf } from '../../rules/report.ts';

export interface ReportRow {
  readonly key: string;
  readonly label: string;
  /** Null: nothing to show, as for a month that has not come. */
  readonly figures: Figures | null;
  /** Where the entries behind a figure are; absent for sums over offices. */
  readonly entries?: ((figure: CountedColumn) => string) | undefined;
  readonly href?: string | undefined;
  readonly sum?: boolean | undefined;
}

/**
 * The table of the prescribed form: twelve columns, numbered under their headings (KO-A2-7). On the screen a figure
 * opens the entries behind it.
 */
export function ReportTable(props: {
  ctx: Context;
  caption: string;
  first?: string;
  rows: readonly ReportRow[];
  /** The prescribed form is in Ukrainian whatever the language of the screen. */
  locale?: Locale;
}) {
  const { ctx } = props;
  const t = eofficesTexts[props.locale ?? ctx.locale].reports.columns;
  return (
    <section class="v-scroll" tabindex={0} aria-label={props.caption}>
      <table class="v-report">
        <caption class="ds-sr-only">{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {props.first ?? t.month}
            </th>
            <th scope="col" rowSpan={2}>
              {t.total}
            </th>
            <th scope="colgroup" colSpan={4}>
              {t.ofThem}
            </th>
            <th scope="col" rowSpan={2}>
              {t.answered}
            </th>
            <th scope="colgroup" colSpan={5}>
              {t.statuses}
            </th>
          </tr>
          <tr>
            {[...kinds, ...socialStatuses].map((figure) => (
              <th key={figure} scope="col">
                {t[figure]}
              </th>
            ))}
          </tr>
          <tr class="v-report__numbers">
            {Array.from({ length: 12 }, (_, index) => (
              <td key={index}>{index + 1}</td>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <tr key={row.key} data-sum={row.sum}>
              <th scope="row">
                {row.href ? (
                  <a class="ds-link" href={row.href}>
                    {row.label}
                  </a>
                ) : (
                  row.label
                )}
              </th>
              <Cell ctx={ctx} row={row} figure="total" />
              {kinds.map((figure) => (
                <Cell key={figure} ctx={ctx} row={row} figure={figure} />
              ))}
              <Cell ctx={ctx} row={row} figure="answered" />
              {socialStatuses.map((figure) => (
                <Cell key={figure} ctx={ctx} row={row} figure={figure} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ ctx, row, figure }: { ctx: Context; row: ReportRow; figure: CountedColumn }) {
  if (!row.figures) return <td />;
  const value = figure === 'total' ? totalOf(row.figures) : row.figures[figure];
  const text = formatNumber(ctx.locale, value);
  return <td>{row.entries && value > 0 ? <a href={row.entries(figure)}>{text}</a> : text}</td>;
}
