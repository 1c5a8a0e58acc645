import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { anyCard } from '../../../../../test/anyCard.ts';
import { mostFaults } from '../../actions/importFaults.ts';
import { readCatalogueFile } from '../../actions/importFile.ts';
import { readBytes } from '../../actions/importRead.ts';
import { readSheets } from '../../actions/importXlsx.ts';
import { readYaml } from '../../actions/importYaml.ts';
import type { CellValue } from '../../rules/exchangeCells.ts';
import { type ExchangedService, exchangedService } from '../../schemas/exchange.ts';
import { sheetsOf, yamlOf } from './exchangeFile.ts';

const centre = { code: 'bakhmut' };
const words = fc.constantFrom(
  'субсидія',
  '№ 5',
  'сім’я: «так»',
  '=1+1',
  '2020-10-21',
  'yes',
  '- риска',
  '# ґанок',
  '0123',
);
const day = fc.constantFrom('2020-10-21', '2025-07-01', '1999-12-31');

const anyService = (slug: string): fc.Arbitrary<ExchangedService> =>
  fc
    .record({
      slug: fc.constant(slug),
      version: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
      listNumber: fc.integer({ min: 1, max: 9_999 }),
      listDecision: fc.constantFrom('6/148-3149', '12', '1.5'),
      listDecidedOn: day,
      name: words,
      plainNameUk: words,
      plainNameEn: words,
      provider: words,
      groupLetter: fc.constantFrom('А', 'Ґ', 'Я'),
      averageMinutes: fc.integer({ min: 1, max: 480 }),
      express: fc.boolean(),
      guideId: fc.option(fc.constantFrom('01234', 'G-1'), { nil: null }),
      synonyms: fc.array(words, { maxLength: 3 }),
      situations: fc.array(words, { maxLength: 2 }),
      categories: fc.array(words, { maxLength: 2 }),
      competence: fc.option(
        fc.array(
          fc.record({
            validFrom: day,
            route: fc.constantFrom('decideHere' as const, 'acceptAndPassOn' as const, 'redirect' as const),
            decidedBy: words,
            act: fc.oneof(words, fc.constant('')),
          }),
          { minLength: 1, maxLength: 2 },
        ),
        { nil: null },
      ),
      cardVersion: fc.constantFrom('1.1', '12.3'),
      card: fc.option(anyCard, { nil: null }),
    })
    .map((service) =>
      exchangedService.parse({ ...service, cardVersion: service.card && service.cardVersion }),
    );

const some = fc
  .uniqueArray(fc.constantFrom('birth', 'housing-subsidy', 'a1', 'x-2'), { minLength: 1, maxLength: 3 })
  .chain((slugs) => fc.tuple(...slugs.map(anyService)));

const services = (result: Awaited<ReturnType<typeof readSheets>>) =>
  result.read.services.map(({ service }) => service);
const faults = (result: Awaited<ReturnType<typeof readSheets>>) =>
  result.faults.map(({ sheet, line, field, message }) => [sheet, line, field, message]);

describe('[CARD] a file of the catalogue comes back as it went', () => {
  test('as a spreadsheet', async () => {
    await fc.assert(
      fc.asyncProperty(some, async (made) => {
        const read = await readSheets(await sheetsOf(centre, [made]), 'uk');
        expect(faults(read)).toEqual([]);
        expect(read.read.centre).toBe('bakhmut');
        expect(services(read)).toEqual(made);
      }),
      { numRuns: 12 },
    );
  });

  test('as YAML', async () => {
    await fc.assert(
      fc.asyncProperty(some, async (made) => {
        const read = readYaml(await yamlOf(centre, [made]), 'uk');
        expect(faults(read)).toEqual([]);
        expect(services(read)).toEqual(made);
      }),
      { numRuns: 12 },
    );
  });
});

const [sample] = fc.sample(
  anyService('birth').filter(
    ({ card, competence }) => (card?.questions.length ?? 0) > 0 && competence !== null,
  ),
  { numRuns: 1, seed: 7 },
);
if (!sample) throw new Error('no sample');
const base: ExchangedService = sample;

