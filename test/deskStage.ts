import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { expect } from 'vitest';
import type { Queries } from '#platform/database/database.ts';
import type { Client, Reply } from './client.ts';

/** A write of the API, once for its key. */
export const post = (
  client: Client,
  path: string,
  body: unknown = {},
  key: string = randomUUID(),
): Promise<Reply> => client.json('POST', `/api/v1${path}`, body, { 'idempotency-key': key });

export const ok = async (reply: Promise<Reply>) => {
  const { status, text } = await reply;
  expect(status, text).toBe(200);
  return JSON.parse(text);
};

export const refused = async (reply: Promise<Reply>, words: string, status = 409) => {
  const got = await reply;
  expect(got.status, got.text).toBe(status);
  expect(got.text).toContain(words);
};

/** Everything that a press at a desk could change. */
export const deskRows = (queries: Queries) =>
  Promise.all([
    queries.selectFrom('ticket').selectAll().orderBy('id').execute(),
    queries.selectFrom('desk_shift').selectAll().orderBy('id').execute(),
    queries.selectFrom('desk_episode').selectAll().orderBy('id').execute(),
    queries.selectFrom('ledger').select('seq').orderBy('seq').execute(),
  ]);

/** Stays of a ticket at desks that have ended, oldest first. */
export const episodesOf = (queries: Queries, ticketId: string) =>
  queries
    .selectFrom('desk_episode')
    .selectAll()
    .where('ticket_id', '=', ticketId)
    .orderBy('ended_at')
    .execute();

/** A group of Bakhmut other than these. */
export const groupBeside = async (queries: Queries, groups: readonly string[]) =>
  (
    await queries
      .selectFrom('service_group')
      .innerJoin('centre', 'centre.id', 'service_group.centre_id')
      .select('service_group.id')
      .where('centre.code', '=', 'bakhmut')
      .where('service_group.id', 'not in', [...groups])
      .executeTakeFirst()
  )?.id;

/** Tickets numbered `from` to `to` of one group that have waited for an hour. */
export const fillQueue = (
  pool: Pool,
  queue: {
    readonly centreId: string;
    readonly groupId: string;
    readonly date: string;
    readonly from: number;
    readonly to: number;
    readonly at: Date;
  },
) =>
  pool.query(
    `with v as (insert into visit (id, centre_id, business_date, access_code)
        select gen_random_uuid(), $1, $6::date, replace(gen_random_uuid()::text, '-', '')
        from generate_series($3::int, $4::int) returning id)
      insert into ticket (id, visit_id, centre_id, business_date, group_id, prefix, number, rank_at, issued_at)
      select gen_random_uuid(), v.id, $1, $6::date, $2, 'Я', $3 - 1 + row_number() over (),
        $5::timestamptz - interval '1 hour', $5::timestamptz - interval '1 hour' from v`,
    [queue.centreId, queue.groupId, queue.from, queue.to, queue.at, queue.date],
  );
