import { z } from 'zod';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formatDate, formatDateTime, weekdayName } from '#platform/i18n/dates.ts';
import { EmptyState } from '#ui/emptyState.tsx';
import { Pagination } from '#ui/pagination.tsx';
import { Timeline, type TimelineItem } from '#ui/timeline.tsx';
import { type HistoryRow, historyOfCentre, historyPageSize, namesOfCentre } from '../data/history.ts';
import { centreFrame, centreOf, tabHref } from './centreFrame.tsx';
import { textsOf } from './parts.tsx';

const query = z.object({ before: z.coerce.number().int().positive().optional() });

/** Who changed what in the centre and when, read from the ledger. */
export async function historyPage(ctx: Context): Promise<Answer> {
  const t = textsOf(ctx);
  const centre = await centreOf(ctx);
  const { before } = ctx.query(query);
  const db = ctx.services.database.queries;
  const [found, names] = await Promise.all([
    historyOfCentre(db, centre.id, before ?? null),
    namesOfCentre(db, centre.id),
  ]);
  const rows = found.slice(0, historyPageSize);
  const last = found.length > historyPageSize ? rows.at(-1) : undefined;
  return centreFrame(
    ctx,
    centre,
    { tab: 'history' },
    rows.length === 0 ? (
      <EmptyState title={t.history.empty} icon="history" />
    ) : (
      <>
        <Timeline label={t.history.title} items={rows.map((row) => itemOf(ctx, row, names))} />
        <Pagination
          newerHref={before === undefined ? undefined : ctx.href(tabHref(centre.id, 'history'))}
          olderHref={last && ctx.href(`${tabHref(centre.id, 'history')}?before=${last.seq}`)}
        />
      </>
    ),
  );
}

type Names = ReadonlyMap<string, string>;

function itemOf(ctx: Context, row: HistoryRow, names: Names): TimelineItem {
  const payload = asRecord(row.payload);
  const at = new Date(row.at);
  return {
    key: String(row.seq),
    at: at.toISOString(),
    atText: formatDateTime(ctx.locale, at),
    title: titleOf(ctx, row, payload, names),
    actor: actorOf(ctx, row),
    children: <Changes ctx={ctx} payload={payload} names={names} />,
  };
}

function titleOf(ctx: Context, row: HistoryRow, payload: Facts, names: Names): string {
  const words = textsOf(ctx).history;
  const kinds: Readonly<Record<string, string>> = words.kinds;
  const title = kinds[row.kind] ?? row.kind;
  const about = [payload.number, payload.name, providerName(payload, names)]
    .filter((part) => typeof part === 'string' || typeof part === 'number')
    .join(', ');
  return about ? `${title}: ${about}` : title;
}

function providerName(payload: Facts, names: Names): string | undefined {
  return typeof payload.provider === 'string' ? names.get(payload.provider) : undefined;
}

function actorOf(ctx: Context, row: HistoryRow): string {
  const words = textsOf(ctx).history;
  if (row.worker !== null) return row.worker;
  const [kind, id] = row.actor.split(':', 2);
  return kind === 'system' ? words.system(id ?? '') : words.someone;
}

/** What was and what is, field by field; for a new thing, what it is. */
function Changes({ ctx, payload, names }: { ctx: Context; payload: Facts; names: Names }) {
  const t = textsOf(ctx);
  const labels: Readonly<Record<string, string>> = t.history.fields;
  const before = asRecord(payload.before);
  const after = 'after' in payload ? asRecord(payload.after) : plainFacts(payload);
  const fields = Object.keys({ ...before, ...after }).filter((field) => labels[field] !== undefined);
  if (fields.length === 0) return null;
  return (
    <>
      {fields.map((field) => (
        <p key={field}>
          {labels[field]}:{' '}
          {field in before && (
            <>
              <del>
                <span class="ds-sr-only">{t.history.was} </span>
                {show(ctx, before[field], names)}
              </del>{' '}
              →{' '}
            </>
          )}
          {field in after || field in before ? show(ctx, after[field], names) : null}
        </p>
      ))}
    </>
  );
}

/** Facts that stand in the event itself, as the date of an exception. */
const plainFacts = ({
  before: _,
  after: __,
  number: ___,
  name: ____,
  provider: _____,
  ...facts
}: Facts): Facts => facts;

type Facts = Readonly<Record<string, unknown>>;

const asRecord = (value: unknown): Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

function show(ctx: Context, value: unknown, names: Names): string {
  const t = textsOf(ctx);
  if (value === null || value === undefined || value === '') return t.history.nothing;
  if (typeof value === 'boolean') return value ? t.yes : t.no;
  if (Array.isArray(value)) return value.map((one) => show(ctx, one, names)).join(', ') || t.history.nothing;
  if (typeof value === 'object') {
    const { weekday, days, opens, closes } = asRecord(value);
    const which = Array.isArray(days) ? days : [weekday];
    const named = which.map((day) => weekdayName(ctx.locale, Number(day))).join(', ');
    return `${named} ${opens}–${closes}`;
  }
  const text = String(value);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDate(ctx.locale, text);
  const values: Readonly<Record<string, string>> = t.history.values;
  return names.get(text) ?? values[text] ?? text;
}
