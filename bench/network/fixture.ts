import type pg from 'pg';

/** What is generated: each year has so many working days, each day so many entries of an office. */
export interface NetworkSize {
  readonly years: number;
  readonly daysOfYear: number;
  readonly entriesOfDay: number;
  /** How many times the offices of the directory. */
  readonly times: number;
}

export const entriesOf = ({ years, daysOfYear, entriesOfDay, times }: NetworkSize, offices: number): number =>
  years * daysOfYear * entriesOfDay * offices * times;

/** More offices like those of the directory, under further numbers: none is the head. Returns how many there are. */
export async function multiplyOffices(sql: pg.Client, times: number): Promise<number> {
  await sql.query(
    `insert into eoffice (id, municipality_id, number, organisation, address)
     select uuidv7(), municipality_id, number + n * 100, organisation || ' ' || n, address
     from eoffice cross join generate_series(1, $1::int - 1) n`,
    [times],
  );
  const { rows } = await sql.query<{ n: number }>('select count(*)::int as n from eoffice');
  return rows[0]?.n ?? 0;
}

/**
 * Years of the network by SQL, up to yesterday: entries with numbers that have no gaps, the sums that their trigger would have made,
 * openings, and an accepted report of each ended month. The same people come again; one in ten gives no name.
 */
export async function fillYears(
  sql: pg.Client,
  size: NetworkSize,
  told: (line: string) => void,
): Promise<void> {
  const { rows } = await sql.query<{ id: string }>(
    `select id from worker where login = 'headeoffice.kharkiv'`,
  );
  const worker = rows[0]?.id;
  // The few entries of the demo would keep the first numbers of their year.
  await sql.query(`set session_replication_role = 'replica'`);
  await sql.query(
    'truncate eoffice_entry, eoffice_counter, eoffice_month, eoffice_need, eoffice_opening, eoffice_report cascade',
  );
  await sql.query(`set session_replication_role = 'origin'`);
  await sql.query('alter table eoffice_entry disable trigger eoffice_entry_month');
  const offices = await sql.query<{ id: string; number: number }>(
    'select id, number from eoffice order by number',
  );
  for (const [n, office] of offices.rows.entries()) {
    await sql.query(
      `with days as (
         select d::date as date, row_number() over (partition by extract(year from d) order by d) as day
         from generate_series(current_date - make_interval(years => $3::int), current_date - 1, '1 day') d
         where extract(isodow from d) < 6),
       visits as (
         select date, extract(year from date)::smallint as year, k,
           row_number() over (partition by extract(year from date) order by date, k) as number,
           (hashtext(date::text || k || $1::text) & 2147483647) as h
         from days cross join generate_series(1, $4::int) k where day <= $5::int)
       insert into eoffice_entry (id, eoffice_id, year, number, date, person_name, name_key, consent, social_status, address,
         content, kind, answered, recorded_by, recorded_at, district)
       select uuidv7(), $1::uuid, year, number, date,
         case when h % 10 = 0 then '' else name end, case when h % 10 = 0 then '' else lower(name) end,
         case when h % 10 = 0 then 'anonymous' else 'given' end,
         (array['veteran', 'childOfWar', 'chornobyl', 'disability', 'other', 'other', 'other'])[1 + h % 7],
         case when h % 10 = 0 then '' else 'Харків, вул. Уявна, ' || h % 97 end,
         (array['Питала про субсидію', 'Як оформити пільги', 'Довідка переселенця', 'Допомога при народженні',
           'Санаторно-курортна путівка', 'Консультація щодо пенсії'])[1 + h % 6] || ', розмова ' || number,
         (array['personal', 'personal', 'written', 'telephone', 'internet'])[1 + h % 5], h % 5 <> 1, $2::uuid,
         date + make_interval(hours => 9, mins => k * 4),
         (array['Київський', 'Шевченківський', 'Слобідський', 'Холодногірський', ''])[1 + h % 5]
       from (select *, (array['Гай', 'Сова', 'Лис', 'Явір', 'Дуб', 'Калина', 'Верба', 'Чайка'])[1 + h / 7 % 8]
           || (array['енко', 'чук', 'ський', 'ко', 'ик'])[1 + h / 56 % 5] || ' '
           || (array['Олена', 'Іван', 'Марія', 'Петро', 'Ніна', 'Юрій'])[1 + h / 280 % 6] || ' ' || h / 1680 % 40 as name
         from visits) v`,
      [office.id, worker, size.years, size.entriesOfDay, size.daysOfYear],
    );
    if (n % 10 === 9) told(`${n + 1} / ${offices.rows.length}`);
  }
  await sql.query('alter table eoffice_entry enable trigger eoffice_entry_month');
  await sql.query(`insert into eoffice_counter (eoffice_id, year, last_number)
    select eoffice_id, year, max(number) from eoffice_entry group by 1, 2`);
  await sql.query(`insert into eoffice_month (eoffice_id, year, month, personal, written, telephone, internet, answered,
      veteran, child_of_war, chornobyl, disability, other)
    select eoffice_id, year, extract(month from date), count(*) filter (where kind = 'personal'),
      count(*) filter (where kind = 'written'), count(*) filter (where kind = 'telephone'),
      count(*) filter (where kind = 'internet'), count(*) filter (where answered),
      count(*) filter (where social_status = 'veteran'), count(*) filter (where social_status = 'childOfWar'),
      count(*) filter (where social_status = 'chornobyl'), count(*) filter (where social_status = 'disability'),
      count(*) filter (where social_status = 'other')
    from eoffice_entry group by 1, 2, 3`);
  await sql.query(
    `insert into eoffice_report (id, eoffice_id, year, month, version, state, personal, written, telephone, internet, answered,
       veteran, child_of_war, chornobyl, disability, other, signed_by, signed_name, submitted_at, decided_by, decided_at)
     select uuidv7(), eoffice_id, year, month, 1, 'accepted', personal, written, telephone, internet, answered, veteran,
       child_of_war, chornobyl, disability, other, $1::uuid, 'Оператор', now(), $1::uuid, now()
     from eoffice_month where make_date(year, month, 1) < date_trunc('month', current_date)`,
    [worker],
  );
  await sql.query(
    `insert into eoffice_opening (eoffice_id, date, reported_at, way, reported_by)
     select distinct eoffice_id, date, date + interval '8 hours 10 minutes', 'button', $1::uuid from eoffice_entry`,
    [worker],
  );
  await sql.query('vacuum analyze');
}
