import type { Tx } from '#platform/database/database.ts';
import type { Actor } from '#platform/session/actor.ts';
import { type AtDesk, awayFromDesk, type Changed, lockTicket, moveTicket, type TicketRow } from './stays.ts';

/** To whom a visitor is handed on: one group, service, desk or provider of the same centre. */
export type TransferTarget = {
  readonly kind: 'group' | 'service' | 'desk' | 'provider';
  readonly id: string;
};

/** `unknown`: no such active place here, or it is this desk itself. `deskClosed`: nobody works at that desk now. */
export type Transferred = Changed | 'unknown' | 'deskClosed';

interface Route {
  readonly group_id: string;
  readonly service_id: string | null;
  readonly only_desk_id: string | null;
  readonly only_provider_id: string | null;
  readonly express: boolean;
}

/** Hands the visitor on; number and place in the queue stay (Q-call). */
export async function transferTicket(
  tx: Tx,
  actor: Actor,
  at: AtDesk,
  ticketId: string,
  target: TransferTarget,
): Promise<Transferred> {
  const { centreId, deskId, workerId } = at;
  const row = await lockTicket(tx, 'transfer', { centreId, deskId, workerId, ticketId });
  if (!row) return 'stale';
  const route = await routeTo(tx, at, row, target);
  if (typeof route === 'string') return route;
  return moveTicket(tx, actor, row, {
    now: at.now,
    set: { state: 'waiting', state_since: at.now, ...awayFromDesk, ...route },
    event: 'ticket.transferred',
    payload: {
      toGroupId: route.group_id,
      toServiceId: route.service_id,
      toDeskId: route.only_desk_id,
      toProviderId: route.only_provider_id,
    },
    ends: { outcome: 'transferred' },
  });
}

async function routeTo(
  tx: Tx,
  at: AtDesk,
  row: TicketRow,
  { kind, id }: TransferTarget,
): Promise<Route | 'unknown' | 'deskClosed'> {
  const same: Route = {
    group_id: row.group_id,
    service_id: row.service_id,
    only_desk_id: null,
    only_provider_id: null,
    express: row.express,
  };
  switch (kind) {
    case 'group': {
      const group = await tx
        .selectFrom('service_group')
        .select('id')
        .where('id', '=', id)
        .where('centre_id', '=', at.centreId)
        .where('active', '=', true)
        .executeTakeFirst();
      return group
        ? { ...same, group_id: group.id, service_id: null, express: row.purpose === 'collect' }
        : 'unknown';
    }
    case 'service': {
      const service = await tx
        .selectFrom('service')
        .select(['id', 'group_id', 'express'])
        .where('id', '=', id)
        .where('centre_id', '=', at.centreId)
        .where('active', '=', true)
        .executeTakeFirst();
      return service
        ? {
            ...same,
            group_id: service.group_id,
            service_id: service.id,
            express: service.express || row.purpose === 'collect',
          }
        : 'unknown';
    }
    case 'desk':
      return toDesk(tx, at, id, same);
    case 'provider': {
      // With no desk of its own nobody could ever call the ticket.
      const desk = await tx
        .selectFrom('desk')
        .select('id')
        .where('centre_id', '=', at.centreId)
        .where('provider_id', '=', id)
        .where('active', '=', true)
        .executeTakeFirst();
      return desk ? { ...same, only_provider_id: id } : 'unknown';
    }
  }
}

/** When that desk closes later, or stays on a break for long, any desk that serves the group takes the ticket. */
async function toDesk(
  tx: Tx,
  at: AtDesk,
  id: string,
  same: Route,
): Promise<Route | 'unknown' | 'deskClosed'> {
  const desk = await tx
    .selectFrom('desk')
    .leftJoin('desk_shift', (join) =>
      join.onRef('desk_shift.desk_id', '=', 'desk.id').on('desk_shift.state', '<>', 'closed'),
    )
    .select(['desk.id', 'desk_shift.id as shift'])
    .where('desk.id', '=', id)
    .where('desk.id', '<>', at.deskId)
    .where('desk.centre_id', '=', at.centreId)
    .where('desk.active', '=', true)
    .executeTakeFirst();
  if (!desk) return 'unknown';
  return desk.shift ? { ...same, only_desk_id: desk.id } : 'deskClosed';
}
