import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { DeviceScope } from '../rights.ts';
import type { DeviceKind } from '../rules.ts';

export interface Device {
  readonly id: string;
  readonly centreId: string;
  readonly centreName: string;
  /** All centres that it serves or opens, the first one at the head. */
  readonly centres: readonly { readonly id: string; readonly name: string }[];
  /** All of them are within the reader's reach: who does not reach all may not widen what others decide about. */
  readonly wholly: boolean;
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

interface Row extends Omit<Device, 'centres' | 'wholly'> {
  readonly further: readonly { readonly id: string; readonly name: string }[];
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
      sql<
        Row['further']
      >`coalesce((select jsonb_agg(jsonb_build_object('id', k.id, 'name', k.name) order by k.name collate "uk-x-icu")
        from device_centre f join centre k on k.id = f.centre_id where f.device_id = d.id), '[]'::jsonb)`.as(
        'further',
      ),
    ])
    .$narrowType<{ kind: DeviceKind }>();
  if (scope.centreIds === 'all') return query;
  return scope.centreIds.length === 0
    ? query.where(sql<boolean>`false`)
    : query.where((e) =>
        e.or([
          e('d.centre_id', 'in', scope.centreIds),
          e.exists(
            e
              .selectFrom('device_centre as f')
              .select('f.device_id')
              .whereRef('f.device_id', '=', 'd.id')
              .where('f.centre_id', 'in', scope.centreIds),
          ),
        ]),
      );
};

function deviceOf(scope: DeviceScope) {
  const reach = scope.centreIds;
  return ({ further, ...row }: Row): Device => {
    const centres = [{ id: row.centreId, name: row.centreName }, ...further];
    return { ...row, centres, wholly: reach === 'all' || centres.every(({ id }) => reach.includes(id)) };
  };
}

/** Kiosks and boards, or keys of systems: those that work now and those disconnected last, by centre. */
export async function listDevices(
  queries: Queries,
  scope: DeviceScope,
  what: 'screens' | 'systems',
): Promise<Device[]> {
  const found = await rows(queries, scope)
    .where('d.kind', what === 'systems' ? '=' : '<>', 'system')
    .orderBy(sql`d.revoked_at is not null`)
    .orderBy(sql`c.name collate "uk-x-icu"`)
    .orderBy('d.kind')
    .orderBy(sql`d.name collate "uk-x-icu"`)
    .limit(500)
    .execute();
  return found.map(deviceOf(scope));
}

/** One device of which at least one centre is within reach; undefined outside of it. */
export async function deviceById(
  queries: Queries | Tx,
  scope: DeviceScope,
  id: string,
): Promise<Device | undefined> {
  const row = await rows(queries, scope).where('d.id', '=', id).executeTakeFirst();
  return row && deviceOf(scope)(row);
}

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
