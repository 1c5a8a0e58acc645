import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textsOf } from '#modules/catalogue/rules/cardTexts.ts';
import { publishingGaps } from '#modules/catalogue/rules/publishing.ts';
import { piecesToTranslate } from '#modules/catalogue/rules/translation.ts';
import { captionsFault } from '#modules/catalogue/rules/video.ts';
import { cardContentSchema } from '#modules/catalogue/schema.ts';
import { translationSchema } from '#modules/catalogue/schemas/translation.ts';
import { workerRoles } from '#modules/identity/rules.ts';
import { fixedClock } from '#platform/clock/clock.ts';
import { type Database, openDatabase } from '#platform/database/database.ts';
import { createDiskFileStore } from '#platform/files/fileStore.ts';
import { createSecrets } from '#platform/security/secrets.ts';
import { createTestDatabase, type TestDatabase } from '../test/database.ts';
import { readDemo } from './files.ts';
import { loadDemo } from './load.ts';

let testDatabase: TestDatabase;
let database: Database;

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vikno-files-'));
  testDatabase = await createTestDatabase();
  database = openDatabase({ url: testDatabase.appUrl, poolSize: 2, onIdleError: () => undefined });
  await loadDemo(services());
});

afterAll(async () => {
  await database.close();
  await testDatabase.drop();
  await rm(folder, { recursive: true, force: true });
});

const services = () => ({
  database,
  files: createDiskFileStore(folder),
  clock: fixedClock('2026-11-22T08:00:00Z'),
  secrets: createSecrets(Buffer.from('a key of thirty-two characters..')),
});

const count = async (table: 'ledger' | 'service' | 'card_version' | 'worker' | 'stored_file') => {
  const row = await database.queries
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  return row.rows;
};

/** SHA-256 of the 39 names of the decision of 21.10.2020 No 6/148-3149, one a line. */
const namesDigest = 'e6757a7f9804c004bbea96fca9c8375bd4c5846193b0b95aa4aa369cf01510bc';

test('[BL] the 39 services of Bakhmut carry their official names letter by letter', async () => {
  const rows = await database.queries
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .where('centre.code', '=', 'bakhmut')
    .orderBy('list_number')
    .select(['service.name', 'list_number'])
    .execute();
  expect(rows.map((row) => row.list_number)).toEqual(Array.from({ length: 39 }, (_, index) => index + 1));
  const digest = createHash('sha256')
    .update(rows.map((row) => row.name).join('\n'))
    .digest('hex');
  expect(digest).toBe(namesDigest);
});

test('[CARD] every service has one card in force, complete enough to be published', async () => {
  const cards = await database.queries
    .selectFrom('service')
    .leftJoin('card_version', 'card_version.service_id', 'service.id')
    .select(['service.slug', 'card_version.content', 'card_version.state'])
    .execute();
  expect(cards.length).toBe(await count('service'));
  for (const card of cards) {
    expect(card.state, card.slug).toBe('inForce');
    const content = cardContentSchema.parse(card.content);
    expect(publishingGaps(content), card.slug).toEqual([]);
    const keys = content.documents.map((document) => document.key);
    expect(new Set(keys).size, card.slug).toBe(keys.length);
  }
});

test('[ORG-7] each municipality has a worker of every role of a centre, and the network its operators', async () => {
  const rows = await database.queries
    .selectFrom('role_grant')
    .innerJoin('worker', 'worker.id', 'role_grant.worker_id')
    .select(['role', 'login'])
    .execute();
  const rolesOf = (municipality: RegExp) =>
    new Set(rows.filter((r) => municipality.test(r.login)).map((r) => r.role));
  const network = ['eofficeOperator', 'headEoffice'];
  expect([...rolesOf(/bakhmut/)].sort()).toEqual(
    workerRoles.filter((role) => !network.includes(role)).sort(),
  );
  expect([...rolesOf(/kharkiv|kyivskyi|regional/)].sort()).toEqual([...workerRoles].sort());
});

test('[KO-A1] the network has 33 e-offices, and No 10 is its head', async () => {
  const offices = await database.queries.selectFrom('eoffice').selectAll().orderBy('number').execute();
  expect(offices.map((office) => office.number)).toEqual(Array.from({ length: 33 }, (_, index) => index + 1));
  expect(offices.filter((office) => office.head).map((office) => office.number)).toEqual([10]);
});

