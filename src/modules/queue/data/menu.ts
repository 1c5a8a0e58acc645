import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import { mostCounted } from './place.ts';

export interface MenuService {
  readonly id: string;
  readonly groupId: string;
  readonly slug: string;
  readonly nameUk: string;
  readonly nameEn: string;
}

export interface GroupNow {
  readonly id: string;
  readonly prefix: string;
  readonly nameUk: string;
  readonly nameEn: string;
  /** People waiting, at most 100. */
  readonly waiting: number;
}

export interface CentreFacts {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly personalQueue: boolean;
}

/** A working centre by identifier; public facts alone. */
export const centreFacts = (queries: Queries, centreId: string): Promise<CentreFacts | undefined> =>
  queries
    .selectFrom('centre')
    .select(['id', 'code', 'name', 'personal_queue as personalQueue'])
    .where('id', '=', centreId)
    .where('active', '=', true)
    .executeTakeFirst();

export const centreByCode = (queries: Queries, code: string): Promise<CentreFacts | undefined> =>
  queries
    .selectFrom('centre')
    .select(['id', 'code', 'name', 'personal_queue as personalQueue'])
    .where('code', '=', code)
    .where('active', '=', true)
    .executeTakeFirst();

/**
 * The queue of a centre now: its groups in the order of the kiosk and how many wait in each. Public (KS-site): numbers
 * alone, nobody's ticket. `date` is the business date.
 */
export const queueNow = async (queries: Queries, centreId: string, date: string): Promise<GroupNow[]> => {
  const { rows } =
    await sql<GroupNow>`select g.id, g.prefix, g.name_uk as "nameUk", g.name_en as "nameEn", w.waiting
    from service_group g cross join lateral (
      select count(*)::int as waiting from (
        select from ticket t where t.centre_id = g.centre_id and t.business_date = ${date}::date
          and t.group_id = g.id and t.state = 'waiting' limit ${mostCounted}) one) w
    where g.centre_id = ${centreId}::uuid and g.active
      and exists (select from service s where s.group_id = g.id and s.active)
    order by g.position, g.prefix`.execute(queries);
  return rows;
};

/** Services that can be chosen at a centre, in plain words, in the order of its list. */
export const menuServices = (queries: Queries, centreId: string): Promise<MenuService[]> =>
  queries
    .selectFrom('service')
    .select(['id', 'group_id as groupId', 'slug', 'plain_name_uk as nameUk', 'plain_name_en as nameEn'])
    .where('centre_id', '=', centreId)
    .where('active', '=', true)
    .orderBy('list_number')
    .execute();
