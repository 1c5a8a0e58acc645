import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatNumber } from '#platform/i18n/numbers.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { allEoffices } from '../../data/directory.ts';
import { type NeedCell, type NeedSide, needCells, serviceNames } from '../../data/needs.ts';
import { eofficesTexts } from '../../messages.ts';
import { sumBy } from '../../rules/needs.ts';
import { monthKey } from '../../rules/period.ts';
import { leastShown, protectCounts } from '../../rules/protect.ts';
import { kinds, socialStatuses } from '../../rules/report.ts';
import { periodName } from '../periodName.ts';
import { valueName } from './needWords.ts';

/**
 * `/e-offices/asked`: what the network was asked in twelve whole months. Each side stands alone, never crossed with
 * another, and small numbers are hidden, so that nobody is recognised (KN-3.1.2).
 */
export async function publicNeedsPage(ctx: Context): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].needs;
  const db = ctx.services.database.queries;
  const offices = (await allEoffices(db)).map(({ id }) => id);
  const [year = 0, month = 1] = businessDate(ctx.services.clock.now()).split('-').map(Number);
  const span = { from: year * 12 + month - 13, to: year * 12 + month - 2 };
  const cells = await needCells(db, offices, span);
  const nameOfMonth = (at: number) => periodName(ctx.locale, monthKey(Math.floor(at / 12), (at % 12) + 1));
  const lead = t.public.lead(nameOfMonth(span.from), nameOfMonth(span.to));
  return publicPage(
    ctx,
    { title: t.public.title, description: lead },
    <Stack>
      <div class="v-stack" data-gap="sm">
        <Heading level={1}>{t.public.title}</Heading>
        <p class="v-lead">{lead}</p>
        <p>{t.public.note(leastShown)}</p>
      </div>
      {cells.length === 0 ? (
        <EmptyState title={t.empty} icon="chart-bar">
          <p>
            <a class="ds-link" href={ctx.href('/e-offices')}>
              {t.public.offices}
            </a>
          </p>
        </EmptyState>
      ) : (
        <>
          <Counts ctx={ctx} title={t.topic} rows={await topicsOf(ctx, cells)} />
          {(['district', 'status', 'kind'] as const).map((side) => (
            <Counts key={side} ctx={ctx} title={t[side]} rows={sideOf(ctx, cells, side)} />
          ))}
        </>
      )}
    </Stack>,
  );
}

interface Row {
  readonly name: string;
  readonly count: number;
}

/** Services of the same name in several centres are one topic. */
async function topicsOf(ctx: Context, cells: readonly NeedCell[]): Promise<Row[]> {
  const byKind = cells.filter(({ side }) => side === 'kind');
  const ids = new Set(byKind.flatMap(({ serviceId }) => serviceId ?? []));
  const names = await serviceNames(ctx.services.database.queries, [...ids]);
  const sums = sumBy(
    byKind,
    ({ serviceId }) => names.get(serviceId ?? '')?.[ctx.locale] ?? eofficesTexts[ctx.locale].needs.noTopic,
  );
  return [...sums]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || a.name.localeCompare(b.name, ctx.locale));
}

function sideOf(ctx: Context, cells: readonly NeedCell[], side: NeedSide): Row[] {
  const sums = sumBy(
    cells.filter((cell) => cell.side === side),
    ({ value }) => value,
  );
  const known: readonly string[] =
    side === 'kind' ? kinds : side === 'status' ? socialStatuses : [...sums.keys()];
  return known
    .map((value) => ({ name: valueName(ctx, side, value), count: sums.get(value) ?? 0 }))
    .sort((a, b) => b.count - a.count);
}

function Counts({ ctx, title, rows }: { ctx: Context; title: string; rows: readonly Row[] }) {
  const t = eofficesTexts[ctx.locale].needs;
  const shown = protectCounts(rows.map(({ count }) => count));
  return (
    <Table
      caption={title}
      rows={rows.map(({ name }, at) => ({ name, count: shown[at] ?? null }))}
      rowKey={({ name }) => name}
      columns={[
        { key: 'name', header: title, rowHeader: true, cell: ({ name }) => name },
        {
          key: 'count',
          header: t.appeals,
          align: 'end',
          nowrap: true,
          cell: ({ count }) => (count === null ? t.public.few(leastShown) : formatNumber(ctx.locale, count)),
        },
      ]}
    />
  );
}
