import { brotliCompressSync, constants } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardContentSchema } from '#modules/catalogue/schema.ts';
import type { Clock } from '#platform/clock/clock.ts';
import { startTestApp, type TestApp } from '../../../test/app.ts';
import type { Client } from '../../../test/client.ts';
import { onePixel } from '../../../test/sampleSlide.ts';
import { exchangedCompetence, exchangedService } from '../catalogue/schemas/exchange.ts';

/** Monday, 11:00 in Kyiv; moved on by the tests of what begins and ends by itself. */
let now = new Date('2026-11-23T09:00:00Z');
const clock: Clock = { now: () => now };
let app: TestApp;
let head: Client;
let centre: string;

beforeAll(async () => {
  app = await startTestApp({ clock });
  head = await app.signIn('centre.bakhmut');
  const row = await app.services.database.queries
    .selectFrom('centre')
    .select('id')
    .where('code', '=', 'bakhmut')
    .executeTakeFirstOrThrow();
  centre = row.id;
});
afterAll(() => app?.close());

const visitor = () => app.anonymous();
const fields = { titleUk: 'Ремонт ґанку', bodyUk: 'Вхід з двору.', owner: 'Завгосп' };

async function draft(kind: string, more: Record<string, string> = {}): Promise<string> {
  const made = await head.post('/site', { centre, kind, ...fields, ...more }, { form: '/site/new' });
  expect([made.status, made.text.slice(0, 0)]).toEqual([303, '']);
  return made.location;
}
const send = (path: string, body: Record<string, string>) => head.post(path, body, { form: '/site/new' });

