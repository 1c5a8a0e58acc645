import type { Queries } from '#platform/database/database.ts';

/** Desks of a centre with their provider, groups and who sits there now (ORG-4, BR-5.3). */
export async function desksOfCentre(db: Queries, centreId: string, filter: { activeOnly?: boolean } = {}) {
  const [desks, groups] = await Promise.all([
    db
      .selectFrom('desk')
      .leftJoin('provider', 'provider.id', 'desk.provider_id')
      .leftJoin('desk_shift', (join) =>
        join.onRef('desk_shift.desk_id', '=', 'desk.id').on('desk_shift.state', '<>', 'closed'),
      )
      .leftJoin('worker', 'worker.id', 'desk_shift.worker_id')
      .selectAll('desk')
      .select([
        'provider.short_name as provider_name',
        'provider.name as provider_full_name',
        'desk_shift.state as shift_state',
        'worker.surname',
        'worker.given',
        'worker.patronymic',
        'worker.sign_language_certificate',
      ])
      .where('desk.centre_id', '=', centreId)
      .$if(filter.activeOnly === true, (query) => query.where('desk.active', '=', true))
      .orderBy('desk.number')
      .execute(),
    db
      .selectFrom('desk_group')
      .innerJoin('service_group', 'service_group.id', 'desk_group.group_id')
      .select([
        'desk_group.desk_id',
        'service_group.id',
        'service_group.prefix',
        'service_group.name_uk',
        'service_group.name_en',
      ])
      .where('service_group.centre_id', '=', centreId)
      .orderBy('service_group.position')
      .execute(),
  ]);
  return desks.map((desk) => ({ ...desk, groups: groups.filter((group) => group.desk_id === desk.id) }));
}

export type DeskRow = Awaited<ReturnType<typeof desksOfCentre>>[number];

export async function findDesk(db: Queries, centreId: string, deskId: string): Promise<DeskRow | undefined> {
  return (await desksOfCentre(db, centreId)).find((desk) => desk.id === deskId);
}

/** Service groups of a centre, for choosing what a desk serves. */
export function groupsOfCentre(db: Queries, centreId: string) {
  return db
    .selectFrom('service_group')
    .select(['id', 'prefix', 'name_uk', 'name_en'])
    .where('centre_id', '=', centreId)
    .where('active', '=', true)
    .orderBy('position')
    .execute();
}
