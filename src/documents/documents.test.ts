import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { ZodError } from 'zod';
import { readPdfText } from '#platform/pdf/pdfText.ts';
import { createPdfRenderer } from '#platform/pdf/renderer.ts';
import { type DocumentName, documentSchemas, renderDocument, renderDocumentSvg } from './documents.ts';
import { documentSamples } from './samples.ts';

const templatesDir = fileURLToPath(new URL('../../documents', import.meta.url));
const log = { info: () => undefined, warn: () => undefined };
const renderer = createPdfRenderer({ templatesDir, poolSize: 1, log });
afterAll(() => renderer.close());

const names = Object.keys(documentSchemas).filter((name): name is DocumentName => name in documentSchemas);

/** The text with neither spaces nor line ends: lines break where the paper ends. */
async function textOf(name: DocumentName, data: object): Promise<string> {
  return squeeze(readPdfText(await renderer.render(name, data)));
}
const squeeze = (text: string): string => text.replace(/[\s\u00AD]/g, '');

/** Gives every text in the data that may be free another value; dates, codes and pictures stay. */
function rewrite(value: unknown, change: (text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return ['form', 'path', 'number'].includes(key) ? value : change(value);
  if (Array.isArray(value)) return value.map((item) => rewrite(item, change, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, rewrite(item, change, name)]),
    );
  }
  return value;
}

describe.each(names)('document %s', (name) => {
  const sample = documentSchemas[name].parse(documentSamples[name]);

  test('is PDF/UA-1, Ukrainian, titled, with its text as text', async () => {
    const pdf = await renderDocument(renderer, name, documentSamples[name]);
    const file = Buffer.from(pdf).toString('utf8');
    expect(file).toMatch(/<pdfuaid:part>1</);
    expect(file).toMatch(/\/Lang \(uk-UA\)/);
    expect(file).toMatch(/<dc:title>.*[А-Яа-я]{4}/);
    expect(file).toMatch(/\/S \/H1\b/);
    expect(squeeze(readPdfText(pdf)).length).toBeGreaterThan(80);
  });

  test('prints markup and code of others letter by letter', async () => {
    const hostile = '#eval("1+1") *_$<x>@y\\`//';
    const text = await textOf(name, Object(rewrite(sample, () => hostile)));
    expect(text).toContain(squeeze(hostile));
    expect(text).not.toMatch(/21листопада/);
  });

  test('takes very long words and texts without losing any', async () => {
    const long = `${'Найдовшийрядокбезпробілів'.repeat(12)} ${'і ще трохи слів '.repeat(60)}кінець`;
    const data = documentSchemas[name].parse(rewrite(documentSamples[name], () => long));
    // A word is broken with a hyphen where a line ends.
    const text = (await textOf(name, data)).replaceAll('-', '');
    expect(text).toContain(squeeze(long).slice(0, 280));
    expect(text).toContain('слівкінець');
  });

  test('takes characters that the font lacks', async () => {
    const odd = await renderer.render(name, Object(rewrite(sample, (text) => `${text} 😀 日 \u0000`)));
    expect(readPdfText(odd)).toContain('\uFFFD');
  });

  test('refuses blank data before it is typeset', () => {
    expect(documentSchemas[name].safeParse(rewrite(sample, () => '  ')).success).toBe(false);
    expect(documentSchemas[name].safeParse({}).success).toBe(false);
  });

  test('has a picture for the screen', async () => {
    expect(await renderDocumentSvg(renderer, name, documentSamples[name])).toMatch(/^<svg[\s\S]*<\/svg>\s*$/);
  });
});

