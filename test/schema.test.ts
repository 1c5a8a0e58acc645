import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { schemaPath, schemaText, typesPath, writeDatabaseTypes } from './schemaSnapshot.ts';

let database: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner?.end();
  await database?.drop();
});

const names = async (sql: string): Promise<string[]> =>
  (await owner.query<{ name: string }>(sql)).rows.map(({ name }) => name);

test('database/schema.sql is the migrated schema (npm run database:snapshot rewrites it)', async () => {
  expect(await schemaText(database.ownerUrl)).toBe(await readFile(schemaPath, 'utf8'));
});

test('the types of the tables are those of the migrated schema', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'vikno-types-'));
  const file = path.join(folder, 'types.ts');
  await writeDatabaseTypes(database.ownerUrl, file);
  expect(await readFile(file, 'utf8')).toBe(await readFile(typesPath, 'utf8'));
  await rm(folder, { recursive: true });
});

test('every table says what it is for', async () => {
  const silent = await names(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and coalesce(obj_description(oid, 'pg_class'), '') = '' order by 1`,
  );
  expect(silent).toEqual([]);
});

const mayWithGrant = (privilege: string) =>
  names(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and has_table_privilege('vikno_app', oid, '${privilege}') order by relname collate "C"`,
  );

test('[BR-28] the program may delete rows of these tables alone', async () => {
  expect(await mayWithGrant('DELETE')).toEqual([
    // How a board looks is a setting; what it was stands in the ledger.
    'board_config',
    'board_volume',
    // Hours and calendars are plans until their day comes; what they were stands in the ledger.
    'calendar_exception',
    'calendar_regime',
    // Steps of approving cards are a setting; what was signed stands in card_sign_off and the ledger.
    'card_flow_step',
    // A form set aside unfinished, until it becomes a draft.
    'card_sketch',
    // A video in sign language is replaced or taken away with its files; the ledger keeps that it was there.
    'card_video',
    // A stay at a desk that a mis-click ended is not ended: the ledger keeps both presses.
    'desk_episode',
    'desk_group',
    // Where a key works is a setting; what it was stands in the ledger.
    'device_centre',
    // Codes of minutes, swept when they are long over.
    'device_pairing',
    // Where a district stands on the plan is a setting; the ledger keeps the plan of before.
    'eoffice_district',
    // Letters between offices go with their files when their years of keeping are over (BP-9); a trigger keeps younger ones.
    'eoffice_message',
    'eoffice_message_file',
    'eoffice_message_to',
    // Bytes to be deleted from the store: a list of work.
    'forgotten_bytes',
    // Keys of repeated writes are needed for days, not for ever.
    'idempotency',
    // Files of letters go with the letter when its years of keeping are over (BP-9).
    'mail_attachment',
    // Lines of a packet that is still being put together.
    'packet_item',
    // Addresses to which a visitor is told something: for one day, then forgotten (BP-9).
    'push_subscription',
    // Files of a question go with it when its years of keeping are over (BP-9).
    'question_file',
    // Which cards a template names is a setting; what an answer named stays with the answer.
    'question_template_service',
    'recovery_code',
    'schedule_exception',
    'schedule_rule',
    // Marks of a service: the change of the service records them in the ledger.
    'service_topic_link',
    // Ended sessions are swept after their time.
    'session',
    'sign_in_throttle',
    'sms_subscription',
    // Sums, made anew from their rows.
    'statistics_part',
    // Only what nothing refers to any more: foreign keys hold the rest.
    'stored_file',
    // Marks of a day by which repeated answers to a survey are told, forgotten with the next (BP-9).
    'survey_sender',
  ]);
  expect(await mayWithGrant('TRUNCATE')).toEqual([]);
});

test('[BP-23] what has been recorded cannot be rewritten by the program', async () => {
  const changeable = await mayWithGrant('UPDATE');
  for (const table of [
    'access_log',
    'archive_entry',
    'decision',
    'deficiency_notice',
    'handover',
    'ledger',
    'ledger_digest',
    'ledger_seal',
    'migration',
    'site_version',
    'stored_file',
  ])
    expect(changeable, table).not.toContain(table);
});

test('what points to another table is bound to it', async () => {
  // Columns whose history must outlive the row, or whose row is elsewhere.
  const free = ['access_log.subject_id', 'ledger.subject_id', 'access_log.request_id', 'ledger.request_id'];
  const loose = await names(
    `select c.relname || '.' || a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
        and a.attname like '%\\_id' and a.atttypid = 'uuid'::regtype
        and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey))
      order by 1`,
  );
  expect(loose.filter((column) => !free.includes(column))).toEqual([
    // The logs keep what they were told even when a centre is no more.
    'access_log.centre_id',
    'ledger.centre_id',
    // What was told outlives the subscription, which is forgotten with the day.
    'notification.subscription_id',
  ]);
});

test('a reference that is searched by its target has an index', async () => {
  const bare = await names(
    `select c.relname || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ')' as name
      from pg_constraint k join pg_class c on c.oid = k.conrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any (k.conkey)
      where k.contype = 'f' and c.relnamespace = 'public'::regnamespace
        and k.confrelid in ('case_file'::regclass, 'person'::regclass, 'ticket'::regclass, 'visit'::regclass)
        and not exists (select from pg_index i where i.indrelid = c.oid and i.indkey[0] = any (k.conkey))
      group by c.relname, k.oid order by 1`,
  );
  expect(bare).toEqual([]);
});
