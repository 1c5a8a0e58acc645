import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { businessDate } from '#platform/clock/clock.ts';
import { readPdfText } from '#platform/pdf/pdfText.ts';
import { systemActor } from '#platform/session/actor.ts';
import { startTestApp, type TestApp } from '../../../../../test/app.ts';
import type { Client } from '../../../../../test/client.ts';
import { untoldUkrainian } from '../../../../../test/html.ts';
import { draftCard } from '../../commands/cardDrafts.ts';
import { translatedCard } from '../../data/translation.ts';
import { baseOf } from '../../rules/cardBase.ts';
import type { SentPiece } from '../../rules/translation.ts';

let house: TestApp;
let head: Client;
beforeAll(async () => {
  house = await startTestApp();
  head = await house.signIn('head.bakhmut');
});
afterAll(() => house.close());

const path = (slug: string) => `/centres/bakhmut/services/${slug}`;
const page = async (address: string) => (await house.anonymous().get(address)).text;
const main = (html: string) => html.slice(html.indexOf('<main'), html.indexOf('</main>'));
async function serviceId(slug: string): Promise<string> {
  const row = await house.services.database.queries
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .where('centre.code', '=', 'bakhmut')
    .where('slug', '=', slug)
    .select('service.id')
    .executeTakeFirstOrThrow();
  return row.id;
}

test('[BR-9] an English page tells the whole card in English; the official name is Ukrainian and marked as such', async () => {
  const english = await page(`/en${path('childbirth-benefit')}`);
  for (const words of [
    'The parent or guardian with whom the child lives',
    'Birth certificate',
    'Procedure, Resolution of the Cabinet of Ministers of 27 December 2001 No. 1751',
    'The application came after the 12 months had passed',
    'Pension Fund of Ukraine',
    'Article 122 of the Code of Administrative Procedure',
    'The official text of the card is in Ukrainian',
    `href="${path('childbirth-benefit')}" hreflang="uk"`,
  ])
    expect(english).toContain(words);
  expect(english).toMatch(/<p lang="uk">Надання державної допомоги при народженні дитини<\/p>/);
  expect(main(english)).not.toContain('Свідоцтво про народження');
  expect(untoldUkrainian(english)).toEqual([]);
  expect(main(await page(path('childbirth-benefit')))).toContain('Свідоцтво про народження');
});

test('[BR-9] the personal list, the list of services and what search engines read are English as well', async () => {
  const whole = await page(`/en${path('childbirth-benefit')}/list?who=guardian`);
  expect(untoldUkrainian(whole)).toEqual([]);
  const list = main(whole);
  expect(list).toContain('Where was the child born?');
  expect(list).toContain('Decision that establishes guardianship');
  expect(list).toContain('A guardian');
  expect(list).not.toMatch(/свідоцтв|рішення|заява/i);
  const found = main(await page('/en/centres/bakhmut/services?q=baby+born'));
  expect(found).toContain('The parent or guardian with whom the child lives');
  const data = await page(`/en${path('childbirth-benefit')}`);
  const { description, audience } = JSON.parse(
    /<script type="application\/ld\+json">(.+?)<\/script>/.exec(data)?.[1] ?? '{}',
  );
  expect(description).toBe('Decision to grant the benefit, or a refusal with reasons');
  expect(audience.audienceType).toBe('The parent or guardian with whom the child lives');
});

test('[BR-9] plain text and paper speak the language of the page; Braille stays Ukrainian', async () => {
  const get = async (format: string) =>
    Buffer.from(
      await (await fetch(`${house.url}/en${path('childbirth-benefit')}/formats/${format}`)).arrayBuffer(),
    );
  const text = (await get('text')).toString('utf8');
  expect(text).toContain('WHAT TO BRING');
  expect(text).toContain('Birth certificate — copy, and the original for comparison');
  expect(text).toContain('Надання державної допомоги при народженні дитини');
  const paper = await get('pdf');
  expect(paper.toString('latin1')).toContain('<pdfuaid:part>1<');
  const squeezed = readPdfText(paper).replace(/[\s\u00AD-]/g, '');
  expect(squeezed).toContain('Whattobring');
  expect(squeezed).toContain('Page1');
  expect((await get('braille')).toString('latin1').replace(/\s+/g, ' ')).toContain(
    'SWYDOCTWO PRO NARODJENN$',
  );
});

