import { z } from 'zod';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { within } from '../data/place.ts';
import { visitByCode } from '../data/visit.ts';
import { boardChannel } from '../liveBoard.ts';
import { queueScope } from '../rights.ts';
import { codeParams } from '../schema.ts';
import { boardQuery } from '../schemas/boards.ts';

const centreIdParams = z.object({ centre: z.uuid() });

/** What hangs on the wall for everybody: numbers and desks. Who sits at a desk is told only inside the centre. */
export async function boardStream(ctx: Context): Promise<{ channel: string }> {
  const { show } = ctx.query(boardQuery);
  const filter = { ...show, plates: show.plates && ctx.principal.kind !== 'visitor' };
  return { channel: `board:${boardChannel(ctx.params(centreIdParams).centre, filter)}` };
}

/** Numbers of the hall, for the centres that the worker's scope reaches. */
export async function deskStream(ctx: Context): Promise<{ channel: string }> {
  return { channel: `desk:${within(queueScope(ctx.principal), ctx.params(centreIdParams).centre)}` };
}

/** The own visit, by its secret. */
export async function ticketStream(ctx: Context): Promise<{ channel: string }> {
  const visit = await visitByCode(ctx.services.database.queries, ctx.params(codeParams).code);
  if (!visit) throw notFound();
  return { channel: `ticket:${visit.id}` };
}
