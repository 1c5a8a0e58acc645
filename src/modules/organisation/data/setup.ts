import { sql } from 'kysely';
import type { CivilDate } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';
import type { OrganisationScope } from '../rights.ts';
import { idsOf } from './places.ts';

/** What an installation needs before the first ticket and the first case, each on the one before. */
export const setupSteps = [
  'municipality',
  'centre',
  'provider',
  'seat',
  'schedule',
  'desk',
  'workers',
  'list',
  'group',
  'service',
  'card',
  'device',
] as const;
export type SetupStep = (typeof setupSteps)[number];

export interface SetupProgress {
  /** The centre that is being set up when there is but one; its pages can be linked to. */
  readonly centreId: string | null;
  readonly done: ReadonlySet<SetupStep>;
}

/** Which steps have been taken, within the administrator's reach; `today` is the business date. One query. */
export async function setupProgress(
  db: Queries,
  scope: OrganisationScope,
  today: CivilDate,
): Promise<SetupProgress> {
  const here =
    scope.centreIds === 'all'
      ? sql`select id from centre where active`
      : sql`select id from centre where active and id in (${sql.join(idsOf(scope))})`;
  const { rows } = await sql<{ centres: string[] } & Record<SetupStep, boolean>>`
    with here as (${here})
    select array(select id::text from here order by id limit 2) as centres,
      exists (select from municipality where active) as municipality,
      exists (select from here) as centre,
      exists (select from provider where active) as provider,
      exists (select from centre_provider where active and centre_id in (select id from here)) as seat,
      exists (select from schedule_rule where provider_id is null and (valid_to is null or valid_to >= ${today}::date)
        and centre_id in (select id from here)) as schedule,
      exists (select from desk where active and centre_id in (select id from here)) as desk,
      exists (select from role_grant where role = 'frontOffice' and ended_on is null and centre_id in (select id from here))
        and exists (select from role_grant where role = 'providerHead' and ended_on is null
          and centre_id in (select id from here)) as workers,
      exists (select from service_list where centre_id in (select id from here)) as list,
      exists (select from service_group where active and centre_id in (select id from here)) as "group",
      exists (select from service where active and centre_id in (select id from here)) as service,
      exists (select from card_version join service on service.id = card_version.service_id
        where card_version.state = 'inForce' and service.active and service.centre_id in (select id from here)) as card,
      exists (select from device where revoked_at is null and centre_id in (select id from here)) as device
  `.execute(db);
  const [row] = rows;
  const centres = row?.centres ?? [];
  return {
    centreId: centres.length === 1 ? (centres[0] ?? null) : null,
    done: new Set(setupSteps.filter((step) => row?.[step])),
  };
}
