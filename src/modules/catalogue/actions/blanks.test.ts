import { afterAll, beforeAll, expect, test } from 'vitest';
import { businessDate } from '#platform/clock/clock.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { startTestApp, type TestApp } from '../../../../test/app.ts';
import type { Client } from '../../../../test/client.ts';
import { cardInForce } from '../data/services.ts';
import { cardToFields } from '../rules/cardFields.ts';
import { checkBlankFile } from './blankFile.ts';

let house: TestApp;
let head: Client;
let id: string;
const visitorPath = '/centres/bakhmut/services/labour-veteran';
const form = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
);
const act = { act: 'наказ Мінсоцполітики № 441', actDate: '21.04.2015' };

beforeAll(async () => {
  house = await startTestApp();
  head = await house.signIn('head.bakhmut');
  const row = await house.services.database.queries
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .where('centre.code', '=', 'bakhmut')
    .where('slug', '=', 'labour-veteran')
    .select('service.id')
    .executeTakeFirstOrThrow();
  id = row.id;
});
afterAll(() => house.close());

const hidden = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? '';
const visit = async (path: string) => {
  const answer = await fetch(house.url + path, { redirect: 'manual' });
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
};

/** The next version of the card, with its text as it is. */
async function draft(note: string): Promise<void> {
  const card = await cardInForce(house.services.database.queries, id, businessDate(new Date()));
  if (!card) throw new Error('no card');
  const base = hidden((await head.get(`/catalogue/${id}/edit`)).text, 'base');
  const fields = { ...cardToFields(card.content), notes: note, base };
  expect((await head.post(`/catalogue/${id}/edit`, fields)).status).toBe(303);
}

/** Submits the draft and signs it, so that it is in force today. */
async function bringIntoForce(look?: (approval: string) => Promise<void>): Promise<void> {
  const drafted = (await head.get(`/catalogue/${id}`)).text;
  const card = hidden(drafted.slice(drafted.indexOf('/submit"')), 'card');
  const validFrom = formatDate('uk', businessDate(new Date()));
  expect((await head.post(`/catalogue/${id}/submit`, { card, validFrom })).status).toBe(303);
  const approval = `/catalogue/approvals/${card}`;
  await look?.(approval);
  const step = hidden((await head.get(approval)).text, 'step');
  expect((await head.post(`${approval}/sign`, { step })).status).toBe(303);
}

test('[BR-6, CARD-flow] an official form with its act stands instead of the own blank, from the day of its version', async () => {
  const page = `/catalogue/${id}/blank`;
  const before = await head.get(page);
  expect(before.text).toContain('Заяву складає Вікно');
  expect(before.text).toContain('Почніть її, збережіть');
  expect((await head.post(page, act, { files: { file: [['бланк.pdf', form]] } })).status).toBe(409);

  await draft('Версія з офіційним бланком');
  const wrong = await head.post(
    page,
    { act: ' ', actDate: '31.12.2999' },
    { files: { file: [['бланк.pdf', Buffer.from('не PDF')]] } },
  );
  expect(wrong.status).toBe(422);
  for (const words of ['Потрібен файл PDF або DOCX', 'Введіть назву та номер акта', 'не пізнішу за сьогодні'])
    expect(wrong.text).toContain(words);
  const files = {
    file: [['офіційний бланк.pdf', form]],
    sample: [['зразок.pdf', form]],
  } as const;
  expect((await head.post(page, act, { files })).status).toBe(303);
  expect((await head.get(page)).text).toContain('наказ Мінсоцполітики № 441');

  // The version in force is as it was.
  expect((await visit(`${visitorPath}/blank/form`)).answer.headers.get('content-type')).toBe(
    'application/pdf',
  );
  expect((await visit(`${visitorPath}/blank/official/file`)).answer.status).toBe(404);

  await bringIntoForce(async (approval) => {
    expect((await head.get(approval)).text).toContain('офіційний бланк.pdf');
    expect((await head.get(`${approval}/blank/file`)).status).toBe(200);
    const late = await head.post(page, act, { files });
    expect(late.status).toBe(409);
  });
  const shown = (await visit(visitorPath)).bytes.toString();
  expect(shown).toContain('Офіційний бланк (PDF)');
  expect(shown).toContain('наказ Мінсоцполітики № 441');
  expect(shown).not.toContain(`${visitorPath}/blank/empty`);
  const { answer, bytes } = await visit(`${visitorPath}/blank/official/file`);
  expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
  expect(bytes.equals(form)).toBe(true);
  expect((await visit(`${visitorPath}/blank/official/sample`)).answer.status).toBe(200);
  // An address kept from before leads to the form that holds now.
  for (const old of ['form', 'empty', 'sample']) {
    const { answer: sent } = await visit(`${visitorPath}/blank/${old}`);
    expect([sent.status, sent.headers.get('location')], old).toEqual([303, `${visitorPath}/blank`]);
  }
  expect((await visit(`${visitorPath}/blank`)).bytes.toString()).toContain('Зразок заповнення (PDF)');
});

test('[BR-6, CARD-flow] the next version keeps the official form until it gives it up', async () => {
  await draft('Версія без офіційного бланка');
  const page = `/catalogue/${id}/blank`;
  expect((await head.get(page)).text).toContain('Так встановлено у версії');
  expect((await head.post(`${page}/own`, {})).status).toBe(303);
  expect((await visit(visitorPath)).bytes.toString()).toContain('Офіційний бланк (PDF)');
  await bringIntoForce();
  const shown = (await visit(visitorPath)).bytes.toString();
  expect(shown).not.toContain('Офіційний бланк');
  expect(shown).toContain(`${visitorPath}/blank/form`);
  expect((await visit(`${visitorPath}/blank/official/file`)).answer.status).toBe(404);
});

test('[CARD-flow] the database itself refuses a blank for a version that is no draft', async () => {
  const { database } = house.services;
  const card = await cardInForce(database.queries, id, businessDate(new Date()));
  const row = { card_version_id: card?.id ?? '', set_by: 'Хтось', set_at: new Date() };
  await expect(
    database.queries
      .updateTable('card_blank')
      .set({ set_by: 'Хтось' })
      .where('card_version_id', '=', row.card_version_id)
      .execute(),
  ).rejects.toThrow(/no draft/);
});

test('[BR-6] a file is looked at before it stands on a public page', async () => {
  const check = (name: string, bytes: Buffer) => checkBlankFile({ field: 'file', name, bytes });
  expect(await checkBlankFile(undefined)).toEqual({ fault: 'file' });
  expect(await check('a.pdf', Buffer.from('<html>'))).toEqual({ fault: 'kind' });
  expect(await check('a.pdf', form.subarray(0, -8))).toEqual({ fault: 'broken' });
  const locked = Buffer.concat([form.subarray(0, -6), Buffer.from('/Encrypt 5 0 R\n%%EOF\n')]);
  expect(await check('a.pdf', locked)).toEqual({ fault: 'locked' });
  expect(await check('a.pdf', Buffer.concat([form, Buffer.alloc(16 * 1024 * 1024)]))).toEqual({
    fault: 'tooLarge',
  });
  expect(await check('бланк.exe', form)).toMatchObject({
    checked: { name: 'бланк.pdf', mediaType: 'application/pdf' },
  });
});
