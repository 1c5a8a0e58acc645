import { fileURLToPath } from 'node:url';
import {
  PDFArray,
  PDFCheckBox,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFTextField,
} from '@cantoo/pdf-lib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPdfText } from '#platform/pdf/pdfText.ts';
import { createPdfRenderer } from '#platform/pdf/renderer.ts';
import { type BlankInput, blankSchema } from './blank.ts';
import { documentSamples } from './samples.ts';

const templatesDir = fileURLToPath(new URL('../../documents', import.meta.url));
const log = { info: () => undefined, warn: () => undefined };
const renderer = createPdfRenderer({ templatesDir, poolSize: 1, log });
afterAll(() => renderer.close());

const input: BlankInput = {
  ...documentSamples.blank,
  sample: false,
  fillable: true,
  who: { name: 'Ґалаґан Єва Їжаківна', birthDate: '1996-04-12', birthDateDigits: '12.04.1996' },
  questions: [{ label: 'Хто подає заяву?', options: ['Один із батьків', 'Опікун'] }],
  perhaps: ['Рішення про опіку (якщо подає опікун)'],
};

let bytes: Uint8Array;
let file: PDFDocument;

/** Opened by a reader that knows nothing of how this product writes a PDF. */
beforeAll(async () => {
  bytes = await renderer.render('blank', blankSchema.parse(input));
  file = await PDFDocument.load(bytes);
});

const nameOf = (dictionary: PDFDict, key: string) =>
  dictionary.lookupMaybe(PDFName.of(key), PDFName)?.decodeText();

test('[BR-8] the blank has fields with names and words for a screen reader, in the order of reading', () => {
  const fields = file.getForm().getFields();
  expect(fields.map((field) => field.getName())).toEqual([
    'name',
    'birthDate',
    'taxNumber',
    'identityDocument',
    'address',
    'phone',
    'representative',
    'answer1.1',
    'answer1.2',
    'attached.1',
    'attached.2',
    'perhaps.1',
    'more',
    'date',
    'signatory',
  ]);
  const told = fields.map(({ acroField }) =>
    acroField.dict.lookup(PDFName.of('TU'), PDFHexString).decodeText(),
  );
  expect(told[0]).toBe('Прізвище, ім’я, по батькові');
  expect(told[1]).toBe('Дата народження: день, місяць, рік, наприклад 12.04.1996');
  expect(told[8]).toBe('Хто подає заяву? Опікун');
  expect(told[11]).toContain('Рішення про опіку');
  expect(new Set(told).size).toBe(told.length);
});

test('[BR-8, BR-20] what is known is filled in and can be corrected; the rest is empty', () => {
  const form = file.getForm();
  expect(form.getTextField('name').getText()).toBe('Ґалаґан Єва Їжаківна');
  expect(form.getTextField('birthDate').getText()).toBe('12.04.1996');
  expect(form.getTextField('birthDate').getMaxLength()).toBe(10);
  expect(form.getTextField('phone').getText() ?? '').toBe('');
  expect(form.getTextField('more').isMultiline()).toBe(true);
  expect(form.getCheckBox('attached.1').isChecked()).toBe(true);
  expect(form.getCheckBox('perhaps.1').isChecked()).toBe(false);
  for (const field of form.getFields()) expect(field.isReadOnly()).toBe(false);
});

test('[BR-9] every field is a Form in the structure, on its page, and the page is read by it (PDF/UA-1, 7.18)', () => {
  expect(Buffer.from(bytes).toString('latin1')).toContain('<pdfuaid:part>1<');
  const { context } = file;
  const root = file.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  const numbers = root.lookup(PDFName.of('ParentTree'), PDFDict).lookup(PDFName.of('Nums'), PDFArray);
  const parents = new Map<number, PDFDict>();
  for (let at = 0; at + 1 < numbers.size(); at += 2) {
    const holder = context.lookup(numbers.get(at + 1));
    if (holder instanceof PDFDict) parents.set(numbers.lookup(at, PDFNumber).asNumber(), holder);
  }
  const pages = file.getPages();
  for (const page of pages) if (page.node.Annots()) expect(nameOf(page.node, 'Tabs')).toBe('S');
  const annotations = pages.flatMap((page) => page.node.Annots()?.asArray() ?? []);
  for (const field of file.getForm().getFields()) {
    const widget = field.acroField.getWidgets()[0]?.dict;
    if (!widget) throw new Error(`${field.getName()} is nowhere`);
    const number = widget.lookup(PDFName.of('StructParent'), PDFNumber).asNumber();
    const element = parents.get(number);
    if (!element) throw new Error(`${field.getName()} is not in the structure`);
    expect(nameOf(element, 'S')).toBe('Form');
    const kids = element.lookup(PDFName.of('K'));
    const reference = kids instanceof PDFArray ? kids.lookup(kids.size() - 1, PDFDict) : kids;
    if (!(reference instanceof PDFDict)) throw new Error('a Form without its widget');
    expect(nameOf(reference, 'Type')).toBe('OBJR');
    const held = reference.get(PDFName.of('Obj'));
    expect(annotations.some((one) => one instanceof PDFRef && one === held)).toBe(true);
    expect(held instanceof PDFRef && context.lookup(held)).toBe(widget);
    expect(nameOf(widget, 'Subtype')).toBe('Widget');
    expect(widget.lookup(PDFName.of('F'), PDFNumber).asNumber() & 4).toBe(4);
  }
  // Nothing of the marks by which the template named the fields is left.
  expect(annotations.every((one) => nameOf(context.lookup(one, PDFDict), 'Subtype') === 'Widget')).toBe(true);
});

