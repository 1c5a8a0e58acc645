import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import type { CentreFacts } from '../data/menu.ts';
import { centreFacts } from '../data/menu.ts';

/** The centre in which a device or worker stands; throws `notFound` when it is gone. */
export async function centreOf(ctx: Context): Promise<CentreFacts> {
  const { centreId } = ctx.principal;
  const centre = centreId ? await centreFacts(ctx.services.database.queries, centreId) : undefined;
  if (!centre) throw notFound();
  return centre;
}