test('[ORG-3, BR-4] Bakhmut receives Mon–Thu 8–17 and Fri 8–16; martial law keeps no holidays', async () => {
  const hours = await database.queries
    .selectFrom('schedule_rule')
    .innerJoin('centre', 'centre.id', 'schedule_rule.centre_id')
    .where('centre.code', '=', 'bakhmut')
    .where('provider_id', 'is', null)
    .orderBy('weekday')
    .select(['weekday', 'opens', 'closes'])
    .execute();
  expect(hours.map((h) => `${h.weekday} ${h.opens} ${h.closes}`)).toEqual([
    '1 08:00:00 17:00:00',
    '2 08:00:00 17:00:00',
    '3 08:00:00 17:00:00',
    '4 08:00:00 17:00:00',
    '5 08:00:00 16:00:00',
  ]);
  const regime = await database.queries
    .selectFrom('calendar_regime')
    .where('valid_from', '<=', '2026-11-22')
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', '2026-11-22')]))
    .selectAll()
    .executeTakeFirstOrThrow();
  expect(regime).toMatchObject({ holidays_are_days_off: false });
});

test('a second load changes nothing, two at a time load once, and all of it stands in the ledger', async () => {
  const now = async () => [
    await count('ledger'),
    await count('card_version'),
    await count('worker'),
    await count('stored_file'),
    (await readdir(folder, { recursive: true })).length,
  ];
  const before = await now();
  await Promise.all([loadDemo(services()), loadDemo(services())]);
  expect(await now()).toEqual(before);
  const published = await database.queries
    .selectFrom('ledger')
    .where('kind', '=', 'card.published')
    .select((eb) => eb.fn.countAll<number>().as('rows'))
    .executeTakeFirstOrThrow();
  expect(published.rows).toBe(await count('card_version'));
});

test('[KS-sign, BR-9, BR-6] slides, a card, a document and news of the demo have their files, which are what they say', async () => {
  const files = createDiskFileStore(folder);
  const rows = await database.queries.selectFrom('stored_file').selectAll().execute();
  const kinds = new Set<string>();
  for (const { sha256, bytes, media_type, name } of rows) {
    const content = await files.get(sha256);
    expect([name, content.length]).toEqual([name, bytes]);
    const told =
      captionsFault(content) === undefined ? 'text/vtt' : (await fileTypeFromBuffer(content))?.mime;
    expect([name, told]).toEqual([name, media_type]);
    kinds.add(media_type);
    // A first start must not wait for the demo.
    expect(bytes).toBeLessThan(150_000);
  }
  expect([...kinds].sort()).toEqual(['application/pdf', 'image/png', 'image/webp', 'text/vtt', 'video/webm']);
  const pictures = await database.queries
    .selectFrom('site_picture')
    .innerJoin('stored_file', 'stored_file.id', 'site_picture.file_id')
    .select(['width', 'height', 'sha256', 'alt_uk', 'alt_en'])
    .execute();
  expect(pictures.length).toBeGreaterThan(0);
  for (const { sha256, width, height, alt_uk, alt_en } of pictures) {
    expect(await sharp(await files.get(sha256)).metadata()).toMatchObject({ width, height });
    expect([alt_uk, alt_en]).not.toContain('');
  }
});

test('[KC-19] no document of a demo card is demanded without the act that allows it', () => {
  for (const service of readDemo().services)
    expect(service.actOfDocuments.length, service.slug).toBeGreaterThan(8);
});

test('[BR-9] every text of each of the 39 cards, and who decides, has its English, and nothing else stands in the file', async () => {
  const { english } = readDemo();
  const rows = await database.queries
    .selectFrom('card_version')
    .innerJoin('service', 'service.id', 'card_version.service_id')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .innerJoin('service_competence', 'service_competence.service_id', 'service.id')
    .select(['centre.code', 'service.slug', 'content', 'translation', 'decided_by as decidedBy', 'act'])
    .execute();
  const used = new Set<string>();
  for (const { slug, code, content, translation, decidedBy, act } of rows) {
    const card = cardContentSchema.parse(content);
    const pieces = piecesToTranslate(
      textsOf(card, [{ decidedBy, act }]),
      translationSchema.parse(translation),
    );
    expect(
      pieces.filter(({ state }) => state !== 'done').map(({ uk }) => uk),
      `${code} ${slug}`,
    ).toEqual([]);
    expect(pieces.filter(({ en }) => /\p{Script=Cyrillic}/u.test(en))).toEqual([]);
    for (const { uk } of pieces) used.add(uk);
  }
  expect(new Set(rows.filter(({ code }) => code === 'bakhmut').map(({ slug }) => slug)).size).toBe(39);
  expect([...english.keys()].filter((uk) => !used.has(uk))).toEqual([]);
});
