import { randomUUID } from 'node:crypto';
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
