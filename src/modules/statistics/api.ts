import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, json } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { inReach, placesOf } from './data/places.ts';
import { readReport } from './data/report.ts';
import { statisticsTexts } from './messages.ts';
import { statisticsScope } from './rights.ts';
import { periodOf } from './rules/period.ts';
import { centreParams, codeParams, statisticsQuery } from './schema.ts';

/** GET /api/v1/centres/:code/statistics: a period from one side, as the page shows it. Figures alone. */
export async function statisticsApi(ctx: Context): Promise<Answer> {
  const { code } = ctx.params(codeParams);
  const query = ctx.query(statisticsQuery);
  const { queries } = ctx.services.database;
  const scope = statisticsScope(ctx.principal);
  const place = (await placesOf(queries, scope)).find((one) => one.code === code);
  if (!place) throw notFound();
  const today = businessDate(ctx.services.clock.now());
  const period = periodOf(query.period, query.date ?? today);
  const texts = statisticsTexts[ctx.locale].history;
  const report = await readReport(queries, scope, { place, period, by: query.by }, today, ctx.locale, texts);
  return json({
    centre: { code: place.code, name: place.name, standardMinutes: place.standardMinutes },
    from: period.from,
    to: period.to,
    providerId: report.providerId,
    whole: report.whole,
    rows: report.rows.map(({ key, name, measures }) => ({ key, name, ...measures })),
    estimates: report.score,
  });
}

/** Says that something has changed in the centre; the page then asks for its own new content. */
export async function statisticsStream(ctx: Context): Promise<{ channel: string }> {
  const { centre } = ctx.params(centreParams);
  inReach(statisticsScope(ctx.principal), { centreId: centre, providerId: null });
  return { channel: `statistics:${centre}` };
}
