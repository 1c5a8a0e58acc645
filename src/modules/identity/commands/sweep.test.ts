import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, startHouse } from '../../../../test/house.ts';
import { addWorker, furnish } from '../../../../test/people.ts';
import { forgetOldSignIns } from './sweep.ts';

let house: House;
beforeAll(async () => {
  house = await startHouse({ at: '2026-06-01T08:00:00Z' });
});
afterAll(() => house?.close());

test('[BP-23] what is left of old sign-ins is removed after its time, and what still counts stays', async () => {
  const place = await furnish(house);
  const { id: worker } = await addWorker(house, place, 'the.worker', 'administrator');
  const { database, clock } = house.services;
  const { pool } = database;
  const { rows: centres } = await pool.query('select id from centre limit 1');
  await pool.query(
    `insert into session (id, token_hash, worker_id, expires_at, ended_at, user_agent)
     select gen_random_uuid(), sha256(name::bytea), $1, expires::timestamptz, ended::timestamptz, name
     from (values ('open', '2026-06-01 20:00Z', null), ('ended lately', '2026-05-30 20:00Z', '2026-05-30 15:00Z'),
       ('ended long ago', '2026-03-01 20:00Z', '2026-03-01 15:00Z'), ('expired long ago', '2026-03-01 20:00Z', null)) v (name, expires, ended)`,
    [worker],
  );
  await pool.query(
    `insert into sign_in_throttle (scope, failures, since, blocked_until)
     values ('fresh', 3, '2026-06-01 07:50Z', null), ('old', 3, '2026-05-20', null), ('old but blocked', 9, '2026-05-20', '2026-06-02')`,
  );
  await pool.query(
    `with made as (insert into device (id, centre_id, kind, name, key_hash)
       values (gen_random_uuid(), $1, 'board', 'Табло', sha256('key')) returning id)
     insert into device_pairing (device_id, code_hash, expires_at)
     select id, sha256(at::bytea), at::timestamptz from made, unnest(array['2026-05-31', '2026-04-01']) at`,
    [centres[0]?.id],
  );

  await forgetOldSignIns(database, clock.now());

  const left = async (query: string) => (await pool.query<{ one: string }>(query)).rows.map(({ one }) => one);
  expect(await left('select user_agent as one from session order by 1')).toEqual(['ended lately', 'open']);
  expect(await left('select scope as one from sign_in_throttle order by 1')).toEqual([
    'fresh',
    'old but blocked',
  ]);
  expect(await left('select expires_at::date::text as one from device_pairing')).toEqual(['2026-05-31']);
  // A second run finds nothing more.
  await forgetOldSignIns(database, clock.now());
  expect(await left('select user_agent as one from session')).toHaveLength(2);
});

test('the nightly jobs of the house are registered', async () => {
  const { rows } = await house.services.database.pool.query<{ name: string }>(
    'select name from jobs.schedule',
  );
  expect(rows.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['idempotency-sweep', 'sign-in-sweep']),
  );
});
