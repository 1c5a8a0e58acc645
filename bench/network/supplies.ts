import type pg from 'pg';
import type { NetworkSize } from './fixture.ts';

/** In a year of an office: requests for service, kinds of goods that come and are spent monthly. Surveys are the network's. */
const [requestsOfYear, goods, surveysOfYear, answersOfSurvey] = [20, 8, 4, 400];

/**
 * Years of supply and of surveys by SQL: things, requests with their steps, goods that come and are spent each month, surveys
 * with answers from every office (KO-A2-4, KO-A3-3, KN-3.1.2). Sums that triggers keep are kept by them.
 */
export async function fillSupplies(sql: pg.Client, { years }: NetworkSize): Promise<void> {
  const { rows } = await sql.query<{ id: string }>(
    `select id from worker where login = 'headeoffice.kharkiv'`,
  );
  const worker = rows[0]?.id;
  await sql.query(
    `insert into eoffice_item (id, municipality_id, eoffice_id, inventory_number, kind, name, received_on, document, cost, keeper_id)
     select uuidv7(), municipality_id, id, 'Б' || number || '-' || n, case when n % 2 = 0 then 'equipment' else 'furniture' end,
       'Річ ' || n, current_date - make_interval(years => $2::int), 'Накладна', 100000 + n, $1::uuid
     from eoffice cross join generate_series(1, 12) n`,
    [worker, years],
  );
  await sql.query(
    `with filed as (
       select o.id as office, d::date as date, row_number() over (partition by o.id, extract(year from d) order by d) as n
       from eoffice o cross join generate_series(current_date - make_interval(years => $2::int), current_date - 8,
         make_interval(days => 365 / $3::int)) d)
     insert into eoffice_request (id, eoffice_id, year, number, kind, words, way, filed_on, filed_at, filed_by, state, due_on,
       ended_on, answer)
     select uuidv7(), office, extract(year from date), 1000 + n,
       (array['repair', 'cartridge', 'paper', 'internet', 'other'])[1 + n % 5], 'Закінчився тонер, заявка ' || n, 'office', date,
       date + interval '9 hours', $1::uuid, case when date > current_date - 30 then 'accepted' else 'done' end, date + 5,
       case when date > current_date - 30 then null else date + 3 end, 'Зроблено'
     from filed`,
    [worker, years, requestsOfYear],
  );
  await sql.query(
    `insert into eoffice_request_step (id, request_id, at, worker_id, state)
     select uuidv7(), id, filed_at + make_interval(hours => n), filed_by, (array['new', 'accepted', 'ordered'])[n]
     from eoffice_request cross join generate_series(1, 3) n`,
  );
  await sql.query(
    `insert into eoffice_good (id, municipality_id, kind, name, unit)
     select uuidv7(), m.id, 'stationery', 'Товар вимірювання ' || n, 'шт.'
     from (select distinct municipality_id as id from eoffice) m cross join generate_series(1, $1::int) n`,
    [goods],
  );
  // What comes stands before what is spent.
  for (const [kind, quantity, used, value] of [
    ['received', 10, 0, 5000],
    ['spent', 0, 8, 0],
  ])
    await sql.query(
      `insert into eoffice_movement (id, eoffice_id, good_id, kind, date, quantity, used, value, document, recorded_by, recorded_at)
       select uuidv7(), o.id, g.id, $3::text, d::date, $4::int, $5::int, $6::int, 'Папір ' || d::date, $1::uuid, d
       from eoffice o join eoffice_good g on g.municipality_id = o.municipality_id and g.name like 'Товар вимірювання %'
         cross join generate_series(current_date - make_interval(years => $2::int), current_date - 1, interval '1 month') d`,
      [worker, years, kind, quantity, used, value],
    );
  await sql.query(
    `insert into survey (id, municipality_id, title, opens_on, closes_on, questions, state, created_by, created_at, opened_at)
     select uuidv7(), m.id, 'Опитування ' || n, current_date - 90 * n, current_date - 90 * n + 100,
       '[{"key":"q1","kind":"several","words":"Яка допомога?","hint":"","required":true,"choices":["Гроші","Догляд","Юрист"],"min":null,"max":null},
         {"key":"q2","kind":"number","words":"Скільки хвилин?","hint":"","required":true,"choices":[],"min":0,"max":300},
         {"key":"q3","kind":"text","words":"Чого бракує?","hint":"","required":false,"choices":[],"min":null,"max":null}]',
       'open', $1::uuid, now() - make_interval(days => 90 * n), now() - make_interval(days => 90 * n)
     from (select distinct municipality_id as id from eoffice) m cross join generate_series(1, $2::int) n`,
    [worker, surveysOfYear * years],
  );
  await sql.query(
    `insert into survey_link (id, survey_id, code)
     select uuidv7(), id, substr(md5(id::text), 1, 16) from survey where title like 'Опитування %'`,
  );
  await sql.query(
    `insert into survey_answer (id, survey_id, eoffice_id, way, answered_on, answers)
     select gen_random_uuid(), s.id, o.id, case when n % 3 = 0 then 'operator' else 'visitor' end, s.opens_on + n % 90,
       jsonb_build_object('q1', jsonb_build_array(n % 3), 'q2', n % 120, 'q3', 'Щоб працювали і в суботу, ' || n)
     from survey s join eoffice o on o.municipality_id = s.municipality_id
       cross join generate_series(1, greatest(1, $1::int / 33)) n
     where s.title like 'Опитування %'`,
    [answersOfSurvey],
  );
  await sql.query('vacuum analyze');
}
