import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readPdfText } from './pdfText.ts';
import { createPdfRenderer, type PdfRenderer, type PdfRendererOptions } from './renderer.ts';

const HEAD = `#let data = json(bytes(sys.inputs.at("data")))
#set document(title: "Папір " + data.at("name", default: ""))
#set text(lang: "uk", font: "Noto Sans")
`;
const SQUARE =
  '<svg xmlns=\\"http://www.w3.org/2000/svg\\" width=\\"9\\" height=\\"9\\"><rect width=\\"9\\" height=\\"9\\"/></svg>';
const TEMPLATES = {
  letter: `${HEAD}= Лист\n#data.name`,
  untitled: '#set text(lang: "uk", font: "Noto Sans")\n= Лист',
  'no-alt': `${HEAD}#image(bytes("${SQUARE}"), format: "svg")`,
  'with-alt': `${HEAD}#image(bytes("${SQUARE}"), format: "svg", alt: "чорний квадрат")`,
  // Machines with East Asian fonts must refuse it too.
  'no-glyph': `${HEAD}日本`,
  strict: `${HEAD}#assert(data.norms.len() > 0, message: "немає норм закону")\nТак`,
  // Long enough to be caught in the act, short enough to end by itself.
  slow: `${HEAD}#let sum = 0\n#for i in range(3000000) { sum += calc.rem(i, 7) }\n#sum`,
  endless: `${HEAD}#let sum = 0\n#for i in range(1000000) { for j in range(1000) { sum += j } }\n#sum`,
  outside: `${HEAD}#read("../../../../etc/hostname")`,
};

const logged: { fields: object; message: string }[] = [];
const log = {
  info: (fields: object, message: string) => void logged.push({ fields, message }),
  warn: (fields: object, message: string) => void logged.push({ fields, message }),
};
let templatesDir: string;
const open: PdfRenderer[] = [];

function start(options: Partial<PdfRendererOptions> = {}): PdfRenderer {
  const renderer = createPdfRenderer({ templatesDir, poolSize: 1, log, ...options });
  open.push(renderer);
  return renderer;
}

beforeAll(() => {
  templatesDir = mkdtempSync(join(tmpdir(), 'templates-'));
  for (const [name, source] of Object.entries(TEMPLATES)) {
    writeFileSync(join(templatesDir, `${name}.typ`), source);
  }
});
afterEach(async () => {
  await Promise.all(open.splice(0).map((renderer) => renderer.close()));
  logged.length = 0;
});
afterAll(() => rmSync(templatesDir, { recursive: true }));

describe('accessible documents', () => {
  test('the PDF says that it is PDF/UA-1, tagged, Ukrainian and titled', async () => {
    const pdf = Buffer.from(await start().render('letter', { name: 'Олена' }));
    const file = pdf.toString('utf8');
    expect(file.startsWith('%PDF-1.7')).toBe(true);
    expect(file).toMatch(/<pdfuaid:part>1<\/pdfuaid:part>/);
    expect(file).toMatch(/\/MarkInfo <<\s*\/Marked true/);
    expect(file).toMatch(/\/Lang \(uk\)/);
    expect(file).toContain('/StructTreeRoot');
    expect(file).toContain('Папір Олена');
    expect(readPdfText(pdf)).toBe('Лист\nОлена\n');
  });

  test.each([
    ['untitled', 'missing document title'],
    ['no-alt', 'missing alt text'],
    ['no-glyph', 'could not be displayed'],
  ])('a document that is not accessible is refused: %s', async (template, message) => {
    const renderer = start();
    await expect(renderer.render(template, {})).rejects.toMatchObject({ kind: 'inaccessible' });
    await expect(renderer.render(template, {})).rejects.toThrow(message);
    await expect(renderer.renderSvg(template, {})).rejects.toMatchObject({ kind: 'inaccessible' });
  });

  test('the words instead of an image are in the document', async () => {
    const pdf = Buffer.from(await start().render('with-alt', {}));
    const alt = Buffer.from('\uFEFFчорний квадрат', 'utf16le').swap16();
    expect(pdf.includes('/Alt')).toBe(true);
    expect(pdf.includes(alt) || pdf.toString('latin1').includes(alt.toString('hex').toUpperCase())).toBe(
      true,
    );
  });
});