test('[BR-9] the letters of fields stand in the file, the Ukrainian ones too', () => {
  const form = file.getForm().acroForm.dict;
  const fonts = form.lookup(PDFName.of('DR'), PDFDict).lookup(PDFName.of('Font'), PDFDict);
  const font = fonts.lookup(PDFName.of('Webdings'), PDFDict);
  expect(font.lookup(PDFName.of('FontDescriptor'), PDFDict).has(PDFName.of('FontFile2'))).toBe(true);
  const widths = font.lookup(PDFName.of('Widths'), PDFArray);
  const first = font.lookup(PDFName.of('FirstChar'), PDFNumber).asNumber();
  for (const code of [0xa5, 0xaa, 0xaf, 0xb2, 0xb3, 0xb4, 0xba, 0xbf, 0x92, 0xb9])
    expect(widths.lookup(code - first, PDFNumber).asNumber(), code.toString(16)).toBeGreaterThan(100);
  expect(bytes.length).toBeLessThan(120_000);
});

test('[BR-8] it can be filled in and saved by another program, and keeps what was typed', async () => {
  const copy = await PDFDocument.load(bytes);
  const form = copy.getForm();
  for (const field of form.getFields()) {
    if (field instanceof PDFTextField && field.getMaxLength() === undefined)
      field.setText(`Її ім’я, ґанок, єдність: ${field.getName()}`);
    if (field instanceof PDFCheckBox) field.check();
  }
  const saved = await copy.save({ updateFieldAppearances: false });
  const again = (await PDFDocument.load(saved)).getForm();
  expect(again.getTextField('address').getText()).toBe('Її ім’я, ґанок, єдність: address');
  expect(again.getCheckBox('answer1.2').isChecked()).toBe(true);
});

test('[BR-8] texts without end and of any length stay in their fields', async () => {
  const long = 'Дуже довга вулиця імені когось '.repeat(9).trim();
  const who = {
    name: 'Х'.repeat(300),
    address: long,
    identityDocument: 'Ю'.repeat(300),
    taxNumber: '1'.repeat(40),
  };
  const made = await renderer.render('blank', blankSchema.parse({ ...input, who, agent: long }));
  const form = (await PDFDocument.load(made)).getForm();
  expect(form.getTextField('address').getText()).toBe(long);
  expect(form.getTextField('name').getText()).toBe('Х'.repeat(300));
  expect(form.getTextField('taxNumber').getText()).toBe('1'.repeat(40));
});

test('[BR-8] a long card goes over pages, and each page has its own fields', async () => {
  const perhaps = Array.from(
    { length: 60 },
    (_, index) => `Довідка ${index + 1}, якщо її просять у вашому випадку`,
  );
  const made = await PDFDocument.load(
    await renderer.render('blank', blankSchema.parse({ ...input, perhaps })),
  );
  expect(made.getPageCount()).toBeGreaterThan(1);
  const order = made
    .getForm()
    .getFields()
    .map((field) => field.getName());
  expect(order.filter((name) => name.startsWith('perhaps.'))).toEqual(
    perhaps.map((_, index) => `perhaps.${index + 1}`),
  );
  const counts = made.getPages().map((page) => page.node.Annots()?.size() ?? 0);
  expect(counts.filter((count) => count > 0).length).toBeGreaterThan(1);
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(order.length);
});

test('[BR-6] the blank for a pen has no fields; the sample has none and is marked', async () => {
  const pen = await renderer.render('blank', blankSchema.parse({ ...input, who: {}, fillable: false }));
  expect((await PDFDocument.load(pen)).getForm().getFields()).toEqual([]);
  const sample = await renderer.render('blank', blankSchema.parse(documentSamples.blank));
  expect((await PDFDocument.load(sample)).getForm().getFields()).toEqual([]);
  expect(readPdfText(sample)).toContain('ЗРАЗОК');
});
