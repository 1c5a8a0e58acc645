import pg from 'pg';
import { largeCatalogue } from '../search/fixture.ts';

/**
 * The demo's centre `code` with so many services in all, each with so many versions of its card, the last of them in
 * force: copies of the real cards under names of their own. Returns the slugs.
 */
export async function fillCatalogue(
  ownerUrl: string,
  code: string,
  services: number,
  versions: number,
): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    // Versions of years ago are written as they would be found, without being signed off one by one.
    await client.query("set session_replication_role = 'replica'");
    const made = largeCatalogue(services).filter(({ id }) => id.startsWith('made-'));
    await client.query(copyServices, [code, JSON.stringify(made)]);
    await client.query(copyCompetence, [code]);
    await client.query(copyCards, [code, versions]);
    await client.query('analyze');
    const { rows } = await client.query<{ slug: string }>(
      'select s.slug from service s join centre c on c.id = s.centre_id where c.code = $1 order by s.list_number',
      [code],
    );
    return rows.map(({ slug }) => slug);
  } finally {
    await client.end();
  }
}

/** Each made service is the next real one of the centre, in turn, with its own number, address and words. */
const copyServices = `
  with real as (
    select s, row_number() over (order by list_number) - 1 as at, count(*) over () as many
    from service s join centre c on c.id = s.centre_id where c.code = $1)
  insert into service
  select (jsonb_populate_record((real.s), jsonb_build_object(
    'id', gen_random_uuid(), 'list_number', 1000 + made.at, 'slug', made.entry ->> 'id', 'name', made.entry ->> 'name',
    'plain_name_uk', made.entry ->> 'plainUk', 'plain_name_en', made.entry ->> 'plainEn',
    'synonyms', made.entry -> 'synonyms'))).*
  from jsonb_array_elements($2::jsonb) with ordinality made (entry, at)
  join real on real.at = made.at % real.many`;

/** Of which real service a made one is a copy: the next in turn, as `copyServices` takes them. */
const copies = `
  with real as (
    select s.id, row_number() over (order by list_number) - 1 as at, count(*) over () as many
    from service s join centre c on c.id = s.centre_id where c.code = $1 and s.slug not like 'made-%'),
  made as (
    select m.id, real.id as real_id from service m join centre c on c.id = m.centre_id
    join real on real.at = (m.list_number - 1000) % real.many
    where c.code = $1 and m.slug like 'made-%')`;

const copyCompetence = `${copies}
  insert into service_competence
  select (jsonb_populate_record(k, jsonb_build_object('service_id', made.id))).*
  from made join service_competence k on k.service_id = made.real_id`;

/** A version a year; each but the last was replaced by the next. */
const copyCards = `${copies}
  insert into card_version
  select (jsonb_populate_record(v, jsonb_build_object(
    'id', gen_random_uuid(), 'service_id', made.id, 'version', n,
    'state', case when n = $2::int then 'inForce' else 'replaced' end,
    'valid_from', v.valid_from - 365 * ($2::int - n),
    'replaced_on', case when n < $2::int then v.valid_from - 365 * ($2::int - n - 1) end))).*
  from made join card_version v on v.service_id = made.real_id and v.state = 'inForce'
  cross join generate_series(1, $2::int) n`;
