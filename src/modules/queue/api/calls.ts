import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, json } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { forbidden } from '#platform/http/problems.ts';
import { boardState } from '../data/board.ts';
import { centreOfKey } from '../data/keyCentre.ts';
import { queueNow } from '../data/menu.ts';
import { queueScope } from '../rights.ts';
import { callsQuery } from '../schemas/calls.ts';

/** GET /api/v1/calls: what the boards of a centre of the key show, and how many wait. Numbers, nobody's name. */
export async function callsApi(ctx: Context): Promise<Answer> {
  const { id: centreId, code } = await askedCentre(ctx);
  const { queries } = ctx.services.database;
  const now = ctx.services.clock.now();
  const [board, groups] = await Promise.all([
    boardState(queries, centreId, businessDate(now)),
    queueNow(queries, centreId, businessDate(now)),
  ]);
  return json({
    at: now.toISOString(),
    centre: code,
    calls: board.calls.map(({ id, at, number, desk, state, call }) => ({
      ticketId: id,
      number,
      desk,
      state,
      call,
      calledAt: at,
    })),
    groups: groups.map(({ id, ...group }) => ({ groupId: id, ...group })),
  });
}

/** GET /api/v1/live/calls: the same calls as they happen. */
export async function callsStream(ctx: Context): Promise<{ channel: string }> {
  return { channel: `board:${(await askedCentre(ctx)).id}` };
}

function askedCentre(ctx: Context) {
  const { centreId } = ctx.principal;
  if (!centreId) throw forbidden();
  const { centre } = ctx.query(callsQuery);
  return centreOfKey(
    ctx.services.database.queries,
    queueScope(ctx.principal),
    centre === undefined ? { first: centreId } : { code: centre },
  );
}
