import type { ComponentChildren } from 'preact';
import { useTexts } from './texts.ts';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ComponentChildren;
  /** The cell that names the row; read with each other cell. */
  rowHeader?: boolean | undefined;
  align?: 'start' | 'end' | undefined;
  /** Keep on one line, for numbers and dates. */
  nowrap?: boolean | undefined;
  /** Header not shown but read, for a column of buttons. */
  headerHidden?: boolean | undefined;
  sort?: { href: string; direction: 'ascending' | 'descending' | 'none' } | undefined;
}

export interface TableProps<Row> {
  caption: string;
  captionHidden?: boolean | undefined;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Shown instead of the table when there are no rows. */
  empty?: ComponentChildren;
  /** Marks a row that needs attention. */
  rowTone?: ((row: Row) => 'warning' | 'danger' | 'success' | undefined) | undefined;
}

/** A table that becomes a list of cards on a phone and repeats its head on each printed page. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows } = props;
  if (rows.length === 0 && props.empty) return <>{props.empty}</>;
  return (
    <table class="ds-table v-table" data-hover>
      <caption class={props.captionHidden ? 'ds-sr-only' : undefined}>{props.caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              data-align={column.align}
              aria-sort={column.sort && column.sort.direction !== 'none' ? column.sort.direction : undefined}
            >
              <HeaderText column={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={props.rowKey(row)} data-tone={props.rowTone?.(row)}>
            {columns.map((column) => {
              const label = column.headerHidden ? undefined : column.header;
              const look = { 'data-label': label, 'data-align': column.align, 'data-nowrap': column.nowrap };
              return column.rowHeader ? (
                <th key={column.key} scope="row" {...look}>
                  {column.cell(row)}
                </th>
              ) : (
                <td key={column.key} {...look}>
                  {column.cell(row)}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function HeaderText<Row>({ column }: { column: Column<Row> }) {
  const texts = useTexts();
  if (column.headerHidden) return <span class="ds-sr-only">{column.header}</span>;
  if (!column.sort) return <>{column.header}</>;
  return (
    <a class="v-sort" href={column.sort.href} data-direction={column.sort.direction}>
      {column.header}
      <span class="ds-sr-only">, {texts.sort[column.sort.direction]}</span>
    </a>
  );
}
