import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import { Tag } from '#ui/tag.tsx';
import { Ukrainian } from '#ui/ukrainian.tsx';
import { allHalls, type PublicHall } from '../../data/publicQueue.ts';
import { queueTexts } from '../../messages.ts';
import { countText, hallState, rangeText, waitingInAll, widestRange } from '../../rules/hallWords.ts';
import { LiveLine } from '../liveLine.tsx';

const tones = { open: 'success', closed: 'neutral', paused: 'danger' } as const;

/** `/queue`: how many wait in every centre, live, for everybody (KS-site). */
export async function publicQueuePage(ctx: Context): Promise<Answer> {
  const t = queueTexts[ctx.locale].publicQueue;
  const { halls } = await allHalls(ctx.services);
  const municipalities = [...new Set(halls.map(({ municipality }) => municipality))];
  return publicPage(
    ctx,
    {
      title: t.title,
      description: t.lead,
      width: 'wide',
      ...(halls.length > 0 ? { scripts: ['hall.js'] } : {}),
    },
    <div
      data-hall="/live/queue"
      data-many={t.many}
      data-range={t.range}
      data-up-to={t.upTo}
      data-none={t.none}
      data-open={t.open}
      data-closed={t.closed}
      data-paused={t.paused}
    >
      <Stack gap="lg">
        <div class="v-stack" data-gap="sm">
          <Heading level={1}>{t.title}</Heading>
          <p class="v-lead">{t.lead}</p>
          <LiveLine ctx={ctx} />
        </div>
        {halls.length === 0 && <EmptyState title={t.empty} icon="building" />}
        {municipalities.map((name) => (
          <HallTable
            key={name}
            ctx={ctx}
            title={name}
            halls={halls.filter(({ municipality }) => municipality === name)}
          />
        ))}
        <p class="v-muted">{t.honest}</p>
      </Stack>
    </div>,
  );
}

function HallTable({ ctx, title, halls }: { ctx: Context; title: string; halls: readonly PublicHall[] }) {
  const t = queueTexts[ctx.locale].publicQueue;
  return (
    <section class="v-stack" data-gap="sm" aria-label={title}>
      <Heading level={2}>
        <Ukrainian>{title}</Ukrainian>
      </Heading>
      <Table
        caption={`${t.caption}: ${title}`}
        captionHidden
        rows={halls}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'centre',
            header: t.centre,
            rowHeader: true,
            cell: ({ code, name }) => (
              <a class="ds-link" href={ctx.href(`/centres/${code}#queue`)}>
                <Ukrainian>{name}</Ukrainian>
              </a>
            ),
          },
          {
            key: 'state',
            header: t.state,
            nowrap: true,
            cell: (hall) => (
              <span data-centre={hall.code} data-show="state">
                <Tag tone={tones[hallState(hall)]}>{t[hallState(hall)]}</Tag>
              </span>
            ),
          },
          {
            key: 'waiting',
            header: t.waiting,
            align: 'end',
            cell: ({ code, groups }) => (
              <strong data-centre={code} data-show="waiting">
                {countText(waitingInAll(groups), t.many)}
              </strong>
            ),
          },
          {
            key: 'expected',
            header: t.expected,
            cell: ({ code, groups }) => (
              <span data-centre={code} data-show="expected">
                {rangeText(widestRange(groups.map(({ expected }) => expected)), t)}
              </span>
            ),
          },
          {
            key: 'desks',
            header: t.desks,
            align: 'end',
            cell: ({ code, openDesks }) => (
              <span data-centre={code} data-show="desks">
                {openDesks}
              </span>
            ),
          },
        ]}
      />
    </section>
  );
}
