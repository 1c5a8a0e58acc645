import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { businessDate } from '#platform/clock/clock.ts';
import { projectRoot } from '#platform/projectRoot.ts';
import { startTestApp, type TestApp } from '../../../../../test/app.ts';
import type { Client } from '../../../../../test/client.ts';
import { cardInForce } from '../../data/services.ts';

let house: TestApp;
let head: Client;
beforeAll(async () => {
  house = await startTestApp();
  head = await house.signIn('head.bakhmut');
});
afterAll(() => house.close());

/** A second of moving colours, recorded by a browser. */
const film = readFileSync(path.join(projectRoot, 'test/files/sign.webm'));
const captions = Buffer.from('WEBVTT\n\n00:00.000 --> 00:01.000\nЩо взяти з собою: паспорт і заяву\n');
const service = '/centres/bakhmut/services/care-benefit';

async function serviceId(): Promise<string> {
  const row = await house.services.database.queries
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .where('centre.code', '=', 'bakhmut')
    .where('slug', '=', 'care-benefit')
    .select('service.id')
    .executeTakeFirstOrThrow();
  return row.id;
}
const shown = async () => (await house.anonymous().get(service)).text;
const raw = (address: string, headers: Record<string, string> = {}) =>
  fetch(new URL(address, house.url), { headers });

test('[BR-9] a card has a video in sign language only with captions; it plays by parts on the public page', async () => {
  const id = await serviceId();
  const at = `/catalogue/${id}/video`;
  const send = async (files: Record<string, [string, Buffer][]>, edition: string) =>
    head.post(at, { edition }, { files, form: at });
  expect((await head.get(at)).text).toContain('Відео ще немає');
  expect(await shown()).not.toContain('<video');
  const without = await send({ film: [['жест.webm', film]] }, '0');
  expect(without.status).toBe(422);
  expect(without.text).toContain('без них відео не для всіх');
  const wrong = await send(
    { film: [['жест.webm', captions]], captions: [['жест.vtt', Buffer.from('1\n00:00:00,000')]] },
    '0',
  );
  expect(wrong.text).toContain('Це не відео MP4 чи WebM');
  expect(wrong.text).toContain('Перший рядок має бути «WEBVTT»');
  const files: Record<string, [string, Buffer][]> = {
    film: [['жест.webm', film]],
    captions: [['жест.vtt', captions]],
  };
  expect((await send(files, '0')).status).toBe(303);
  // The form of somebody who had not seen it yet.
  expect((await send(files, '0')).status).toBe(409);
  const page = await shown();
  expect(page).toMatch(/<video[^>]*controls[^>]*aria-label="Картка послуги українською жестовою мовою"/);
  const source = new RegExp(`<source src="(${service}/video\\?edition=1)" type="video/webm"`).exec(page)?.[1];
  const track = /<track kind="captions" src="([^"]+)" srclang="uk" label="Субтитри українською" default/.exec(
    page,
  )?.[1];
  const part = await raw(source ?? '', { range: 'bytes=0-9' });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 0-9/${film.length}`]);
  expect(Buffer.from(await (await raw(source ?? '')).arrayBuffer()).equals(film)).toBe(true);
  const text = await raw(track ?? '');
  expect(text.headers.get('content-type')).toContain('text/vtt');
  expect(await text.text()).toContain('Що взяти з собою');
  expect((await house.anonymous().get(`/en${service}`)).text).toContain('In Ukrainian Sign Language');
});

test('[BR-9, CARD-flow] a video of an older version is not shown until somebody confirms or replaces it', async () => {
  const id = await serviceId();
  const at = `/catalogue/${id}/video`;
  const { database, clock } = house.services;
  const card = await cardInForce(database.queries, id, businessDate(clock.now()));
  if (!card) throw new Error('no card');
  // The video tells another version than the one in force.
  const draft = '01900000-0000-7000-8000-0000000000bb';
  await database.queries
    .insertInto('card_version')
    .values({
      id: draft,
      service_id: id,
      version: 2,
      content: JSON.stringify(card.content),
      owner: 'Власник',
      checked_on: '2026-11-01',
    })
    .execute();
  await database.queries
    .updateTable('card_video')
    .set({ card_version_id: draft })
    .where('service_id', '=', id)
    .execute();
  expect(await shown()).not.toContain('<video');
  expect((await raw(`${service}/video`)).status).toBe(404);
  const page = await head.get(at);
  expect(page.text).toContain('Не показано: відео розповідає версію 2, а діє версія 1');
  expect((await head.get(`${at}/film`)).status).toBe(200);
  const edition = /name="edition" value="(\d+)"/.exec(page.text)?.[1] ?? '';
  expect((await head.post(`${at}/fits`, { edition }, { form: at })).status).toBe(303);
  expect(await shown()).toContain('<video');
  // Taken away with its files: the bytes wait for the job that deletes them.
  const stored = async () =>
    (
      await database.queries
        .selectFrom('stored_file')
        .select('id')
        .where('media_type', 'in', ['video/webm', 'text/vtt'])
        // The demo has films of its own.
        .where('name', 'not like', 'sign-language-%')
        .execute()
    ).length;
  expect(await stored()).toBe(2);
  expect((await head.post(`${at}/remove`, { edition }, { form: at })).status).toBe(409);
  const now = String(Number(edition) + 1);
  expect((await head.post(`${at}/remove`, { edition: now }, { form: at })).status).toBe(303);
  expect(await stored()).toBe(0);
  expect(await shown()).not.toContain('<video');
  const kinds = await database.queries
    .selectFrom('ledger')
    .select('kind')
    .where('kind', 'like', 'card.video%')
    .where('actor', '<>', 'system:demo')
    .orderBy('seq')
    .execute();
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'card.videoAttached',
    'card.videoConfirmed',
    'card.videoRemoved',
  ]);
});