/** The form of a translation as the page draws it. */
function sentBack(html: string, change: (uk: string, en: string) => Partial<SentPiece>) {
  const fields: Record<string, string> = { edition: /name="edition" value="(\d+)"/.exec(html)?.[1] ?? '' };
  const rows = html.matchAll(
    /name="pieces\.(\d+)\.uk" value="([^"]*)"[\s\S]*?<textarea[^>]*name="pieces\.\1\.en"[^>]*>([^<]*)</g,
  );
  for (const [, n, raw = '', en = ''] of rows) {
    const uk = raw.replace(/&quot;/g, '"').replace(/&amp;/g, '&');
    const changed = { en, ...change(uk, en) };
    fields[`pieces.${n}.uk`] = uk;
    fields[`pieces.${n}.en`] = changed.en;
    if (changed.fits) fields[`pieces.${n}.fits`] = 'yes';
  }
  return fields;
}

test('[BR-9, CARD-flow] a translation is changed in a draft alone; a text that changed loses its English until somebody looks', async () => {
  const id = await serviceId('funeral-benefit');
  const { database, clock } = house.services;
  const before = await translatedCard(database.queries, id);
  if (!before) throw new Error('no card');
  // The Ukrainian text of the result changes in a draft.
  await database.transaction(async (tx) => {
    const newest = await tx
      .selectFrom('card_version')
      .where('service_id', '=', id)
      .select(['id', 'edition'])
      .executeTakeFirstOrThrow();
    await draftCard(tx, systemActor('test'), {
      serviceId: id,
      content: { ...before.content, result: 'Виплата допомоги чи обґрунтована відмова' },
      owner: 'Власник',
      today: businessDate(clock.now()),
      base: baseOf(newest),
    });
  });
  const address = `/catalogue/${id}/translation`;
  const form = (await head.get(address)).text;
  expect(form).toContain('Український текст змінився: 1');
  expect(form).toContain('Цей переклад підходить і до нового тексту');
  const work = (await head.get(`${address}?show=work`)).text;
  expect(work.match(/<textarea/g)).toHaveLength(1);
  // Saved as it came back: the former English is not taken for the new text.
  const untouched = sentBack(form, () => ({}));
  expect((await head.post(address, untouched)).status).toBe(303);
  expect((await head.get(address)).text).toContain('Український текст змінився: 1');
  const again = (await head.get(address)).text;
  const mended = sentBack(again, (uk, en) =>
    uk.startsWith('Виплата допомоги чи') ? { en: 'The benefit is paid, or a refusal with reasons' } : { en },
  );
  expect((await head.post(address, mended)).status).toBe(303);
  expect((await head.get(address)).text).not.toContain('Український текст змінився');
  // Somebody else's older form is refused, and what was typed comes back.
  const stale = await head.post(address, { ...mended, 'pieces.0.en': 'Typed in vain?' });
  expect(stale.status).toBe(409);
  expect(stale.text).toContain('Typed in vain?');
  const tooLong = sentBack((await head.get(address)).text, () => ({ en: 'a'.repeat(2001) }));
  expect((await head.post(address, tooLong)).status).toBe(422);
  // The public still reads the version in force, whole.
  expect(await page(`/en${path('funeral-benefit')}`)).toContain(
    'Payment of the benefit to the person who arranged the funeral, or a refusal',
  );
  await expect(
    database.queries
      .updateTable('card_version')
      .set({ translation: '[]' })
      .where('service_id', '=', id)
      .where('state', '=', 'inForce')
      .execute(),
  ).rejects.toThrow('is no draft');
});

test('[BR-9] saving the English of an approved card begins a draft with the same Ukrainian text', async () => {
  const id = await serviceId('travel-vouchers');
  const address = `/catalogue/${id}/translation`;
  const form = (await head.get(address)).text;
  expect(form).toContain('з’явиться чернетка нової версії');
  const fields = sentBack(form, (uk) => (uk === 'Лист талонів' ? { en: 'Vouchers on one sheet' } : {}));
  expect((await head.post(address, fields)).status).toBe(303);
  const rows = await house.services.database.queries
    .selectFrom('card_version')
    .where('service_id', '=', id)
    .orderBy('version')
    .select(['version', 'state', 'content', 'translation'])
    .execute();
  expect(rows.map(({ state }) => state)).toEqual(['inForce', 'draft']);
  expect(rows[1]?.content).toEqual(rows[0]?.content);
  expect(JSON.stringify(rows[1]?.translation)).toContain('Vouchers on one sheet');
  expect(await page(`/en${path('travel-vouchers')}`)).toContain('A sheet of vouchers');
});