describe('what the law wants', () => {
  test('[BR-22] the inventory has the number, date, all documents, the term and the code to follow the case', async () => {
    const text = await textOf('inventory', documentSchemas.inventory.parse(documentSamples.inventory));
    for (const words of [
      'БХ-2026-000124',
      '21 листопада 2026 р., 10:35',
      'Свідоцтво про народження дитини',
      'Довідка про взяття на облік внутрішньо переміщеної особи',
      'з власної ініціативи',
      'Усього документів: 5, примірників: 6, аркушів: 7',
      '1 грудня 2026 р.',
      '10 календарних днів',
      '7K4M-92PX',
      'Марія Гайова',
      'робоче місце № 4',
      'Реквізити банківського рахунку',
    ]) {
      expect(text).toContain(squeeze(words));
    }
  });

  test('[BR-22] a hundred documents go over pages, each with the heading of the table', async () => {
    const sample = documentSchemas.inventory.parse(documentSamples.inventory);
    const documents = Array.from({ length: 100 }, (_, index) => ({
      name: `Довідка ${index + 1}`,
      form: 'copy',
      count: 1,
      pages: 1,
    }));
    const text = await textOf('inventory', { ...sample, documents });
    expect(text).toContain('Довідка100');
    expect(text).toContain('Сторінка3з');
    expect(text.match(/Примірн\./g)?.length).toBeGreaterThanOrEqual(3);
  });

  test('[BR-27] a refusal names the norms and the way to appeal', async () => {
    const text = await textOf('refusal', documentSchemas.refusal.parse(documentSamples.refusal));
    for (const words of [
      'стаття 11 Закону України',
      'Донецький окружний адміністративний суд',
      '30 календарних днів',
    ]) {
      expect(text).toContain(squeeze(words));
    }
  });

  const refusal = documentSchemas.refusal.parse(documentSamples.refusal);
  const { appeal } = refusal;
  test.each([
    ['no norms', { ...refusal, norms: [] }],
    ['a blank norm', { ...refusal, norms: [{ norm: ' ', requires: 'x', found: 'y' }] }],
    ['no reasons', { ...refusal, reasons: [] }],
    ['no authority to complain to', { ...refusal, appeal: { ...appeal, authority: '' } }],
    ['no term for the complaint', { ...refusal, appeal: { ...appeal, authorityTerm: ' ' } }],
    ['no court', { ...refusal, appeal: { ...appeal, court: '' } }],
    ['no term for the court', { ...refusal, appeal: { ...appeal, courtTerm: '' } }],
    ['no way to appeal', { ...refusal, appeal: undefined }],
  ])('[BR-27] a refusal is not made with %s, neither by the schema nor by the template', async (_, data) => {
    expect(documentSchemas.refusal.safeParse(data).success).toBe(false);
    await expect(renderer.render('refusal', data)).rejects.toMatchObject({ kind: 'template' });
  });

  test('[BR-24] an enquiry carries every field, and is not made without its legal provision', async () => {
    const sample = documentSchemas.enquiry.parse(documentSamples.enquiry);
    const text = await textOf('enquiry', sample);
    for (const words of [
      sample.sender.name,
      sample.addressee.name,
      sample.service.name,
      `Реєстраційний номер послуги в переліку${sample.service.listNumber}`,
      sample.legalProvision,
      sample.contact.phone,
      sample.date,
      sample.other ?? 'інші відомості',
    ]) {
      expect(text).toContain(squeeze(words));
    }
    await expect(renderer.render('enquiry', { ...sample, legalProvision: ' ' })).rejects.toMatchObject({
      kind: 'template',
    });
  });

  test('[BR-20] what is on hand is printed in the application, and the rest is left as lines', async () => {
    const text = await textOf('application', documentSchemas.application.parse(documentSamples.application));
    expect(text).toContain(squeeze('Ковальчук Соломія Сергіївна'));
    expect(text).toContain(squeeze('Номер рахунку (IBAN)'));
  });

  test('a ticket without an honest forecast says so instead of a number', async () => {
    const { waitMinutes: _, ...sample } = documentSchemas.ticket.parse(documentSamples.ticket);
    expect(await textOf('ticket', sample)).toContain('щезамалоданих');
  });

  test('wrong data are told field by field', async () => {
    const broken = { ...documentSamples.ticket, peopleAhead: -1 };
    await expect(renderDocument(renderer, 'ticket', broken)).rejects.toBeInstanceOf(ZodError);
  });
});
