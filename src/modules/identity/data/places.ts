import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';

export interface PlaceOption {
  /** centre:<id>, provider:<centre>:<provider> or municipality:<id> */
  readonly value: string;
  readonly kind: 'centre' | 'provider' | 'municipality';
  readonly municipalityId: string;
  readonly centreId: string | null;
  readonly providerId: string | null;
  readonly municipalityName: string;
  readonly centreName: string | null;
  readonly providerName: string | null;
}

/** Every place in which a role can be held, in Ukrainian order of names. */
export async function rolePlaces(queries: Queries | Tx): Promise<PlaceOption[]> {
  const { rows } = await sql<Omit<PlaceOption, 'value'>>`
    select * from (
      select 'municipality' as kind, m.id as "municipalityId", null::uuid as "centreId", null::uuid as "providerId",
        m.name as "municipalityName", null as "centreName", null as "providerName"
      from municipality m where m.active
      union all
      select 'centre', m.id, c.id, null, m.name, c.name, null
      from centre c join municipality m on m.id = c.municipality_id where c.active
      union all
      select 'provider', m.id, c.id, p.id, m.name, c.name, p.short_name
      from centre_provider cp join centre c on c.id = cp.centre_id and c.active
      join municipality m on m.id = c.municipality_id
      join provider p on p.id = cp.provider_id and p.active
      where cp.active
    ) place
    order by "municipalityName" collate "uk-x-icu", "centreName" collate "uk-x-icu" nulls first,
      "providerName" collate "uk-x-icu" nulls first`.execute(queries);
  return rows.map((row) => ({
    ...row,
    value: [row.kind, row.centreId ?? row.municipalityId, row.providerId].filter(Boolean).join(':'),
  }));
}
