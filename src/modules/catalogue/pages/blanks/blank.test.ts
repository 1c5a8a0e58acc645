import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdfText } from '#platform/pdf/pdfText.ts';
import { startTestApp, type TestApp } from '../../../../../test/app.ts';

let house: TestApp;
beforeAll(async () => {
  house = await startTestApp();
});
afterAll(() => house.close());

const blank = '/centres/bakhmut/services/childbirth-benefit/blank';
const squeeze = (text: string) => text.replace(/[\s\u00AD-]/g, '');
const fileOf = async (path: string, fields?: Record<string, string>) => {
  const answer = await fetch(
    house.url + path,
    fields ? { method: 'POST', body: new URLSearchParams(fields) } : {},
  );
  const bytes = Buffer.from(await answer.arrayBuffer());
  expect(answer.headers.get('content-type'), bytes.toString('utf8').slice(0, 300)).toContain(
    'application/pdf',
  );
  expect(bytes.toString('latin1')).toContain('<pdfuaid:part>1<');
  return bytes;
};
const paperOf = async (path: string, fields?: Record<string, string>) =>
  squeeze(readPdfText(await fileOf(path, fields)));
const formOf = async (path: string, fields?: Record<string, string>) =>
  (await PDFDocument.load(await fileOf(path, fields))).getForm();

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
    'answer.who': 'parent',
  };
  const form = await formOf(`${blank}/filled`, typed);
  expect(form.getTextField('name').getText()).toBe('Уявна Ганна Тестівна');
  expect(form.getTextField('birthDate').getText()).toBe('12.04.1996');
  expect(form.getTextField('address').getText() ?? '').toBe('');
  expect(await paperOf(`${blank}/filled`, typed)).toContain(squeeze('Один із батьків'));
  const back = await fetch(`${house.url}${blank}/filled`, {
    method: 'POST',
    body: new URLSearchParams({ ...typed, birthDate: 'учора' }),
  });
  expect(back.status).toBe(422);
  const page = await back.text();
  expect(page).toContain('Введіть дату, наприклад 12.04.1996');
  expect(page).toContain('Уявна Ганна Тестівна');
});

test('[BR-8] the blank for the screen knows the answers and nothing of the person; without answers it asks', async () => {
  const answered = await formOf(`${blank}/form?who=guardian&born=ukraine`);
  const names = answered.getFields().map((field) => field.getName());
  expect(names.some((name) => name.startsWith('answer'))).toBe(false);
  for (const name of names.filter((one) => one.startsWith('attached.')))
    expect(answered.getCheckBox(name).isChecked(), name).toBe(true);
  for (const name of ['name', 'birthDate', 'taxNumber', 'identityDocument', 'address', 'phone', 'date'])
    expect(answered.getTextField(name).getText() ?? '', name).toBe('');
  const asking = await formOf(`${blank}/form`);
  expect(asking.getFields().filter((field) => field.getName().startsWith('answer')).length).toBeGreaterThan(
    2,
  );
});

test('[BR-8] the page of a service offers the screen and the pen, and answers go along from the list', async () => {
  const service = blank.replace('/blank', '');
  const card = await (await fetch(house.url + service)).text();
  for (const words of [
    'Заповнити на екрані (PDF)',
    'Надрукувати і заповнити рукою (PDF)',
    'Зразок заповнення (PDF)',
  ])
    expect(card).toContain(words);
  const list = await (await fetch(`${house.url}${service}/list?who=guardian&born=ukraine`)).text();
  expect(list).toContain(`${blank}/form?who=guardian&amp;born=ukraine`);
});

test('[BR-8] a name in letters that a field cannot show stands on the paper as it was typed', async () => {
  const typed = { name: 'Łucja Wiśniewska' };
  expect((await formOf(`${blank}/filled`, typed)).getFields()).toEqual([]);
  expect(await paperOf(`${blank}/filled`, typed)).toContain(squeeze('Łucja Wiśniewska'));
});