async function upload(path: string, field: string, bytes: Uint8Array, more: Record<string, string>) {
  const form = new FormData();
  form.set('_key', await head.formKey('/site/new'));
  for (const [name, value] of Object.entries(more)) form.set(name, value);
  form.set(field, new File([new Uint8Array(bytes)], '../зразок.exe'));
  const cookie = [...head.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(app.url + path, {
    method: 'POST',
    body: form,
    headers: { cookie },
    redirect: 'manual',
  });
  return { status: answer.status, text: await answer.text() };
}

describe('[BR-11] the site is written in the browser', () => {
  test('the coordinator of the department writes the sites of all centres of the municipality, and of no other', async () => {
    const department = await app.signIn('coordinator.kharkiv');
    const list = await department.get('/site');
    for (const name of ['Київського району', 'Шевченківського району', 'Регіональний центр'])
      expect(list.text).toContain(name);
    const own = await app.services.database.queries
      .selectFrom('centre')
      .select('id')
      .where('code', '=', 'kyivskyi')
      .executeTakeFirstOrThrow();
    const news = { ...fields, kind: 'news', slug: 'vid-departamentu' };
    const made = await department.post('/site', { ...news, centre: own.id }, { form: '/site/new' });
    expect(made.status).toBe(303);
    expect((await department.get(made.location)).status).toBe(200);
    expect((await department.post('/site', { ...news, centre }, { form: '/site/new' })).status).toBe(404);
    const theirs = await draft('news', { slug: 'chuzha' });
    expect((await department.get(theirs)).status).toBe(404);
  });

  test('a draft is seen by nobody, then published, changed, compared, restored, taken off and put away', async () => {
    const item = await draft('news', { slug: 'remont' });
    const address = '/centres/bakhmut/news/remont';
    expect((await visitor().get(address)).status).toBe(404);
    expect((await head.get(`${item}/preview`)).text).toContain('Вхід з двору.');

    expect((await send(`${item}/publish`, { number: '1', when: 'now' })).status).toBe(303);
    expect((await visitor().get(address)).text).toContain('Вхід з двору.');

    await send(item, { draft: '1', ...fields, bodyUk: 'Вхід знову з вулиці.' });
    expect((await visitor().get(address)).text).toContain('Вхід з двору.');
    const compared = (await head.get(`${item}/versions/2`)).text;
    expect(compared).toMatch(/<del[^>]*>.*Вхід з двору\.<\/del><ins[^>]*>.*Вхід знову з вулиці\.<\/ins>/s);

    const back = await send(`${item}/versions/1/restore`, { draft: '2' });
    expect(back.status).toBe(303);
    expect((await head.get(item)).text).toContain('Вхід з двору.');

    await send(`${item}/withdraw`, {});
    expect((await visitor().get(address)).status).toBe(404);
    await send(`${item}/archive`, {});
    expect((await head.get(item)).status).toBe(404);

    const events = await app.services.database.queries
      .selectFrom('ledger')
      .select('kind')
      .where('subject', '=', 'siteItem')
      .where('subject_id', '=', item.split('/').at(-1) ?? '')
      .orderBy('seq')
      .execute();
    expect(events.map(({ kind }) => kind.split('.')[1])).toEqual([
      'created',
      'published',
      'drafted',
      'restored',
      'withdrawn',
      'archived',
    ]);
  });

  test('a stale edit overwrites nothing and loses nothing that was typed', async () => {
    const item = await draft('page', { slug: 'stale' });
    await send(item, { draft: '1', ...fields, bodyUk: 'Перший редактор.' });
    const late = await send(item, { draft: '1', ...fields, bodyUk: 'Другий редактор.' });
    expect(late.status).toBe(409);
    for (const words of ['хтось зберіг новішу версію', 'Другий редактор.', 'name="draft" value="2"'])
      expect(late.text).toContain(words);
    expect((await head.get(`${item}/versions/2`)).text).toContain('Перший редактор.');
    expect((await send(`${item}/publish`, { number: '1', when: 'now' })).status).toBe(409);
  });

  test('a version begins and ends by itself at the hour of Kyiv', async () => {
    const item = await draft('news', { slug: 'planned' });
    const past = await send(`${item}/publish`, {
      number: '1',
      when: 'later',
      date: '2026-11-23',
      time: '10:59',
    });
    expect([past.status, past.text.includes('Цей час уже минув')]).toEqual([422, true]);
    await send(`${item}/publish`, {
      number: '1',
      when: 'later',
      date: '2026-11-24',
      time: '09:00',
      until: '2026-11-25',
    });
    const seen: number[] = [];
    for (const at of [
      '2026-11-24T06:59:59Z',
      '2026-11-24T07:00:00Z',
      '2026-11-25T21:59:59Z',
      '2026-11-25T22:00:00Z',
    ]) {
      now = new Date(at);
      seen.push((await visitor().get('/centres/bakhmut/news/planned')).status);
    }
    now = new Date('2026-11-23T09:00:00Z');
    expect(seen).toEqual([404, 200, 200, 404]);
  });

  test('hostile text stays text, also in the head of the page', async () => {
    const hostile = '</title></script><script>alert(1)</script>';
    const item = await draft('page', {
      slug: 'hostile',
      titleUk: hostile,
      bodyUk: `${hostile}\n\n[а](javascript:alert(1)) <img src=x onerror=alert(1)>`,
    });
    await send(`${item}/publish`, { number: '1', when: 'now' });
    const { text } = await visitor().get('/centres/bakhmut/pages/hostile');
    expect(text).not.toMatch(/<script>|<img src=x|href="javascript/);
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({ '@type': 'WebPage', name: hostile });
  });

  test('wrong answers come back with the reason; another centre’s site is out of reach', async () => {
    const wrong = await send('/site', { centre, kind: 'document', titleUk: '', slug: 'А б' });
    expect(wrong.status).toBe(422);
    for (const words of [
      'Введіть назву',
      'Виберіть вид документа',
      'Вкажіть дату затвердження',
      'латинські літери',
    ])
      expect(wrong.text).toContain(words);
    const other = await app.services.database.queries
      .selectFrom('site_item')
      .innerJoin('centre', 'centre.id', 'site_item.centre_id')
      .select(['site_item.id', 'centre.id as centreId'])
      .where('centre.code', '=', 'kyivskyi')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect((await head.get(`/site/items/${other.id}`)).status).toBe(404);
    const foreign = await send('/site', { kind: 'news', ...fields, centre: other.centreId });
    expect(foreign.status).toBe(404);
  });
});

describe('[BR-6][BR-9] documents and pictures', () => {
  test('a paper is told by its bytes, saved under a proper name, and its editions are kept', async () => {
    const item = await draft('document', {
      slug: 'paper',
      documentKind: 'statute',
      documentDate: '01.11.2026',
      approvedBy: 'Рада',
    });
    expect((await upload(`${item}/file`, 'file', Buffer.from('MZ…'), { draft: '1' })).text).toContain(
      'не PDF і не DOCX',
    );
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    expect((await upload(`${item}/file`, 'file', pdf, { draft: '1' })).status).toBe(303);
    await send(`${item}/publish`, { number: '2', when: 'now' });
    const paper = await visitor().get('/centres/bakhmut/documents/paper/file');
    expect([paper.status, paper.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(paper.headers.get('content-disposition')).toMatch(/^attachment; .*\.pdf"/);
    expect((await visitor().get('/centres/bakhmut/documents')).text).toContain('Ремонт ґанку');
  });

  test('a picture needs words, is drawn anew, and stands on the page with them', async () => {
    const path = '/site/pictures';
    const silent = await upload(path, 'picture', onePixel, { centre, altUk: '' });
    expect([silent.status, silent.text.includes('Опишіть, що на фотографії')]).toEqual([422, true]);
    const broken = await upload(path, 'picture', onePixel.subarray(0, 40), { centre, altUk: 'а' });
    expect(broken.status).toBe(422);
    expect((await upload(path, 'picture', onePixel, { centre, altUk: 'Ґанок' })).status).toBe(303);
    const item = await draft('page', { slug: 'picture', bodyUk: '![Новий ґанок](фото:2)' });
    await send(`${item}/publish`, { number: '1', when: 'now' });
    const { text } = await visitor().get('/centres/bakhmut/pages/picture');
    // The first picture of the centre is the demo's.
    expect(text).toMatch(/<img src="\/centres\/bakhmut\/pictures\/2" alt="Ґанок" width="1" height="1"/);
    const picture = await visitor().get('/centres/bakhmut/pictures/2');
    expect(picture.headers.get('content-type')).toBe('image/webp');
  });
});

describe('[BR-7] reach', () => {
  test('every map, feed and table answers, names its language, and is not sent twice', async () => {
    const wrong: string[] = [];
    for (const path of [
      '/robots.txt',
      '/sitemap.xml',
      '/centres/bakhmut/sitemap.xml',
      '/centres/bakhmut/news.atom',
      '/open-data/services.csv',
      '/open-data/documents.csv',
      '/api/v1/open-data/services',
      '/centres/bakhmut',
      '/centres/bakhmut/way',
      '/en/centres/bakhmut/accessibility',
    ]) {
      const first = await visitor().get(path);
      const etag = first.headers.get('etag') ?? '';
      const again = await visitor().get(path, { 'if-none-match': `"other", W/${etag}` });
      if (first.status !== 200 || again.status !== 304)
        wrong.push(`${path}: ${first.status}, ${again.status}`);
    }
    expect(wrong).toEqual([]);
    const map = (await visitor().get('/centres/bakhmut/sitemap.xml')).text;
    expect(map).toContain('hreflang="en" href="http://localhost:8080/en/centres/bakhmut/services/');
    expect(map).not.toContain('chernetka');
    const feed = (await visitor().get('/centres/bakhmut/news.atom')).text;
    expect(feed.match(/<entry>/g)?.length).toBeGreaterThan(2);
  });

  test('pages say what they are: languages, canonical address, preview and structured data', async () => {
    const { text } = await visitor().get('/en/centres/bakhmut');
    for (const part of [
      '<link rel="canonical" href="http://localhost:8080/en/centres/bakhmut"',
      'hreflang="uk" href="http://localhost:8080/centres/bakhmut"',
      'property="og:image"',
      '"@type":"GovernmentOffice"',
    ])
      expect(text).toContain(part);
    const card = /href="(\/centres\/bakhmut\/services\/[^"/?]+)"/.exec(
      (await visitor().get('/centres/bakhmut')).text,
    );
    expect((await visitor().get(card?.[1] ?? '')).text).toContain('"@type":"GovernmentService"');
    // What staff read, and pages of one person, are offered to nobody.
    expect((await head.get('/site')).text).not.toContain('rel="canonical"');
    expect((await head.get('/centres/bakhmut')).text).not.toContain('offline-worker');
  });

  test('a page weighs at most 60 kB packed, with its styles and scripts, without pictures and fonts', async () => {
    const heavy: string[] = [];
    const packed = (text: string) =>
      brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
    const weights = new Map<string, number>();
    for (const path of ['/', '/centres/bakhmut', '/centres/bakhmut/services', '/centres/bakhmut/way']) {
      const { text } = await visitor().get(path);
      let sum = packed(text);
      for (const [, asset = ''] of text.matchAll(/(?:href|src)="(\/assets\/[^"]+\.(?:css|js))"/g)) {
        if (!weights.has(asset)) weights.set(asset, packed((await visitor().get(asset)).text));
        sum += weights.get(asset) ?? 0;
      }
      if (sum > 60_000) heavy.push(`${path}: ${sum}`);
    }
    expect(heavy).toEqual([]);
  });
});

describe('open data', () => {
  test('parts follow one another until all services are told once', async () => {
    const ids: string[] = [];
    let next: string | null = '/api/v1/open-data/services?centre=bakhmut&limit=15';
    while (next) {
      const { text } = await visitor().get(next);
      const part: { licence: string; services: { id: string }[]; next: string | null } = JSON.parse(text);
      expect(part.licence).toBe('CC-BY-4.0');
      ids.push(...part.services.map(({ id }) => id));
      next = part.next?.replace('http://localhost:8080', '') ?? null;
    }
    expect([ids.length, new Set(ids).size]).toEqual([39, 39]);
    const card = JSON.parse((await visitor().get(`/api/v1/open-data/services/${ids[0]}`)).text);
    // The names of the open data are those of the catalogue's files (docs/operators.md).
    const shared = Object.keys(exchangedService.shape).filter((name) => name in card.service);
    expect(shared).toEqual(
      expect.arrayContaining([
        'slug',
        'listNumber',
        'listDecision',
        'listDecidedOn',
        'name',
        'provider',
        'groupLetter',
      ]),
    );
    expect(card.competence.map((rule: unknown) => exchangedCompetence.safeParse(rule).success)).not.toContain(
      false,
    );
    const { toCheck: _, ...parts } = cardContentSchema.shape;
    expect(Object.keys(card.card).sort()).toEqual(Object.keys(parts).sort());
    expect(card.card.documents.length).toBeGreaterThan(0);
    expect(card.card).not.toHaveProperty('toCheck');
    // English stands beside the Ukrainian text, under the same names or with an ending.
    expect(card.service).toMatchObject({
      groupEn: expect.stringMatching(/^\P{Script=Cyrillic}+$/u),
      resultEn: expect.stringMatching(/^\P{Script=Cyrillic}+$/u),
    });
    expect(Object.keys(card.cardEn)).toEqual(Object.keys(card.card));
    expect(JSON.stringify([card.cardEn, card.competenceEn])).not.toMatch(/\p{Script=Cyrillic}/u);
    expect(card.cardEn.documents).toHaveLength(card.card.documents.length);
    const documents = (await visitor().get('/open-data/documents.csv?centre=bakhmut')).text;
    expect(documents).toMatch(/^\uFEFF?serviceId,.*,nameEn,groundEn,conditionEn,licence\r\n/);
    expect(documents).toContain('Birth certificate');
    const csv = (await visitor().get('/open-data/services.csv?centre=bakhmut')).text;
    expect(csv).toMatch(/^\uFEFF?id,.*,groupEn,recipientsEn,resultEn,licence\r\n/);
    expect(csv).toContain('Decision to grant the benefit, or a refusal with reasons');
    expect(csv.match(/CC-BY-4\.0\r\n/g)).toHaveLength(39);
  });
});
