import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Heading } from '#ui/heading.tsx';
import { LiveStatus } from '#ui/liveStatus.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stat, Stats } from '#ui/stat.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { type CentreLive, centreLive, type GroupLive } from '../data/now.ts';
import { partsOf, total } from '../data/parts.ts';
import { type Place, placesOf } from '../data/places.ts';
import { type Score, scoreOfPeriod } from '../data/score.ts';
import { statisticsTexts } from '../messages.ts';
import { statisticsScope } from '../rights.ts';
import { measuresOf, type Sums } from '../rules/measures.ts';
import { periodOf } from '../rules/period.ts';
import { Dangers } from './dangers.tsx';
import { DesksNow } from './desksNow.tsx';
import { percent, wholeMinutes } from './numbers.ts';

const tones = { unserved: 'danger', passed: 'danger', coming: 'warning', fine: 'success' } as const;

/** The queue of the own centre at this moment, for its head: what happens, what threatens the standard, what would help (BR-14). */
export async function nowPage(ctx: Context): Promise<Answer> {
  const t = statisticsTexts[ctx.locale].live;
  const { database, clock } = ctx.services;
  const scope = statisticsScope(ctx.principal);
  const now = clock.now();
  const today = businessDate(now);
  const places = await placesOf(database.queries, scope);
  const place = places.find(({ id }) => id === ctx.principal.centreId);
  if (!place) throw notFound();
  const day = periodOf('day', today);
  const [live, parts, score] = await Promise.all([
    centreLive(database, scope, place, today, now),
    partsOf(
      database.queries,
      scope,
      { centreId: place.id, providerId: null, side: 'all', period: day },
      today,
    ),
    scoreOfPeriod(database.queries, scope, place.id, day, today),
  ]);
  return staffPage(
    ctx,
    {
      title: t.title,
      scripts: ['statistics.js'],
      refreshSeconds: 60,
      live: (
        <div data-live-status data-fresh={t.fresh} data-stale={t.stale} hidden>
          <LiveStatus state="live">{t.fresh}</LiveStatus>
        </div>
      ),
    },
    <>
      <div data-live={ctx.href(`/live/statistics/${place.id}`)} hidden />
      <Heading level={1} caption={`${place.name}. ${t.at(formatTime(ctx.locale, now))}`}>
        {t.title}
      </Heading>
      {live.pausedSince && (
        <Alert tone="warning" title={t.paused(formatTime(ctx.locale, live.pausedSince))} />
      )}
      {!live.foreseen && (
        <Alert tone="info">
          <p>{t.notForeseen}</p>
        </Alert>
      )}
      <Dangers ctx={ctx} live={live} />
      <HallStats ctx={ctx} live={live} />
      <Groups ctx={ctx} groups={live.groups} />
      <DesksNow ctx={ctx} desks={live.desks} />
      <Today ctx={ctx} sums={total(parts)} score={score} place={place} />
      <p>
        <a class="ds-link" href={ctx.href('/statistics/history?period=day')}>
          {t.toHistory}
        </a>
      </p>
    </>,
  );
}

function HallStats({ ctx, live }: { ctx: Context; live: CentreLive }) {
  const t = statisticsTexts[ctx.locale].live;
  const count = (state: string) => live.desks.filter((desk) => desk.state === state).length;
  const waits = live.groups.flatMap(({ longestS }) => (longestS === null ? [] : [longestS]));
  return (
    <Stats>
      <Stat label={t.waiting} value={live.groups.reduce((sum, { waiting }) => sum + waiting, 0)} />
      <Stat
        label={t.longest}
        value={waits.length === 0 ? t.nobody : wholeMinutes(t, Math.max(...waits))}
        note={t.standard(live.place.standardMinutes)}
      />
      <Stat
        label={t.desksOpen}
        value={count('open')}
        note={t.desksText(count('open'), count('break'), count('closed'))}
      />
    </Stats>
  );
}

