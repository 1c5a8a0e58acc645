import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdfText } from '#platform/pdf/pdfText.ts';
import { startTestApp, type TestApp } from '../../../../test/app.ts';

let house: TestApp;
beforeAll(async () => {
  house = await startTestApp();
});
afterAll(() => house.close());

const blank = '/centres/bakhmut/services/childbirth-benefit/blank';
const squeeze = (text: string) => text.replace(/[\s\u00AD-]/g, '');
const paperOf = async (path: string, fields?: Record<string, string>) => {
  const answer = await fetch(
    house.url + path,
    fields ? { method: 'POST', body: new URLSearchParams(fields) } : {},
  );
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(answer.headers.get('content-type'), bytes.toString('utf8').slice(0, 300)).toContain(
    'application/pdf',
  );
  expect(bytes.toString('latin1')).toContain('<pdfuaid:part>1<');
  return squeeze(readPdfText(bytes));
};

test('[BR-6, BR-8] an empty blank names the service, the addressee and the documents of the answers', async () => {
  const text = await paperOf(`${blank}/empty?who=guardian&born=ukraine`);
  for (const words of [
    'Заява',
    'Надання державної допомоги при народженні дитини',
    'Рішення про встановлення опіки',
    'В Україні',
  ])
    expect(text).toContain(squeeze(words));
  expect(text).not.toContain(squeeze('Легалізований документ'));
  expect(text).not.toContain('ЗРАЗОК');
});

test('[BR-8] the sample is marked as one on the paper, and its person is invented', async () => {
  const text = await paperOf(`${blank}/sample`);
  expect(text).toContain('ЗРАЗОК');
  expect(text).toContain(squeeze('Прикладенко Марія Зразківна'));
  expect(text).toContain(squeeze('Такий аркуш не приймають'));
});

test('[BR-8, BR-20] what is typed stands on the blank; a wrong date comes back with everything that was typed', async () => {
  const typed = {
    name: 'Уявна Ганна Тестівна',
    birthDate: '12.04.1996',
    phone: '+380 00 000 00 09',
    who: 'parent',
  };
  const text = await paperOf(`${blank}/filled`, typed);
  expect(text).toContain(squeeze('Уявна Ганна Тестівна'));
  expect(text).toContain(squeeze('12 квітня 1996'));
  expect(text).toContain(squeeze('Один із батьків'));
  const back = await fetch(`${house.url}${blank}/filled`, {
    method: 'POST',
    body: new URLSearchParams({ ...typed, birthDate: 'учора' }),
  });
  expect(back.status).toBe(422);
  const page = await back.text();
  expect(page).toContain('Введіть дату, наприклад 12.04.1996');
  expect(page).toContain('Уявна Ганна Тестівна');
});
