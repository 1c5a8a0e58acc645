import { type Answer, json } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { centreByCode } from '../data/menu.ts';
import { allHalls, type PublicHall, publicHalls } from '../data/publicQueue.ts';
import { everyHall } from '../liveHall.ts';
import { centreParams } from '../schema.ts';

/** Seconds for which a browser or a proxy may keep the numbers: a site that shows them to thousands asks once. */
const keptSeconds = 5;

const shown = ({ code, name, municipality, open, paused, openDesks, groups }: PublicHall) => ({
  centre: { code, name, municipality },
  open,
  paused,
  openDesks,
  groups,
});

/** GET /api/v1/centres/:code/queue: who waits and how long, by group. Public (KS-site). */
export async function queueApi(ctx: Context): Promise<Answer> {
  const centre = await centreByCode(ctx.services.database.queries, ctx.params(centreParams).code);
  const { at, halls } = await publicHalls(ctx.services, centre ? [centre.id] : []);
  const hall = halls[0];
  if (!hall) throw notFound();
  return json({ ...shown(hall), at: at.toISOString() }, 200, { keptSeconds });
}

/** GET /api/v1/queue: the same of every centre. Public (KS-site). */
export async function queuesApi(ctx: Context): Promise<Answer> {
  const { at, halls } = await allHalls(ctx.services);
  return json({ at: at.toISOString(), centres: halls.map(shown) }, 200, { keptSeconds });
}

/** The queue of one centre, live, for everybody. */
export async function hallStream(ctx: Context): Promise<{ channel: string }> {
  const centre = await centreByCode(ctx.services.database.queries, ctx.params(centreParams).code);
  if (!centre) throw notFound();
  return { channel: `hall:${centre.id}` };
}

export const hallsStream = (): Promise<{ channel: string }> =>
  Promise.resolve({ channel: `hall:${everyHall}` });
