import { expect, test } from 'vitest';
import { zipFiles } from '../../../../../test/zipFiles.ts';
import { PrescribedSheet, writeForms } from './prescribedSheet.ts';

function form(name: string) {
  const sheet = new PrescribedSheet(name, [12, 30.5, 8]);
  sheet.wide('АНАЛІТИЧНИЙ ЗВІТ', 'title');
  const head = sheet.row(['Місяць', 'Усього', 'Інші'], 'head');
  sheet.row([1, 2, 3], 'number');
  sheet.row(['січень', 4, 0], ['text', 'figure', 'figure']);
  return { sheet, head: { from: head, to: head + 1 } };
}

/** Values of an attribute of every element of this name. */
const all = (xml: string, element: string, attribute: string): string[] =>
  [...xml.matchAll(new RegExp(`<${element}\\b[^>]*?\\b${attribute}="([^"]*)"`, 'g'))].map(
    ([, value]) => value ?? '',
  );

test('[KO-A2-6][KO-A2-7] a prescribed file is whole by ECMA-376: parts, relations, names of sheets, strings, page', async () => {
  const files = zipFiles(
    Buffer.from(await writeForms([form('Аналітичний звіт'), form("За е-офісами м. Кам'янка")])),
  );
  const read = (part: string) => files.get(part) ?? '';
  const types = read('[Content_Types].xml');
  const defaults = all(types, 'Default', 'Extension');
  const overrides = all(types, 'Override', 'PartName').map((part) => part.slice(1));
  for (const part of overrides) expect([...files.keys()]).toContain(part);
  for (const part of files.keys())
    expect(
      part === '[Content_Types].xml' ||
        overrides.includes(part) ||
        defaults.includes(part.split('.').at(-1) ?? ''),
      part,
    ).toBe(true);
  for (const target of all(read('xl/_rels/workbook.xml.rels'), 'Relationship', 'Target'))
    expect([...files.keys()]).toContain(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  const book = read('xl/workbook.xml');
  const names = all(book, 'sheet', 'name');
  expect(names).toHaveLength(2);
  for (const name of names) {
    expect(name.length).toBeLessThanOrEqual(31);
    expect(name).not.toMatch(/[[\]:*?/\\]/);
  }
  // A name with a space or an apostrophe stands in quotes, or office programs repair the file and lose the titles.
  const titles = [
    ...book.matchAll(/<definedName[^>]*Print_Titles[^>]*localSheetId="(\d)"[^>]*>([^<]*)</g),
  ].map(([, sheet, range]) => [sheet, range?.replaceAll('&apos;', "'").replaceAll('&#39;', "'")]);
  expect(titles).toEqual([
    ['0', "'Аналітичний звіт'!$2:$3"],
    ['1', "'За е-офісами м. Кам''янка'!$2:$3"],
  ]);
  const strings = read('xl/sharedStrings.xml').match(/<si>/g)?.length ?? 0;
  for (const part of ['xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']) {
    const sheet = read(part);
    const used = [...sheet.matchAll(/<c [^>]*t="s"[^>]*><v>(\d+)<\/v>/g)].map(([, at]) => Number(at));
    expect(used.length).toBeGreaterThan(4);
    expect(Math.max(...used)).toBeLessThan(strings);
    expect(all(sheet, 'mergeCell', 'ref')).toEqual(['A1:C1']);
    expect(all(sheet, 'col', 'width').map(Number)).toEqual([12, 30.5, 8]);
    expect(all(sheet, 'pageSetup', 'orientation')).toEqual(['landscape']);
    expect(all(sheet, 'pageSetup', 'paperSize')).toEqual(['9']);
    expect(all(sheet, 'pageSetUpPr', 'fitToPage')).toEqual(['1']);
  }
});
