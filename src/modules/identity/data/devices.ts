import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { DeviceScope } from '../rights.ts';
import type { DeviceKind } from '../rules.ts';

export interface Device {
  readonly id: string;
  readonly centreId: string;
  readonly centreName: string;
  readonly kind: DeviceKind;
  readonly name: string;
  readonly lastSeenAt: Date | null;
  readonly revokedAt: Date | null;
  /** What the key of a system opens; empty for a kiosk or board. */
  readonly rights: string[];
  readonly expiresAt: Date | null;
  readonly perMinute: number | null;
  /** Until when the key before the last rotation is accepted. */
  readonly oldKeyUntil: Date | null;
}

const rows = (queries: Queries | Tx, scope: DeviceScope) => {
  const query = queries
    .selectFrom('device as d')
    .innerJoin('centre as c', 'c.id', 'd.centre_id')
    .select([
      'd.id',
      'd.centre_id as centreId',
      'c.name as centreName',
      'd.kind',
      'd.name',
      'd.last_seen_at as lastSeenAt',
      'd.revoked_at as revokedAt',
      'd.rights',
      'd.expires_at as expiresAt',
      'd.per_minute as perMinute',
      'd.old_key_until as oldKeyUntil',
    ])
    .$narrowType<{ kind: DeviceKind }>();
  if (scope.centreIds === 'all') return query;
  return scope.centreIds.length === 0
    ? query.where(sql<boolean>`false`)
    : query.where('d.centre_id', 'in', scope.centreIds);
};

/** Devices that work now and those disconnected last, by centre. */
export const listDevices = (queries: Queries, scope: DeviceScope): Promise<Device[]> =>
  rows(queries, scope)
    .orderBy(sql`d.revoked_at is not null`)
    .orderBy(sql`c.name collate "uk-x-icu"`)
    .orderBy('d.kind')
    .orderBy(sql`d.name collate "uk-x-icu"`)
    .limit(500)
    .execute();

/** One device within reach; undefined outside of it. */
export const deviceById = (
  queries: Queries | Tx,
  scope: DeviceScope,
  id: string,
): Promise<Device | undefined> => rows(queries, scope).where('d.id', '=', id).executeTakeFirst();

/** Centres within reach, for the choice of where a device stands. */
export function centresInReach(
  queries: Queries | Tx,
  scope: DeviceScope,
): Promise<{ id: string; name: string }[]> {
  const query = queries
    .selectFrom('centre')
    .select(['id', 'name'])
    .where('active', '=', true)
    .orderBy(sql`name collate "uk-x-icu"`);
  if (scope.centreIds === 'all') return query.execute();
  return scope.centreIds.length === 0
    ? Promise.resolve([])
    : query.where('id', 'in', scope.centreIds).execute();
}
