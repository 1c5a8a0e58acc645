import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, json } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { forbidden } from '#platform/http/problems.ts';
import { boardState } from '../data/board.ts';
import { queueNow } from '../data/menu.ts';

/** GET /api/v1/calls: what the boards of the key's own centre show, and how many wait. Numbers, nobody's name. */
export async function callsApi(ctx: Context): Promise<Answer> {
  const centreId = ownCentre(ctx);
  const { queries } = ctx.services.database;
  const now = ctx.services.clock.now();
  const [board, groups] = await Promise.all([
    boardState(queries, centreId, businessDate(now)),
    queueNow(queries, centreId, businessDate(now)),
  ]);
  return json({
    at: now.toISOString(),
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
  return { channel: `board:${ownCentre(ctx)}` };
}

function ownCentre(ctx: Context): string {
  const { centreId } = ctx.principal;
  if (!centreId) throw forbidden();
  return centreId;
}