function Groups({ ctx, groups }: { ctx: Context; groups: readonly GroupLive[] }) {
  const t = statisticsTexts[ctx.locale].live;
  return (
    <Table
      caption={t.byGroup}
      rows={groups}
      rowKey={(row) => row.id}
      rowTone={(row) => (row.danger === 'fine' ? undefined : tones[row.danger])}
      columns={[
        {
          key: 'group',
          header: t.group,
          rowHeader: true,
          cell: (row) => `${row.prefix} — ${ctx.locale === 'uk' ? row.nameUk : row.nameEn}`,
        },
        { key: 'waiting', header: t.waiting, align: 'end', cell: (row) => row.waiting },
        {
          key: 'longest',
          header: t.longest,
          align: 'end',
          cell: (row) => (row.longestS === null ? '—' : wholeMinutes(t, row.longestS)),
        },
        { key: 'desks', header: t.desks, align: 'end', cell: (row) => row.desks },
        {
          key: 'expected',
          header: t.expected,
          align: 'end',
          cell: (row) =>
            row.range
              ? t.range(Math.round(row.range.lowS / 60), Math.round(row.range.highS / 60))
              : t.unknown,
        },
        {
          key: 'state',
          header: t.state,
          cell: (row) => <StatusTag tone={tones[row.danger]}>{t.dangers[row.danger]}</StatusTag>,
        },
      ]}
    />
  );
}

function Today({ ctx, sums, score, place }: { ctx: Context; sums: Sums; score: Score; place: Place }) {
  const t = statisticsTexts[ctx.locale].live;
  const measures = measuresOf(sums);
  return (
    <section class="v-stack" aria-labelledby="today">
      <Heading level={2} id="today">
        {t.today}
      </Heading>
      <Stats>
        <Stat label={t.called} value={sums.firstCalls} />
        <Stat
          label={t.meanWait}
          value={measures.waitMeanMin === null ? '—' : wholeMinutes(t, measures.waitMeanMin * 60)}
          note={t.standard(place.standardMinutes)}
        />
        <Stat label={t.inStandard} value={percent(ctx.locale, measures.inStandardShare)} />
        <Stat label={t.left} value={sums.leftUnserved} />
        <Stat
          label={t.score}
          value={percent(ctx.locale, score.metShare)}
          note={t.scoreNote(score.estimates)}
        />
      </Stats>
    </section>
  );
}

/** Figures of each centre of the municipality at this moment, for its coordinator: no desk and no ticket (KC-13). */
export async function municipalityNowPage(ctx: Context): Promise<Answer> {
  const t = statisticsTexts[ctx.locale].live;
  const { database, clock } = ctx.services;
  const scope = statisticsScope(ctx.principal);
  const now = clock.now();
  const places = await placesOf(database.queries, scope);
  const rows = await Promise.all(
    places.map((place) => centreLive(database, scope, place, businessDate(now), now)),
  );
  const sum = (groups: readonly GroupLive[]) => groups.reduce((all, { waiting }) => all + waiting, 0);
  return staffPage(
    ctx,
    { title: t.municipalityTitle, refreshSeconds: 30 },
    <>
      <Heading level={1} caption={t.at(formatTime(ctx.locale, now))}>
        {t.municipalityTitle}
      </Heading>
      <Table
        caption={t.municipalityTitle}
        captionHidden
        rows={rows}
        rowKey={(row) => row.place.id}
        empty={<EmptyState title={t.empty} icon="building" />}
        rowTone={(row) => (row.groups.some(({ danger }) => danger !== 'fine') ? 'warning' : undefined)}
        columns={[
          {
            key: 'centre',
            header: t.centre,
            rowHeader: true,
            cell: (row) => (
              <a class="ds-link" href={ctx.href(`/statistics/history?period=day&centre=${row.place.id}`)}>
                {row.place.name}
              </a>
            ),
          },
          { key: 'waiting', header: t.waiting, align: 'end', cell: (row) => sum(row.groups) },
          {
            key: 'longest',
            header: t.longest,
            align: 'end',
            cell: (row) => {
              const waits = row.groups.flatMap(({ longestS }) => (longestS === null ? [] : [longestS]));
              return waits.length === 0 ? '—' : wholeMinutes(t, Math.max(...waits));
            },
          },
          {
            key: 'desks',
            header: t.desksOpen,
            align: 'end',
            cell: (row) =>
              `${row.desks.filter(({ state }) => state === 'open').length} / ${row.desks.length}`,
          },
          {
            key: 'danger',
            header: t.inDanger,
            align: 'end',
            cell: (row) => row.groups.filter(({ danger }) => danger !== 'fine').length,
          },
        ]}
      />
    </>,
  );
}
