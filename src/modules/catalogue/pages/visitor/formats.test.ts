import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdfText } from '#platform/pdf/pdfText.ts';
import { startTestApp, type TestApp } from '../../../../../test/app.ts';

let house: TestApp;
beforeAll(async () => {
  house = await startTestApp();
});
afterAll(() => house.close());

const formats = '/centres/bakhmut/services/childbirth-benefit/formats';
const fetched = async (format: string) => {
  const answer = await fetch(`${house.url}${formats}/${format}`);
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    bytes: Buffer.from(await answer.arrayBuffer()),
  };
};
const squeeze = (text: string) => text.replace(/[\s\u00AD-]/g, '');

test('[BR-9] a card is linked to in Braille, large print, PDF and plain text', async () => {
  const { text } = await house.anonymous().get('/centres/bakhmut/services/childbirth-benefit');
  for (const format of ['pdf', 'large-print', 'braille', 'text'])
    expect(text).toContain(`${formats}/${format}`);
});

test('[BR-9] plain text and Braille carry the whole card', async () => {
  const text = await fetched('text');
  expect(text.type).toBe('text/plain; charset=utf-8');
  for (const words of [
    'ЩО ВЗЯТИ З СОБОЮ',
    'Свідоцтво про народження',
    '10 календарних днів',
    'ст. 122 КАС України',
    'Звірено',
  ])
    expect(text.bytes.toString('utf8')).toContain(words);
  // One act for all documents is said once, not behind each of them.
  const acts = text.bytes.toString('utf8').match(/Підстава[^:\r\n]*:/g);
  expect(acts).toEqual(['Підстава для всіх документів:']);
  const braille = await fetched('braille');
  expect(braille.type).toContain('application/x-brf');
  const brf = braille.bytes.toString('latin1');
  expect(brf).toMatch(/^[ -_\r\n\f]+$/);
  expect(brf.replace(/\s+/g, ' ')).toContain('SWYDOCTWO PRO NARODJENN$');
  expect(Math.max(...brf.split(/[\r\n\f]+/).map((line) => line.length))).toBeLessThanOrEqual(40);
});

test('[BR-9] the papers are PDF/UA-1, in usual and in large print', async () => {
  const sizes: number[] = [];
  for (const format of ['pdf', 'large-print']) {
    const { status, bytes } = await fetched(format);
    expect(status).toBe(200);
    expect(bytes.toString('latin1')).toContain('<pdfuaid:part>1<');
    expect(squeeze(readPdfText(bytes))).toContain(squeeze('Свідоцтво про народження'));
    sizes.push((bytes.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length);
  }
  expect(sizes[1]).toBeGreaterThan(sizes[0] ?? 0);
});

test('what is no format is not found', async () => {
  expect((await fetched('docx')).status).toBe(404);
});
