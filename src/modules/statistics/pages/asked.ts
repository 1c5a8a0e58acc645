import { businessDate } from '#platform/clock/clock.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { type Place, placesOf } from '../data/places.ts';
import { type Report, readReport } from '../data/report.ts';
import { statisticsTexts } from '../messages.ts';
import { statisticsScope } from '../rights.ts';
import { periodOf } from '../rules/period.ts';
import { type HistoryQuery, historyQuery } from '../schema.ts';

export interface AskedReport {
  readonly query: HistoryQuery;
  readonly places: readonly Place[];
  /** Undefined: no centre is within reach. */
  readonly report: Report | undefined;
  readonly today: string;
}

/** The centre within reach and the period that an address asks for. `place` is undefined when no centre is within reach. */
export async function askedPlace(ctx: Context) {
  const query = ctx.query(historyQuery);
  const { queries } = ctx.services.database;
  const today = businessDate(ctx.services.clock.now());
  const places = await placesOf(queries, statisticsScope(ctx.principal));
  const wanted = query.centre || ctx.principal.centreId || places[0]?.id;
  const place = places.find(({ id }) => id === wanted);
  if (query.centre && !place) throw notFound();
  return { query, places, place, period: periodOf(query.period, query.date || today), today };
}

/** The report that an address asks for; the same for the page and the spreadsheet. */
export async function askedReport(ctx: Context): Promise<AskedReport> {
  const { query, places, place, period, today } = await askedPlace(ctx);
  if (!place) return { query, places, report: undefined, today };
  const { queries } = ctx.services.database;
  const texts = statisticsTexts[ctx.locale].history;
  const wish = { place, period, by: query.by };
  const report = await readReport(queries, statisticsScope(ctx.principal), wish, today, ctx.locale, texts);
  return { query, places, report, today };
}
