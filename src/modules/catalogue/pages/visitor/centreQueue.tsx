import type { PublicHall } from '#modules/queue/data/publicQueue.ts';
import { countText, hallState, rangeText } from '#modules/queue/rules/hallWords.ts';
import type { Context } from '#platform/http/context.ts';
import { Heading } from '#ui/heading.tsx';
import { LiveStatus } from '#ui/liveStatus.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { Ukrainian } from '#ui/ukrainian.tsx';
import { catalogueTexts } from '../../messages.ts';

const tones = { open: 'success', closed: 'neutral', paused: 'danger' } as const;

/** Who waits now and how long, by group of services, live (KS-site). */
export function CentreQueue({ ctx, hall }: { ctx: Context; hall: PublicHall }) {
  const t = catalogueTexts[ctx.locale].queue;
  const state = hallState(hall);
  return (
    <section
      class="v-stack"
      data-gap="sm"
      aria-labelledby="queue"
      data-hall={`/live/queue/${hall.code}`}
      data-many={t.many}
      data-range={t.range}
      data-up-to={t.upTo}
      data-none={t.none}
      data-open={t.open}
      data-closed={t.closed}
      data-paused={t.paused}
    >
      <Heading level={2} id="queue">
        {t.title}
      </Heading>
      <p>
        <span data-centre={hall.code} data-show="state">
          <Tag tone={tones[state]}>{t[state]}</Tag>
        </span>{' '}
        {t.desks}:{' '}
        <strong data-centre={hall.code} data-show="desks">
          {hall.openDesks}
        </strong>
      </p>
      <div data-live-status data-fresh={t.fresh} data-stale={t.stale} hidden>
        <LiveStatus state="live">{t.fresh}</LiveStatus>
      </div>
      <Table
        caption={t.title}
        captionHidden
        rows={hall.groups}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'group',
            header: t.group,
            rowHeader: true,
            cell: ({ nameUk, nameEn }) =>
              ctx.locale === 'en' && nameEn !== '' ? nameEn : <Ukrainian>{nameUk}</Ukrainian>,
          },
          {
            key: 'waiting',
            header: t.waiting,
            align: 'end',
            cell: ({ id, waiting }) => (
              <strong data-group={id} data-show="waiting">
                {countText(waiting, t.many)}
              </strong>
            ),
          },
          {
            key: 'expected',
            header: t.expected,
            cell: ({ id, expected }) => (
              <span data-group={id} data-show="expected">
                {rangeText(expected, t)}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
