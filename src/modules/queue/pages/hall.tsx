import type { Context } from '#platform/http/context.ts';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import type { HallGroup } from '../data/hall.ts';
import { queueTexts } from '../messages.ts';
import { inLocale } from './kiosk/kiosk.tsx';

/** The waiting room at a glance: who waits longest, who serves, who is next; beyond the standard of the centre is marked (BR-14). */
export function HallTable(props: { ctx: Context; groups: readonly HallGroup[]; standardMinutes: number }) {
  const { ctx, groups, standardMinutes } = props;
  const texts = queueTexts[ctx.locale];
  const t = texts.reception;
  const late = (group: HallGroup) => (group.longestS ?? 0) > standardMinutes * 60;
  return (
    <Table
      caption={t.glance}
      rows={groups}
      rowKey={(group) => group.id}
      rowTone={(group) => (late(group) ? 'warning' : undefined)}
      columns={[
        {
          key: 'group',
          header: t.group,
          rowHeader: true,
          cell: (group) => inLocale(ctx.locale, group.nameUk, group.nameEn),
        },
        {
          key: 'waiting',
          header: t.waitingNow,
          align: 'end',
          nowrap: true,
          cell: (group) => (
            <span data-count={group.id} data-many={texts.many(100)}>
              {texts.many(group.waiting)}
            </span>
          ),
        },
        {
          key: 'longest',
          header: t.longest,
          align: 'end',
          cell: (group) =>
            group.longestS === null ? (
              '—'
            ) : (
              <span>
                {t.minutes(Math.floor(group.longestS / 60))}{' '}
                {late(group) && <Tag tone="warning">{t.tooLong}</Tag>}
              </span>
            ),
        },
        {
          key: 'desks',
          header: t.openDesks,
          align: 'end',
          cell: (group) =>
            group.openDesks === 0 && group.waiting > 0 ? (
              <Tag tone="danger">{t.noDesk}</Tag>
            ) : (
              group.openDesks
            ),
        },
        { key: 'next', header: t.next, nowrap: true, cell: (group) => group.next ?? '—' },
      ]}
    />
  );
}
