import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments, stringify } from 'yaml';
import { businessDate } from '#platform/clock/clock.ts';
import { systemActor } from '#platform/session/actor.ts';
import { startTestApp, type TestApp } from '../../../../test/app.ts';
import type { Client } from '../../../../test/client.ts';
import { draftCard } from '../commands/cardDrafts.ts';
import { cardInForce } from '../data/services.ts';
import { type ExchangedService, exchangedService } from '../schemas/exchange.ts';
import { largestImport } from './importFile.ts';
import { readSheets } from './importXlsx.ts';

let house: TestApp;
let head: Client;
let centre: string;
const today = businessDate(new Date());
const queries = () => house.services.database.queries;

beforeAll(async () => {
  house = await startTestApp();
  head = await house.signIn('head.bakhmut');
  ({ id: centre } = await queries()
    .selectFrom('centre')
    .where('code', '=', 'bakhmut')
    .select('id')
    .executeTakeFirstOrThrow());
});
afterAll(() => house?.close());

async function exported(): Promise<{ text: string; services: ExchangedService[] }> {
  const { status, text } = await head.get(`/catalogue/exchange/file?centre=${centre}&format=yaml`);
  expect(status).toBe(200);
  const [, ...documents] = parseAllDocuments(text);
  return { text, services: documents.map((document) => exchangedService.parse(document.toJS())) };
}

const fileOf = (services: readonly unknown[], centreCode = 'bakhmut'): Uint8Array =>
  Buffer.from(
    [{ format: 'vikno-catalogue', version: 1, centre: centreCode }, ...services]
      .map((one) => stringify(one, { lineWidth: 0 }))
      .join('---\n'),
  );

const upload = (bytes: Uint8Array, name = 'cards.yaml', client = head) =>
  client.post('/catalogue/exchange', { centre }, { files: { file: [[name, bytes]] } });

/** All that an import could write. */
const state = async () => ({
  services: await queries().selectFrom('service').selectAll().orderBy('id').execute(),
  competence: await queries()
    .selectFrom('service_competence')
    .selectAll()
    .orderBy('service_id')
    .orderBy('valid_from')
    .execute(),
  topics: await queries()
    .selectFrom('service_topic_link')
    .selectAll()
    .orderBy('service_id')
    .orderBy('topic_id')
    .execute(),
  cards: await queries().selectFrom('card_version').selectAll().orderBy('id').execute(),
});

const planOf = (page: string): string => /name="plan" value="([^"]+)"/.exec(page)?.[1] ?? '';

/** Checks the file and confirms what the report shows. */
async function imported(bytes: Uint8Array) {
  const checked = await upload(bytes);
  expect(checked.status, checked.text).toBe(303);
  const report = await head.get(checked.location);
  return { report, applied: await head.post(`${checked.location}/apply`, { plan: planOf(report.text) }) };
}

const one = <Row>(rows: readonly Row[], at = 0): Row => {
  const row = rows[at];
  if (!row) throw new Error('no row');
  return row;
};

