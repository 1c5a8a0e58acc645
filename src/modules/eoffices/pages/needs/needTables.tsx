import type { Context } from '#platform/http/context.ts';
import { formatNumber } from '#platform/i18n/numbers.ts';
import { Details } from '#ui/details.tsx';
import { type Column, Table } from '#ui/table.tsx';
import type { NeedSide } from '../../data/needs.ts';
import { eofficesTexts } from '../../messages.ts';
import { periodName } from '../periodName.ts';
import type { Needs, Topic } from './askedNeeds.ts';
import { changeText, valueName } from './needWords.ts';

/** The same question with another part of it. */
export function needsAddress(
  ctx: Context,
  { office, period, topic }: Needs,
  changed: { readonly topic?: string },
  page = 'needs',
): string {
  const query = new URLSearchParams({ period });
  if (office) query.set('office', office.id);
  const key = changed.topic ?? topic?.key ?? '';
  if (key) query.set('topic', key);
  return ctx.href(`/e-offices/${page}?${query}`);
}

/** The numbers behind the charts: each topic with all its sides, by district, by month. */
export function NeedTables({ ctx, needs }: { ctx: Context; needs: Needs }) {
  const t = eofficesTexts[ctx.locale].needs;
  const rows = needs.topic ? [needs.topic] : [...needs.topics, { ...needs.whole, name: t.whole }];
  const name: Column<Topic> = {
    key: 'topic',
    header: t.topic,
    rowHeader: true,
    cell: (topic) =>
      topic.key && !needs.topic ? (
        <a class="ds-link" href={needsAddress(ctx, needs, { topic: topic.key })}>
          {topic.name}
        </a>
      ) : (
        topic.name
      ),
  };
  const number = (key: string, header: string, of: (topic: Topic) => number): Column<Topic> => ({
    key,
    header,
    align: 'end',
    cell: (topic) => formatNumber(ctx.locale, of(topic)),
  });
  const sides = (side: NeedSide) =>
    needs.values[side].map((value) =>
      number(`${side} ${value}`, valueName(ctx, side, value), (topic) => topic.of(side, value)),
    );
  return (
    <>
      <section class="v-wide-table" aria-label={t.table} tabindex={0}>
        <Table
          caption={t.table}
          rows={rows}
          rowKey={({ key }) => key || 'whole'}
          columns={[
            name,
            number('appeals', t.appeals, ({ appeals }) => appeals),
            { key: 'change', header: t.change, align: 'end', nowrap: true, cell: changeText },
            number('answered', t.answered, ({ answered }) => answered),
            ...sides('kind'),
            ...sides('status'),
          ]}
        />
      </section>
      <Details summary={t.districtTable}>
        <section class="v-wide-table" aria-label={t.districtTable} tabindex={0}>
          <Table
            caption={t.districtTable}
            captionHidden
            rows={rows}
            rowKey={({ key }) => key || 'whole'}
            columns={[name, ...sides('district')]}
          />
        </section>
      </Details>
      <Details summary={t.monthTable}>
        <Table
          caption={t.monthTable}
          captionHidden
          rows={needs.months}
          rowKey={({ key }) => key}
          columns={[
            {
              key: 'month',
              header: t.month,
              rowHeader: true,
              cell: ({ key }) => periodName(ctx.locale, key),
            },
            {
              key: 'appeals',
              header: t.appeals,
              align: 'end',
              cell: ({ appeals }) => formatNumber(ctx.locale, appeals),
            },
          ]}
        />
      </Details>
    </>
  );
}
