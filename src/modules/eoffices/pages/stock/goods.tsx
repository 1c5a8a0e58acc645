import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { formatMoney, formatNumber } from '#platform/i18n/numbers.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { type MovementRow, movementsOf, type StockRow, stockOf } from '../../data/stock.ts';
import { onHand } from '../../rules/stock.ts';
import { stockTexts } from '../../stockMessages.ts';
import { may, stockFrame } from './stockFrame.tsx';

/** The screen shows what was done lately; the report of a quarter counts all. */
const lastMovements = 100;

/** `/e-offices/stock/goods`: stationery and consumables of an office, and their movements (KO-A3-3). */
export const goodsPage = (ctx: Context): Promise<Answer> =>
  stockFrame(ctx, 'goods', async (office) => {
    const { goods: t, movements } = stockTexts[ctx.locale].stock;
    const db = ctx.services.database.queries;
    const [stock, rows] = await Promise.all([
      stockOf(db, office.id),
      movementsOf(db, office.id, lastMovements),
    ]);
    return (
      <>
        <p class="v-actions">
          {may(ctx, 'stock.keep') && stock.some((one) => one.quantity > 0) && (
            <LinkButton href={ctx.href(`/e-offices/stock/spend?office=${office.id}`)} icon="minus">
              {t.spend}
            </LinkButton>
          )}
          {may(ctx, 'eoffice.lead') && (
            <LinkButton
              href={ctx.href(`/e-offices/stock/receive?office=${office.id}`)}
              variant="secondary"
              icon="plus"
            >
              {t.receive}
            </LinkButton>
          )}
        </p>
        <Table
          caption={t.caption}
          rows={stock}
          rowKey={({ id }) => id}
          columns={stockColumns(ctx)}
          empty={
            <EmptyState title={t.empty} icon="archive">
              <p>{t.emptyHint}</p>
            </EmptyState>
          }
        />
        {stock.length > 0 && (
          <p>
            <strong>
              {t.total}:{' '}
              {formatMoney(
                ctx.locale,
                stock.reduce((sum, { value }) => sum + value, 0),
              )}
            </strong>
          </p>
        )}
        {stock.some(({ used }) => used > 0) && <p class="v-muted">{t.explain}</p>}
        {rows.length > 0 && (
          <Table
            caption={movements.caption}
            rows={rows}
            rowKey={({ id }) => id}
            columns={movementColumns(ctx)}
          />
        )}
      </>
    );
  });

function stockColumns(ctx: Context): Column<StockRow>[] {
  const { columns: t } = stockTexts[ctx.locale].stock.goods;
  const count = (key: string, header: string, of: (row: StockRow) => number): Column<StockRow> => ({
    key,
    header,
    align: 'end',
    nowrap: true,
    cell: (row) => formatNumber(ctx.locale, of(row)),
  });
  return [
    { key: 'name', header: t.name, rowHeader: true, cell: ({ name }) => <span lang="uk">{name}</span> },
    { key: 'unit', header: t.unit, cell: ({ unit }) => <span lang="uk">{unit}</span> },
    count('onHand', t.onHand, onHand),
    count('used', t.used, ({ used }) => used),
    count('quantity', t.quantity, ({ quantity }) => quantity),
    {
      key: 'value',
      header: t.value,
      align: 'end',
      nowrap: true,
      cell: ({ value }) => formatMoney(ctx.locale, value),
    },
  ];
}

/** What a movement changes, in pieces: of the books, or of what is spent. */
const change = ({ quantity, used, kind }: MovementRow): number =>
  kind === 'spent' || kind === 'returned' ? -used : quantity;

function movementColumns(ctx: Context): Column<MovementRow>[] {
  const { columns: t, kinds } = stockTexts[ctx.locale].stock.movements;
  return [
    { key: 'date', header: t.date, nowrap: true, cell: ({ date }) => formatDate(ctx.locale, date) },
    { key: 'what', header: t.what, cell: ({ kind }) => kinds[kind] },
    { key: 'name', header: t.name, rowHeader: true, cell: ({ name }) => <span lang="uk">{name}</span> },
    {
      key: 'quantity',
      header: t.quantity,
      align: 'end',
      nowrap: true,
      cell: (row) => `${change(row) > 0 ? '+' : ''}${formatNumber(ctx.locale, change(row))}`,
    },
    {
      key: 'value',
      header: t.value,
      align: 'end',
      nowrap: true,
      cell: ({ value }) => (value === 0 ? '' : formatMoney(ctx.locale, value)),
    },
    { key: 'document', header: t.document, cell: ({ document }) => <span lang="uk">{document}</span> },
    { key: 'by', header: t.by, cell: ({ by }) => <span lang="uk">{by}</span> },
  ];
}