describe('data', () => {
  test.each([
    '#eval("1+1")',
    '*не жирний* _ні_ $x^2$ `код` <мітка> @нема',
    '"); #panic("ні',
    '\\u{41} // кома /* ні */',
    ']}) #read("letter.typ")',
  ])('are printed letter by letter, never run: %s', async (name) => {
    // A piece ends where the writing changes between Latin and Cyrillic.
    const text = readPdfText(await start().render('letter', { name }));
    expect(text.replaceAll('\n', '')).toBe(`Лист${name}`);
  });

  test('a character that the font lacks is marked and logged by its number alone', async () => {
    const pdf = await start().render('letter', { name: 'Олена 😀' });
    expect(readPdfText(pdf)).toContain('Олена \uFFFD');
    expect(logged).toEqual([
      { fields: { template: 'letter', codePoints: ['U+1F600'] }, message: expect.any(String) },
    ]);
  });

  test('a failed assertion of the template comes back as its own words', async () => {
    await expect(start().render('strict', { norms: [] })).rejects.toThrow('немає норм закону');
    await expect(start().render('strict', { norms: [1] })).resolves.toBeInstanceOf(Uint8Array);
  });

  test('a template cannot read files outside its folder', async () => {
    await expect(start().render('outside', {})).rejects.toMatchObject({ kind: 'template' });
  });

  test.each(['../letter', 'letter.typ', '', 'absent', 'lib/layout'])(
    'there is no template %s',
    async (name) => {
      await expect(start().render(name, {})).rejects.toThrow('no such template');
    },
  );
});

describe('child processes', () => {
  test('one is replaced after its share of documents', async () => {
    const renderer = start({ recycleAfter: 3 });
    const seen = new Set<number>();
    for (let index = 0; index < 7; index++) {
      await renderer.render('letter', { name: `${index}` });
      for (const pid of renderer.pids()) seen.add(pid);
    }
    expect(logged.filter((entry) => entry.message === 'typesetting process recycled')).toHaveLength(2);
    expect(renderer.pids()).toHaveLength(1);
    expect(seen.size).toBeGreaterThanOrEqual(2);
  });

  test('a killed one costs nothing: its document is made by another', async () => {
    const renderer = start();
    const slow = renderer.render('slow', {});
    await expect.poll(() => renderer.pids()).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    for (const pid of renderer.pids()) process.kill(pid, 'SIGKILL');
    expect(readPdfText(await slow)).toMatch(/^\d+\n$/);
    expect(logged.map((entry) => entry.message)).toEqual(['typesetting process died']);
  });

  test('a document that kills two is given up, and the next one is made', async () => {
    const renderer = start();
    const failed = expect(renderer.render('endless', {})).rejects.toMatchObject({ kind: 'crashed' });
    const killed = new Set<number>();
    while (killed.size < 2) {
      for (const pid of renderer.pids().filter((one) => !killed.has(one))) {
        killed.add(pid);
        process.kill(pid, 'SIGKILL');
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await failed;
    expect(readPdfText(await renderer.render('letter', { name: 'далі' }))).toContain('далі');
  });

  test('a document that takes too long is stopped, and the next one is made', async () => {
    const renderer = start({ timeoutMs: 5_000 });
    await expect(renderer.render('endless', {})).rejects.toMatchObject({ kind: 'timeout' });
    expect(readPdfText(await renderer.render('letter', { name: 'далі' }))).toContain('далі');
  });

  test('documents wait in order, and too many are refused at once', async () => {
    const renderer = start({ maxWaiting: 2 });
    const finished: string[] = [];
    const jobs = ['а', 'б', 'в'].map((name) =>
      renderer.render('letter', { name }).then(() => finished.push(name)),
    );
    await expect(renderer.render('letter', { name: 'г' })).rejects.toMatchObject({ kind: 'busy' });
    await Promise.all(jobs);
    expect(finished).toEqual(['а', 'б', 'в']);
  });

  test('closing ends every process; waiting documents are told, and new ones refused', async () => {
    const renderer = start();
    const first = renderer.render('letter', { name: 'а' });
    const second = expect(renderer.render('letter', { name: 'б' })).rejects.toMatchObject({ kind: 'closed' });
    const pids = renderer.pids();
    await renderer.close();
    await second;
    await expect(first).resolves.toBeInstanceOf(Uint8Array);
    await expect(renderer.render('letter', { name: 'в' })).rejects.toMatchObject({ kind: 'closed' });
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
  });
});
