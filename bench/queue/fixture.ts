import { createHash } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';

/** One desk with its worker signed in and its shift open. */
export interface BenchDesk {
  readonly deskId: string;
  readonly workerId: string;
  readonly session: string;
}

export interface BenchCentre {
  readonly centreId: string;
  readonly groupId: string;
  readonly kioskKey: string;
  readonly boardKey: string;
  readonly desks: readonly BenchDesk[];
}

/** Tokens have the length of real ones: 32 bytes in base64url. */
const token = (name: string) => `bench-${name}`.padEnd(43, '0');
const hash = (text: string) => createHash('sha256').update(text).digest();
const letters = 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЮЯ';

/** Centres that are open day and night, each with one group, one kiosk and its desks; many rows, few round trips. */
export async function fillCentres(
  ownerUrl: string,
  centres: number,
  desksEach: number,
): Promise<BenchCentre[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const municipality = v7();
    await client.query('insert into municipality (id, code, name) values ($1, $2, $3)', [
      municipality,
      'bench',
      'Вимірювання',
    ]);
    const made: BenchCentre[] = [];
    for (let number = 0; number < centres; number++) {
      made.push(await fillCentre(client, municipality, number, desksEach));
    }
    await client.query('analyze');
    return made;
  } finally {
    await client.end();
  }
}

/** 0 → «АА», 1 → «АБ»; centres number their cases by prefixes of their own. */
const prefixOf = (number: number): string => {
  const { length } = letters;
  const places = number < length ** 2 ? 2 : 3;
  return Array.from(
    { length: places },
    (_, place) => letters[Math.floor(number / length ** (places - 1 - place)) % length],
  ).join('');
};

async function fillCentre(
  client: pg.Client,
  municipality: string,
  number: number,
  desks: number,
): Promise<BenchCentre> {
  const centreId = v7();
  const providerId = v7();
  const groupId = v7();
  const kioskKey = token(`kiosk-${number}-`);
  const boardKey = token(`board-${number}-`);
  const prefix = prefixOf(number);
  await client.query(
    `insert into centre (id, municipality_id, code, number_prefix, name, kind, address) values ($1, $2, $3, $4, $5, 'district', 'вул. Вимірна, 1')`,
    [centreId, municipality, `bench-${number}`, prefix, `Центр ${number}`],
  );
  await client.query(
    `insert into provider (id, municipality_id, code, name, short_name, kind) values ($1, $2, $3, $4, $4, 'socialProtection')`,
    [providerId, municipality, `bench-${number}`, `Управління ${number}`],
  );
  await client.query('insert into centre_provider (centre_id, provider_id) values ($1, $2)', [
    centreId,
    providerId,
  ]);
  await client.query(
    `insert into schedule_rule (id, centre_id, weekday, opens, closes, valid_from)
     select gen_random_uuid(), $1, day, '00:00', '24:00', '2020-01-01' from generate_series(1, 7) day`,
    [centreId],
  );
  await client.query(
    `insert into service_group (id, centre_id, code, prefix, name_uk, name_en) values ($1, $2, 'all', 'А', 'Послуги', 'Services')`,
    [groupId, centreId],
  );
  await client.query(
    `insert into device (id, centre_id, kind, name, key_hash) values ($1, $2, 'kiosk', 'Кіоск', $3), ($4, $2, 'board', 'Табло', $5)`,
    [v7(), centreId, hash(kioskKey), v7(), hash(boardKey)],
  );
  const made = Array.from({ length: desks }, (_, desk) => ({
    deskId: v7(),
    workerId: v7(),
    session: token(`session-${number}-${desk}-`),
    grantId: v7(),
    login: `bench.${number}.${desk}`,
  }));
  await fillDesks(client, { centreId, providerId, groupId }, made);
  return { centreId, groupId, kioskKey, boardKey, desks: made };
}

async function fillDesks(
  client: pg.Client,
  place: { centreId: string; providerId: string; groupId: string },
  desks: readonly (BenchDesk & { grantId: string; login: string })[],
): Promise<void> {
  const ids = (field: 'deskId' | 'workerId' | 'grantId' | 'login') => desks.map((desk) => desk[field]);
  await client.query(
    `with rows as (select * from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::bytea[]) with ordinality
        as r (desk, worker, role_grant, login, token, n)),
      desks as (insert into desk (id, centre_id, number, provider_id) select desk, $1::uuid, n, $2::uuid from rows returning id),
      workers as (insert into worker (id, login, surname, given) select worker, login, 'Вимірний', 'Працівник' from rows returning id),
      grants as (insert into role_grant (id, worker_id, role, centre_id, provider_id)
        select role_grant, worker, 'frontOffice', $1::uuid, $2::uuid from rows returning id),
      groups as (insert into desk_group (desk_id, group_id) select desk, $8::uuid from rows returning desk_id),
      shifts as (insert into desk_shift (id, desk_id, centre_id, worker_id) select gen_random_uuid(), desk, $1::uuid, worker from rows returning id)
    insert into session (id, token_hash, worker_id, grant_id, expires_at, second_factor)
      select gen_random_uuid(), token, worker, role_grant, now() + interval '1 day', true from rows`,
    [
      place.centreId,
      place.providerId,
      ids('deskId'),
      ids('workerId'),
      ids('grantId'),
      ids('login'),
      desks.map((desk) => hash(desk.session)),
      place.groupId,
    ],
  );
}

/** Makes every desk free again between two bursts of calls. */
export async function freeDesks(client: pg.Client): Promise<void> {
  await client.query(
    `update ticket set state = 'finished', started_at = called_at, finished_at = now() where state in ('called', 'serving')`,
  );
}

/** Enough waiting tickets in each centre for the next burst of calls. */
export async function fillWaiting(
  client: pg.Client,
  centres: readonly BenchCentre[],
  each: number,
  day: string,
): Promise<void> {
  for (const { centreId, groupId } of centres) {
    await client.query(
      `with taken as (insert into ticket_counter as c (centre_id, business_date, prefix, last_number) values ($1, $3, 'А', $4)
          on conflict (centre_id, business_date, prefix) do update set last_number = c.last_number + $4 returning last_number - $4 as before),
        visits as (insert into visit (id, centre_id, business_date, access_code)
          select gen_random_uuid(), $1, $3, replace(gen_random_uuid()::text, '-', '') from generate_series(1, $4) returning id)
      insert into ticket (id, visit_id, centre_id, business_date, group_id, prefix, number, rank_at)
        select gen_random_uuid(), v.id, $1, $3, $2, 'А', (select before from taken) + row_number() over (), now()
        from visits v`,
      [centreId, groupId, day, each],
    );
  }
  await client.query('analyze ticket');
}
