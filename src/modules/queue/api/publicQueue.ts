import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, json } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { centreByCode, queueNow } from '../data/menu.ts';
import { centreParams } from '../schema.ts';

/** GET /api/v1/centres/:code/queue: how many wait in each group. Public (KS-site). */
export async function queueApi(ctx: Context): Promise<Answer> {
  const { queries } = ctx.services.database;
  const centre = await centreByCode(queries, ctx.params(centreParams).code);
  if (!centre) throw notFound();
  const now = ctx.services.clock.now();
  const groups = await queueNow(queries, centre.id, businessDate(now));
  return json({ centre: { code: centre.code, name: centre.name }, at: now.toISOString(), groups });
}