test('[BR-9] what has no English yet is Ukrainian and marked so; a changed part says that its translation is being updated', async () => {
  const id = await serviceId('labour-veteran');
  const found = await translatedCard(house.services.database.queries, id);
  if (!found) throw new Error('no card');
  const translation = found.translation
    .filter(({ uk }) => uk !== 'Фото 3 на 4 см')
    .map((piece) => (piece.at === 'result' ? { ...piece, uk: 'Посвідчення чи відмова' } : piece));
  // As it would stand after versions had gone by: only the owner of the database can set the guard aside.
  const owner = new pg.Client({ connectionString: house.ownerUrl });
  await owner.connect();
  try {
    await owner.query('alter table card_version disable trigger card_translation_immutable');
    await owner.query('update card_version set translation = $1 where id = $2', [
      JSON.stringify(translation),
      found.id,
    ]);
    await owner.query('alter table card_version enable trigger card_translation_immutable');
  } finally {
    await owner.end();
  }
  const english = await page(`/en${path('labour-veteran')}`);
  expect(english).toContain('<span lang="uk">Фото 3 на 4 см</span>');
  expect(english).toMatch(
    /<span lang="uk">Посвідчення і знак чи відмова<\/span>[^<]*<span class="v-muted"> \(the translation is being updated\)/,
  );
  expect(english).toContain('What is not translated yet is shown in Ukrainian.');
  expect(english).toContain('they are shown in Ukrainian until their translation is updated');
  expect(untoldUkrainian(english)).toEqual([]);
  const work = (await head.get(`/catalogue/${id}/translation?show=work`)).text;
  expect(work).toContain('Без перекладу: 1. Український текст змінився: 1.');
});

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

test('[BR-9, BR-12] the list tells what is not in English, since when and where to mend it; who signs a version sees its English', async () => {
  const id = await serviceId('labour-veteran');
  const list = async (more = '') => main((await head.get(`/catalogue/english${more}`)).text);
  const all = await list();
  const row = all.slice(all.indexOf(`/catalogue/${id}"`)).replace(/<\/tr>[\s\S]*/, '');
  expect(row).toContain('1 текст без перекладу');
  expect(row).toContain('1 переклад до старого тексту');
  expect(row).toMatch(/15\.07\.2025|15 липня 2025/);
  expect(row).toContain(`href="/catalogue/${id}/translation?show=work"`);
  for (const view of ['missing', 'stale']) expect(await list(`?view=${view}`)).toContain(`/catalogue/${id}"`);
  expect(await list('?view=ready')).not.toContain(`/catalogue/${id}"`);
  // A card that is whole is not there, nor is another provider's to its head.
  expect(all).not.toContain(`/catalogue/${await serviceId('childbirth-benefit')}"`);
  const elsewhere = await house.signIn('head.regional');
  expect((await elsewhere.get('/catalogue/english')).text).not.toContain(`/catalogue/${id}"`);

  const address = `/catalogue/${id}/translation`;
  const form = (await head.get(address)).text;
  const mended = sentBack(form, (uk, en) =>
    en.trim() === '' ? { en: 'Photo 3 × 4 cm' } : { en, fits: uk !== '' },
  );
  expect((await head.post(address, mended)).status).toBe(303);
  expect(await list('?view=missing')).not.toContain(`/catalogue/${id}"`);
  const ready = await list('?view=ready');
  expect(ready).toContain(`/catalogue/${id}"`);
  expect(ready).toContain('Усе перекладено у версії 2');

  const draft = (await head.get(`/catalogue/${id}`)).text;
  const card = hidden(draft.slice(draft.indexOf('/submit"')), 'card');
  const validFrom = businessDate(house.services.clock.now());
  expect((await head.post(`/catalogue/${id}/submit`, { card, validFrom })).status).toBe(303);
  const asked = main((await head.get(`/catalogue/approvals/${card}`)).text);
  expect(asked).toContain('Перекладено всі тексти');
  expect(asked).toMatch(/<span lang="en"><ins>[\s\S]*?Photo 3 × 4 cm/);
  expect(asked).toContain('<p lang="uk">Фото 3 на 4 см</p>');
  expect(asked).toContain('<p lang="en">Photo 3 × 4 cm</p>');
  const step = hidden(asked, 'step');
  expect((await head.post(`/catalogue/approvals/${card}/sign`, { step })).status).toBe(303);
  expect(await list()).not.toContain(`/catalogue/${id}"`);
});