/** The same file with other cells: `[sheet, row, column, value]`, row and column from 0. */
async function spoiled(
  ...changes: readonly (readonly [string, number, number, CellValue])[]
): Promise<Uint8Array> {
  const { readXlsx } = await import('hucre/xlsx');
  const { sheets } = await readXlsx(await sheetsOf(centre, [[base]]));
  for (const [name, row, column, value] of changes) {
    const rows = sheets.find((sheet) => sheet.name === name)?.rows ?? [];
    const cells = rows[row] ?? [];
    rows[row] = cells;
    while (cells.length < column) cells.push(null);
    cells[column] = value;
  }
  return writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows })) });
}

describe('[CARD] what is wrong in a spreadsheet is told by sheet, row and column', () => {
  test.each([
    [
      ['Послуги', 1, 2, 'сім'],
      ['Послуги', 2, 'Номер у переліку', /ціле число/],
    ],
    [
      ['Послуги', 1, 3, new Date('2026-06-01T00:00:00Z')],
      ['Послуги', 2, 'Рішення №', /стала датою/],
    ],
    [
      ['Послуги', 1, 4, 'учора'],
      ['Послуги', 2, 'Дата рішення', /01\.12\.2026/],
    ],
    [
      ['Послуги', 1, 5, null],
      ['Послуги', 2, 'Офіційна назва', /Заповніть/],
    ],
    [
      ['Послуги', 1, 11, 'мабуть'],
      ['Послуги', 2, 'Швидка справа', /«так» або «ні»/],
    ],
    [
      ['Картки', 1, 4, 'голубом'],
      ['Картки', 2, 'Як подати', /особисто; через представника/],
    ],
    [
      ['Документи', 1, 3, ''],
      ['Документи', 2, 'Акт, який дозволяє вимагати', /Заповніть/],
    ],
    [
      ['Документи', 1, 8, 'хтось'],
      ['Документи', 2, 'З якими відповідями', /who: self/],
    ],
    [
      ['Документи', 1, 0, 'nobody'],
      ['Документи', 2, 'Код послуги', /немає на аркуші «Послуги»/],
    ],
    [
      ['Документи', 1, 0, ''],
      ['Документи', 2, 'Код послуги', /Вкажіть код/],
    ],
    [
      ['Послуги', 2, 0, 'birth'],
      ['Послуги', 3, 'Код послуги', /уже є/],
    ],
    [
      ['Відповіді', 1, 1, 'unasked'],
      ['Відповіді', 2, 'Код запитання', /немає на аркуші «Запитання»/],
    ],
    [
      ['Документи', 0, 2, 'Назва'],
      ['Документи', null, null, /програма не знає|Немає стовпця/],
    ],
  ] as const)('%j', async (change, [sheet, line, field, message]) => {
    const all = faults(await readSheets(await spoiled(change), 'uk'));
    expect(all).toContainEqual([sheet, line, field, expect.stringMatching(message)]);
  });

  test('a formula is no value, a missing sheet would lose a part of the card, and a strange one is named', async () => {
    const { readXlsx } = await import('hucre/xlsx');
    const { sheets } = await readXlsx(await sheetsOf(centre, [[base]]));
    const kept = sheets.filter(({ name }) => name !== 'Примітки');
    const bytes = await writeXlsx({
      sheets: [
        ...kept.map(({ name, rows }) => ({
          name,
          rows,
          ...(name === 'Послуги' ? { cells: new Map([['1,5', { formula: 'A1&B1' }]]) } : {}),
        })),
        { name: 'Аркуш1', rows: [['?']] },
      ],
    });
    expect(faults(await readSheets(bytes, 'uk'))).toEqual(
      expect.arrayContaining([
        ['Послуги', 2, 'Офіційна назва', expect.stringMatching(/формула/)],
        ['Аркуш1', null, null, expect.stringMatching(/не знає/)],
        ['Примітки', null, null, expect.stringMatching(/Немає цього аркуша/)],
      ]),
    );
  });
});