describe('[CARD] export and import of services and cards', () => {
  test('what went out comes back and changes nothing, as YAML and as a spreadsheet', async () => {
    const before = await state();
    const { text, services } = await exported();
    expect(services.length).toBeGreaterThan(10);
    const again = await upload(Buffer.from(text));
    expect(again.location).toBe('/catalogue/exchange');
    expect((await head.get('/catalogue/exchange')).text).toContain('всі вже такі в каталозі');
    const cookie = [...head.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sheet = await fetch(`${house.url}/catalogue/exchange/file?centre=${centre}`, {
      headers: { cookie },
    });
    const bytes = new Uint8Array(await sheet.arrayBuffer());
    expect((await readSheets(bytes, 'uk')).read.services.map(({ service }) => service)).toEqual(services);
    expect((await upload(bytes, 'cards.xlsx')).location).toBe('/catalogue/exchange');
    expect(await state()).toEqual(before);
  });

  test('a dry run writes nothing; the confirmation writes services and drafts at once, and a second import nothing more', async () => {
    const { services } = await exported();
    const [first, second, third] = [one(services), one(services, 1), one(services, 2)];
    if (!first.card) throw new Error('no card');
    const changedCard = { ...first, card: { ...first.card, result: 'Новий результат' } };
    const swapped = [
      { ...second, listNumber: third.listNumber, synonyms: ['нове слово'] },
      { ...third, listNumber: second.listNumber },
    ];
    const fresh = {
      ...first,
      slug: 'brand-new',
      listNumber: 900,
      plainNameUk: 'Нова послуга',
      version: null,
      cardVersion: null,
    };
    const bytes = fileOf([changedCard, ...swapped, fresh]);
    const before = await state();
    const checked = await upload(bytes);
    const report = await head.get(checked.location);
    expect(await state()).toEqual(before);
    expect(report.text).toContain('Нова послуга');
    expect(report.text).toContain('номер у переліку, інші слова');
    const compare = await head.get(`${checked.location}/services/${first.slug}`);
    expect(compare.text).toMatch(/<ins>.*Новий/s);
    const applied = await head.post(`${checked.location}/apply`, { plan: planOf(report.text) });
    expect(applied.status, applied.text).toBe(303);

    const made = await queries()
      .selectFrom('service')
      .where('slug', 'in', ['brand-new', first.slug, second.slug, third.slug])
      .where('centre_id', '=', centre)
      .select(['id', 'slug', 'list_number', 'synonyms', 'version'])
      .execute();
    const named = (slug: string) => one(made.filter((service) => service.slug === slug));
    expect(named(second.slug)).toMatchObject({ list_number: third.listNumber, synonyms: ['нове слово'] });
    expect(named(third.slug)).toMatchObject({ list_number: second.listNumber });
    const newest = (serviceId: string) =>
      queries()
        .selectFrom('card_version')
        .where('service_id', '=', serviceId)
        .orderBy('version', 'desc')
        .select(['version', 'state', 'content'])
        .executeTakeFirstOrThrow();
    expect(await newest(named(first.slug).id)).toMatchObject({
      version: 2,
      state: 'draft',
      content: { result: 'Новий результат' },
    });
    expect(await newest(named('brand-new').id)).toMatchObject({ version: 1, state: 'draft' });
    // The version in force stays what it was (CARD-flow).
    expect((await cardInForce(queries(), named(first.slug).id, today))?.content.result).toBe(
      first.card.result,
    );
    const events = await queries()
      .selectFrom('ledger')
      .where('subject_id', 'in', [named('brand-new').id, named(second.slug).id])
      .where('kind', 'in', ['service.created', 'service.changed', 'service.competenceSet'])
      .select('kind')
      .orderBy('seq', 'desc')
      .limit(6)
      .execute();
    expect(events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['service.created', 'service.changed', 'service.competenceSet']),
    );

    const after = await state();
    expect((await upload(bytes)).location).toBe('/catalogue/exchange');
    expect((await head.post(`${checked.location}/apply`, { plan: planOf(report.text) })).status).toBe(409);
    expect(await state()).toEqual(after);
    // A draft that is there gets the new text and stays the same version.
    const later = { ...changedCard, cardVersion: '2.1', card: { ...changedCard.card, result: 'Ще новіший' } };
    expect((await imported(fileOf([later]))).applied.status).toBe(303);
    expect(await newest(named(first.slug).id)).toMatchObject({
      version: 2,
      content: { result: 'Ще новіший' },
    });
  });

  test('what was confirmed is what was shown: a catalogue that changed meanwhile is told, and nothing is written', async () => {
    const { services } = await exported();
    const [service, other] = [one(services, 5), one(services, 6)];
    if (!service.card || !other.card) throw new Error('no card');
    const checked = await upload(
      fileOf([
        { ...service, cardVersion: null, card: { ...service.card, result: 'З файла' } },
        { ...other, cardVersion: null, card: { ...other.card, result: 'З файла' } },
      ]),
    );
    const plan = planOf((await head.get(checked.location)).text);
    const { id } = await queries()
      .selectFrom('service')
      .where('slug', '=', service.slug)
      .where('centre_id', '=', centre)
      .select('id')
      .executeTakeFirstOrThrow();
    const { card } = service;
    await house.services.database.transaction((tx) =>
      draftCard(tx, systemActor('test'), {
        serviceId: id,
        content: { ...card, result: 'Хтось інший' },
        owner: 'УПСЗН',
        today,
      }),
    );
    const before = await state();
    const applied = await head.post(`${checked.location}/apply`, { plan });
    expect(applied.status).toBe(409);
    expect(applied.text).toContain('Каталог тим часом змінився');
    expect(await state()).toEqual(before);
    // The new report is confirmed as it stands now.
    const again = await head.post(`${checked.location}/apply`, { plan: planOf(applied.text) });
    expect(again.status, again.text).toBe(303);
  });

  test('[KC-19] a missing act, an unknown provider and all else that stands against a file is told, and nothing is half-imported', async () => {
    const { services } = await exported();
    const pension = await queries()
      .selectFrom('service')
      .innerJoin('provider', 'provider.id', 'service.provider_id')
      .where('service.centre_id', '=', centre)
      .where('provider.kind', '=', 'pensionFund')
      .select('slug')
      .executeTakeFirst();
    const base = one(services, 8);
    const { card } = base;
    if (!card) throw new Error('no card');
    const fresh = (slug: string, more: Partial<ExchangedService>) => ({
      ...base,
      slug,
      listNumber: 950,
      version: null,
      cardVersion: null,
      ...more,
    });
    const before = await state();
    const reply = await upload(
      fileOf([
        fresh('good', { listNumber: 940 }),
        fresh('a', { listNumber: 951, provider: 'Ніхто' }),
        fresh('b', { listNumber: 952, groupLetter: 'Ґ' }),
        fresh('c', { listNumber: 953, listDecision: '0/0' }),
        fresh('d', { listNumber: one(services, 9).listNumber }),
        fresh('e', { listNumber: 954, situations: ['Кінець світу'] }),
        fresh('f', { listNumber: 955, competence: null }),
        fresh('g', {
          listNumber: 956,
          card: { ...card, refusals: [{ text: 'Ні', norm: 'п. 1 Порядку № 99999' }] },
        }),
        { ...one(services, 10), provider: 'Пенсійний фонд' },
        {
          ...one(services, 11),
          competence: [{ ...one(one(services, 11).competence ?? []), validFrom: '2026-01-01' }],
        },
        { ...one(services, 12), cardVersion: '77.1', card: { ...card } },
        { ...one(services, 13), version: 77, plainNameUk: 'Інша назва' },
        ...(pension ? [fresh(pension.slug, { listNumber: 957 })] : []),
      ]),
    );
    expect(reply.status).toBe(422);
    for (const words of [
      'Надавача «Ніхто» у цьому центрі немає',
      'Групи з літерою «Ґ»',
      'Рішення № 0/0',
      'у цьому переліку вже має послуга',
      '«Кінець світу»',
      'вкажіть, хто вирішує',
      'акт № 99999',
      'Надавача наявної послуги не змінюють',
      'Записані правила не вилучають',
      'Картку змінили після вивантаження',
      'Послугу змінили після вивантаження',
      ...(pension ? ['належить іншому надавачу'] : []),
    ])
      expect(reply.text).toContain(words);
    expect(reply.text).toMatch(/Рядок \d+, «card.refusals.norm»/);
    expect(await state()).toEqual(before);
  });

  test('a file of a whole catalogue passes the limit of other forms; above its own limit the page says what to do', async () => {
    const large = await upload(Buffer.alloc(22 * 2 ** 20));
    expect(large.status).toBe(422);
    expect(large.text).not.toContain('Файл завеликий');
    const tooLarge = await upload(Buffer.alloc(largestImport + 2));
    expect(tooLarge.status).toBe(422);
    expect(tooLarge.text).toContain('Файл завеликий: найбільше 48 МБ');
  });

  test('files that are none, of another centre, or of another person', async () => {
    expect((await head.post('/catalogue/exchange', { centre })).text).toContain('Додайте файл');
    const { services } = await exported();
    const foreign = await upload(fileOf(services, 'regional'));
    expect(foreign.status).toBe(422);
    expect(foreign.text).toContain('вивантажено з іншого центру');
    expect((await upload(Buffer.from([0xcf, 0xee, 0xf1, 0xeb, 0xf3, 0xe3, 0xe8]))).text).toContain(
      'windows-1251',
    );
    const changed = { ...one(services, 20), synonyms: ['слово'] };
    const checked = await upload(fileOf([changed]));
    const other = await house.signIn('head.pfu.bakhmut');
    expect((await other.get(checked.location)).status).toBe(404);
    expect((await other.post(`${checked.location}/apply`, { plan: 'x' })).status).toBe(404);
    const coordinator = await house.signIn('coordinator.bakhmut');
    expect((await coordinator.get('/catalogue/exchange')).text).not.toContain('Перевірити файл');
    expect((await upload(fileOf([changed]), 'a.yaml', coordinator)).status).toBe(403);
    // A provider exports what is its own.
    const own = await other.get(`/catalogue/exchange/file?centre=${centre}&format=yaml`);
    expect(own.text).not.toContain(`slug: ${changed.slug}\n`);
  });
});
