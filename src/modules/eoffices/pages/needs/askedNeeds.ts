import { businessDate } from '#platform/clock/clock.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { type MonthSpan, type NeedCell, needCells, needMonths, serviceNames } from '../../data/needs.ts';
import { type OfficeFacts, officesWithin } from '../../data/reach.ts';
import { eofficesTexts } from '../../messages.ts';
import { eofficeScope } from '../../rights.ts';
import { spanBefore, spanOfPeriod, sumBy, yearBefore } from '../../rules/needs.ts';
import { monthKey } from '../../rules/period.ts';
import { kinds, socialStatuses } from '../../rules/report.ts';
import { needsQuery } from '../../schemas/needs.ts';

/** Key of the topic «none of the services of the catalogue». */
export const noTopic = 'none';

export interface Topic {
  /** Identifier of the service, or `none`. */
  readonly key: string;
  readonly name: string;
  readonly appeals: number;
  readonly answered: number;
  /** Appeals of the span before, of the same length. */
  readonly before: number;
  /** Appeals by kind, status and district, each by its value. */
  readonly of: (side: NeedCell['side'], value: string) => number;
}

export interface Needs {
  readonly today: string;
  readonly offices: readonly OfficeFacts[];
  /** Null: all offices within reach. */
  readonly office: OfficeFacts | null;
  readonly period: string;
  /** Of all topics, whatever topic was chosen. */
  readonly topics: readonly Topic[];
  /** Null: all topics together. */
  readonly topic: Topic | null;
  /** The chosen topic, or all of them as one. */
  readonly whole: Topic;
  /** Values of each side that occur, in their order; districts by the number of appeals. */
  readonly values: Readonly<Record<NeedCell['side'], readonly string[]>>;
  /** Twelve months up to the end of the period: «2026-03» and the appeals of the chosen topic. */
  readonly months: readonly { readonly key: string; readonly appeals: number }[];
}

/** What people asked the offices within reach for (KN-3.1.2, KN-3.1.3); 404 for an office or topic that is not there. */
export async function askedNeeds(ctx: Context): Promise<Needs> {
  const db = ctx.services.database.queries;
  const today = businessDate(ctx.services.clock.now());
  const asked = ctx.query(needsQuery);
  const offices = await officesWithin(db, eofficeScope(ctx.principal));
  const office = asked.office ? offices.find(({ id }) => id === asked.office) : null;
  if (office === undefined) throw notFound();
  const period = asked.period ?? today.slice(0, 4);
  const span = spanOfPeriod(period);
  const ids = office ? [office.id] : offices.map(({ id }) => id);
  const [cells, before, monthly] = await Promise.all([
    needCells(db, ids, span),
    needMonths(db, ids, spanBefore(span)),
    needMonths(db, ids, yearBefore(span)),
  ]);
  const names = await namesOf(ctx, [...cells, ...before, ...monthly], asked.topic);
  const topics = topicsOf(ctx, cells, sumBy(before, names.topicOf), names);
  const chosen = asked.topic && names.topicOf({ serviceId: asked.topic === noTopic ? null : asked.topic });
  const topic = chosen ? (topics.find(({ key }) => key === chosen) ?? silentTopic(names, chosen)) : null;
  const months = sumBy(
    monthly.filter((one) => !topic || names.topicOf(one) === topic.key),
    ({ year, month }) => monthKey(year, month),
  );
  const whole = topic ?? allOf(ctx, topics);
  return {
    today,
    offices,
    office,
    period,
    topics,
    topic,
    whole,
    values: {
      kind: kinds,
      status: socialStatuses,
      district: districtsOf(cells),
    },
    months: monthsOf(yearBefore(span)).map((key) => ({ key, appeals: months.get(key) ?? 0 })),
  };
}

interface Names {
  /** Key of the topic of a service: services of the same name in several centres are one topic. */
  readonly topicOf: (row: { readonly serviceId: string | null }) => string;
  readonly nameOf: (key: string) => string | undefined;
}

async function namesOf(
  ctx: Context,
  rows: readonly { readonly serviceId: string | null }[],
  asked: string | undefined,
): Promise<Names> {
  const ids = new Set(rows.flatMap(({ serviceId }) => serviceId ?? []));
  if (asked && asked !== noTopic) ids.add(asked);
  const found = await serviceNames(ctx.services.database.queries, [...ids].sort());
  const keys = new Map<string, string>();
  for (const [id, { uk }] of found) if (!keys.has(uk)) keys.set(uk, id);
  return {
    topicOf: ({ serviceId }) =>
      (serviceId && keys.get(found.get(serviceId)?.uk ?? '')) ?? serviceId ?? noTopic,
    nameOf: (key) =>
      key === noTopic ? eofficesTexts[ctx.locale].needs.noTopic : found.get(key)?.[ctx.locale],
  };
}

function topicsOf(
  ctx: Context,
  cells: readonly NeedCell[],
  before: ReadonlyMap<string, number>,
  names: Names,
): Topic[] {
  return [...Map.groupBy(cells, names.topicOf)]
    .map(([key, own]): Topic => {
      const counts = sumBy(own, ({ side, value }) => `${side} ${value}`);
      const byKind = own.filter(({ side }) => side === 'kind');
      return {
        key,
        name: names.nameOf(key) ?? '',
        appeals: byKind.reduce((sum, { appeals }) => sum + appeals, 0),
        answered: byKind.reduce((sum, { answered }) => sum + answered, 0),
        before: before.get(key) ?? 0,
        of: (side, value) => counts.get(`${side} ${value}`) ?? 0,
      };
    })
    .sort((a, b) => b.appeals - a.appeals || a.name.localeCompare(b.name, ctx.locale));
}

/** A topic for which nobody asked in this period; 404 for what is no service. */
function silentTopic(names: Names, key: string): Topic {
  const name = names.nameOf(key);
  if (name === undefined) throw notFound();
  return { key, name, appeals: 0, answered: 0, before: 0, of: () => 0 };
}

const allOf = (ctx: Context, topics: readonly Topic[]): Topic => ({
  key: '',
  name: eofficesTexts[ctx.locale].needs.allTopics,
  appeals: topics.reduce((sum, { appeals }) => sum + appeals, 0),
  answered: topics.reduce((sum, { answered }) => sum + answered, 0),
  before: topics.reduce((sum, { before }) => sum + before, 0),
  of: (side, value) => topics.reduce((sum, topic) => sum + topic.of(side, value), 0),
});

/** Districts with the most appeals first; those of whom nothing is known last. */
function districtsOf(cells: readonly NeedCell[]): string[] {
  const sums = sumBy(
    cells.filter(({ side }) => side === 'district'),
    ({ value }) => value,
  );
  return [...sums]
    .sort(([a, x], [b, y]) => Number(a === '') - Number(b === '') || y - x || a.localeCompare(b, 'uk'))
    .map(([value]) => value);
}

/** «2026-01», «2026-02» … of a span. */
const monthsOf = ({ from, to }: MonthSpan): string[] =>
  Array.from({ length: to - from + 1 }, (_, at) =>
    monthKey(Math.floor((from + at) / 12), ((from + at) % 12) + 1),
  );
