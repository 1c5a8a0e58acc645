import type { HotStatement } from '#platform/database/database.ts';
import type { KeyState } from '../rules/keyRights.ts';
import type { DeviceKind, WorkerRole } from '../rules.ts';

export interface SessionRow {
  /** SHA-256 of the token, hexadecimal: tells whose row it is. */
  hash: string;
  id: string;
  last_seen_at: Date;
  second_factor: boolean;
  worker_id: string;
  surname: string;
  given: string;
  patronymic: string | null;
  must_change_password: boolean;
  enrolled: boolean;
  demanded: boolean;
  role: WorkerRole | null;
  centre_id: string | null;
  provider_id: string | null;
  eoffice_number: number | null;
  municipality_id: string | null;
  centre_name: string | null;
  municipality_name: string | null;
  /** Centres of the municipality, for roles that reach over all of them; null where no municipality bounds the role. */
  centre_ids: string[] | null;
}

/**
 * Who sessions are, in one statement: hashes of their tokens, now, the moment before which it was last seen too long ago,
 * the business date, the roles that demand a second factor. A deactivated worker, an ended grant or an ended session
 * gives no row or no role at the very next request.
 */
export const sessionStatement: HotStatement = {
  name: 'identity_session',
  text: `
    select encode(s.token_hash, 'hex') as hash, s.id, s.last_seen_at, s.second_factor, w.id as worker_id, w.surname, w.given, w.patronymic,
      w.must_change_password, w.totp_confirmed_at is not null as enrolled,
      exists (select from role_grant d where d.worker_id = w.id and d.role = any($5)
        and d.valid_from <= $4 and (d.ended_on is null or d.ended_on > $4)) as demanded,
      g.role, g.centre_id, g.provider_id, g.eoffice_number, coalesce(g.municipality_id, c.municipality_id) as municipality_id,
      c.name as centre_name, m.name as municipality_name,
      case when g.municipality_id is not null
        then array(select k.id from centre k where k.municipality_id = g.municipality_id) end as centre_ids
    from session s
    join worker w on w.id = s.worker_id and w.active
    left join role_grant g on g.id = s.grant_id and g.worker_id = w.id
      and g.valid_from <= $4 and (g.ended_on is null or g.ended_on > $4)
    left join centre c on c.id = g.centre_id
    left join municipality m on m.id = coalesce(g.municipality_id, c.municipality_id)
    where s.token_hash = any($1::bytea[]) and s.ended_at is null and s.expires_at > $2 and s.last_seen_at > $3`,
};

export interface DeviceRow extends KeyState {
  /** SHA-256 of the key asked for, hexadecimal. */
  hash: string;
  id: string;
  kind: DeviceKind;
  name: string;
  last_seen_at: Date | null;
  centre_id: string;
  centre_name: string;
  municipality_id: string;
  /** Centres that the key of a system opens beside the first one. */
  further_ids: string[];
  rights: string[];
  per_minute: number | null;
}

const deviceBy = (column: 'key_hash' | 'old_key_hash', oldKeyUntil: string) => `
    select encode(d.${column}, 'hex') as hash, d.id, d.kind, d.name, d.last_seen_at, d.centre_id, c.name as centre_name, c.municipality_id,
      case when d.kind = 'system' then array(select k.centre_id from device_centre k where k.device_id = d.id) else '{}' end as further_ids,
      d.rights, d.per_minute, d.revoked_at, d.expires_at, ${oldKeyUntil} as old_key_until
    from device d join centre c on c.id = d.centre_id
    where d.${column} = any($1::bytea[])`;

/** Devices by the hashes of their keys, whether or not these still work. */
export const deviceStatement: HotStatement = {
  name: 'identity_device',
  text: deviceBy('key_hash', 'null::timestamptz'),
};

/** Devices by the hashes of the keys that they had before the last rotation. */
export const deviceByOldKeyStatement: HotStatement = {
  name: 'identity_device_old_key',
  text: deviceBy('old_key_hash', 'd.old_key_until'),
};

/** $1 id, $2 now, $3 the moment before which the old time is worth replacing: at most one write a minute. */
export const sessionSeenStatement: HotStatement = {
  name: 'identity_session_seen',
  text: 'update session set last_seen_at = $2 where id = $1 and last_seen_at < $3',
};

export const deviceSeenStatement: HotStatement = {
  name: 'identity_device_seen',
  text: 'update device set last_seen_at = $2 where id = $1 and (last_seen_at is null or last_seen_at < $3)',
};