describe('[CARD] what is wrong in YAML is told by line', () => {
  const head = 'format: vikno-catalogue\nversion: 1\n---\n';
  const yaml = (text: string) => faults(readYaml(head + text, 'uk'));

  test.each([
    ['slug: a\nslug: b\n', 5, /повторюється/],
    ['slug: &x a\nname: *x\n', 5, /Посилань/],
    ['slug: a\n\tname: b\n', 5, /табуляцією/],
    ['slug: a\nname: [\n', 6, /будову YAML/],
    ['slug: a\nnaem: b\n', 4, /не знає: naem/],
    ['slug: a\nname: 2020\n', 5, /лапки/],
    ['slug: Велика\n', 4, /латинські/],
    ['card:\n  submission: [pigeon]\n', 5, /inPerson; representative/],
    ['just text\n', 4, /має бути послуга/],
    ['slug: !!js/function a\n', 4, /будову YAML/],
  ])('%j', (text, line, message) => {
    expect(yaml(text)).toContainEqual([
      null,
      line,
      expect.toBeOneOf([null, expect.anything()]),
      expect.stringMatching(message),
    ]);
  });

  test('a tower of brackets', () => {
    expect(yaml(`${'['.repeat(5_000)}\n`)[0]?.[3]).toMatch(/вкладеність|будову/);
  });

  test('a billion laughs are refused, not laughed', () => {
    const lines = Array.from(
      { length: 30 },
      (_, at) => `a${at + 1}: &a${at + 1} [${'*a'.concat(String(at), ',').repeat(9)}]`,
    );
    expect(yaml(`a0: &a0 x\n${lines.join('\n')}\n`)).toContainEqual([
      null,
      5,
      null,
      expect.stringMatching(/Посилань/),
    ]);
  });

  test('a file without its first document, of a newer format, or with more faults than a report shows', () => {
    expect(faults(readYaml('slug: a\n', 'uk'))[0]?.[3]).toMatch(/format: vikno-catalogue/);
    expect(faults(readYaml('format: vikno-catalogue\nversion: 2\n', 'uk'))[0]?.[3]).toMatch(/новішого/);
    expect(faults(readYaml(head, 'uk'))[0]?.[3]).toMatch(/жодної/);
    const many = readYaml(head + '- {}\n'.repeat(mostFaults + 1), 'uk');
    expect(many.faults).toHaveLength(mostFaults);
    expect(many.faultCount).toBeGreaterThan(mostFaults);
  });
});

describe('a file of another kind', () => {
  const read = async (bytes: Uint8Array) =>
    (await readBytes(bytes, 'uk')).faults.map(({ message }) => message);

  test('is read apart from the program', async () => {
    const result = await readCatalogueFile(await sheetsOf(centre, [[base]]), 'uk');
    expect(result.faults).toEqual([]);
    expect(services(result)).toEqual([base]);
  });

  test('wrong encodings, broken archives, other files', async () => {
    const cp1251 = Uint8Array.from([0xcf, 0xee, 0xf1, 0xeb, 0xf3, 0xe3, 0xe0, 0x3a, 0x20, 0xe0]);
    expect(await read(cp1251)).toEqual([expect.stringMatching(/windows-1251/)]);
    expect(await read(Buffer.from('\ufeffтекст', 'utf16le'))).toEqual([expect.stringMatching(/UTF-16/)]);
    expect(await read(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]))).toEqual([expect.stringMatching(/XLS/)]);
    expect(await read(Buffer.from('%PDF-1.7 \u0000'))).toEqual([expect.stringMatching(/не текст/)]);
    expect(await read(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2]))).toEqual([
      expect.stringMatching(/XLSX/),
    ]);
    const whole = await sheetsOf(centre, [[base]]);
    expect(await read(whole.slice(0, whole.length - 100))).toEqual([expect.stringMatching(/пошкоджений/)]);
    const damaged = Buffer.from(whole);
    damaged.fill(0, 200, 900);
    expect(await read(damaged)).toEqual([expect.stringMatching(/пошкоджений/)]);
  });

  test('an archive that swells is refused by what its directory says', async () => {
    const swollen = Buffer.from(await sheetsOf(centre, [[base]]));
    const entry = swollen.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    swollen.writeUInt32LE(4_000_000_000, entry + 24);
    expect(await read(swollen)).toEqual([expect.stringMatching(/завеликий/)]);
    swollen.writeUInt32LE(0, entry + 24);
    expect(await read(swollen)).toEqual([expect.stringMatching(/пошкоджений/)]);
  });
});
