import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import type { OrganisationScope } from '../rights.ts';
import type { Missing } from './checklist.ts';
import { idsOf } from './places.ts';

interface CentreRow {
  readonly name: string;
  readonly hasList: boolean;
  readonly hasGroup: boolean;
  readonly services: number;
  readonly withoutCard: number;
  readonly hasKiosk: boolean;
  readonly hasBoard: boolean;
  readonly withoutPrinter: readonly { readonly id: string; readonly name: string }[];
}

/**
 * What a centre still lacks before people can be served: the approved list, groups of the queue, services, their cards in
 * force (CARD-flow), a kiosk with its printer, a board. Services and cards are entered by heads, so they lead nowhere here.
 */
export async function missingServices(db: Queries, scope: OrganisationScope): Promise<Missing[]> {
  const within =
    scope.centreIds === 'all' ? sql<boolean>`true` : sql<boolean>`c.id = any(${[...idsOf(scope)]}::uuid[])`;
  const { rows } = await sql<CentreRow>`
    select c.name,
      exists (select from service_list l where l.centre_id = c.id) as "hasList",
      exists (select from service_group g where g.centre_id = c.id and g.active) as "hasGroup",
      (select count(*)::int from service s where s.centre_id = c.id and s.active) as services,
      (select count(*)::int from service s where s.centre_id = c.id and s.active and not exists
        (select from card_version v where v.service_id = s.id and v.state = 'inForce')) as "withoutCard",
      exists (select from device d where d.centre_id = c.id and d.kind = 'kiosk' and d.revoked_at is null) as "hasKiosk",
      exists (select from device d where d.centre_id = c.id and d.kind = 'board' and d.revoked_at is null) as "hasBoard",
      coalesce((select json_agg(json_build_object('id', d.id, 'name', d.name) order by d.name, d.id) from device d
        where d.centre_id = c.id and d.kind = 'kiosk' and d.revoked_at is null
          and not exists (select from printer p where p.device_id = d.id and p.active)), '[]') as "withoutPrinter"
    from centre c where c.active and ${within} order by c.name`.execute(db);
  return rows.flatMap((row): Missing[] => {
    const centre = row.name;
    const missing: Missing[] = [];
    if (!row.hasList) missing.push({ kind: 'noList', centre, href: '/catalogue/lists/new' });
    if (!row.hasGroup) missing.push({ kind: 'noGroup', centre, href: '/catalogue/groups/new' });
    if (row.services === 0) missing.push({ kind: 'noService', centre, href: null });
    if (row.withoutCard > 0) missing.push({ kind: 'noCard', centre, number: row.withoutCard, href: null });
    if (!row.hasKiosk) missing.push({ kind: 'noKiosk', centre, href: '/devices' });
    if (!row.hasBoard) missing.push({ kind: 'noBoard', centre, href: '/devices' });
    for (const { id, name } of row.withoutPrinter)
      missing.push({ kind: 'noPrinter', centre, device: name, href: `/terminals/${id}` });
    return missing;
  });
}
