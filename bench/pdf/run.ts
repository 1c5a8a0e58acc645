import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type DocumentName, documentSchemas } from '../../src/documents/documents.ts';
import { documentSamples } from '../../src/documents/samples.ts';
import { createPdfRenderer, findFonts, installedFonts } from '../../src/platform/pdf/renderer.ts';
import { createTypesetter } from '../../src/platform/pdf/typesetter.ts';

/** Documents a CPU-second (all threads counted) that the product must reach on every template. */
const AIM = 40;
const COUNT = Number(process.argv[2] ?? 150);
const WARM_UP = 10;

const templatesDir = fileURLToPath(new URL('../../documents', import.meta.url));
const names = Object.keys(documentSchemas).filter((name): name is DocumentName => name in documentSchemas);

/** The blank once more, with the fields of a form in it: they are added after the page is set. */
const kinds: readonly (readonly [string, DocumentName, object])[] = [
  ...names.map((name) => [name, name, {}] as const),
  ['blank with fields', 'blank', { sample: false, fillable: true }],
];

type Row = {
  template: string;
  perCpuSecond: number;
  p50Ms: number;
  p99Ms: number;
  kilobytes: number;
  leakKbADocument: number;
  reached: boolean;
};

/** Each document differs in every name and number, so that nothing remembered from the last one helps. */
function variant(name: DocumentName, index: number, more: object = {}): string {
  const json = JSON.stringify({ ...documentSchemas[name].parse(documentSamples[name]), ...more });
  return json
    .replaceAll('Ковальчук', `Ковальчук-${index}`)
    .replaceAll('000124', String(index).padStart(6, '0'))
    .replaceAll('Бахмут', `Бахмут ${index}`);
}

function measure([title, name, more]: (typeof kinds)[number]): Row {
  const typeset = createTypesetter({ templatesDir, fontFiles: findFonts(installedFonts()) });
  const times: number[] = [];
  let bytes = 0;
  const make = (index: number): number => {
    const answer = typeset({ kind: 'pdf', template: name, json: variant(name, index, more) });
    if (!answer.ok) throw new Error(`${name}: ${answer.messages.join('; ')}`);
    return answer.output.length;
  };
  for (let index = 0; index < WARM_UP; index++) make(index);
  const memory = process.memoryUsage().rss;
  const before = process.cpuUsage();
  for (let index = 0; index < COUNT; index++) {
    const start = performance.now();
    bytes += make(WARM_UP + index);
    times.push(performance.now() - start);
  }
  const spent = process.cpuUsage(before);
  const perCpuSecond = COUNT / ((spent.user + spent.system) / 1e6);
  times.sort((a, b) => a - b);
  return {
    template: title,
    perCpuSecond: round(perCpuSecond),
    p50Ms: round(times[Math.floor(COUNT * 0.5)] ?? 0),
    p99Ms: round(times[Math.floor(COUNT * 0.99)] ?? 0),
    kilobytes: round(bytes / COUNT / 1024),
    leakKbADocument: round((process.memoryUsage().rss - memory) / 1024 / COUNT),
    reached: perCpuSecond >= AIM,
  };
}

/** The same through one child process, start of the process and transfer included. */
async function measurePool(): Promise<{ documents: number; perSecond: number; recycled: number }> {
  let recycled = 0;
  const log = {
    info: () => {
      recycled += 1;
    },
    warn: () => undefined,
  };
  const renderer = createPdfRenderer({
    templatesDir,
    poolSize: 1,
    recycleAfter: 100,
    maxWaiting: 10_000,
    log,
  });
  const start = performance.now();
  await Promise.all(
    Array.from({ length: COUNT * 2 }, (_, index) =>
      renderer.render('inventory', Object(JSON.parse(variant('inventory', index)))),
    ),
  );
  const seconds = (performance.now() - start) / 1000;
  await renderer.close();
  return { documents: COUNT * 2, perSecond: round((COUNT * 2) / seconds), recycled };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const rows = kinds.map(measure);
const pool = await measurePool();
const result = { aimPerCpuSecond: AIM, documentsEach: COUNT, cpu: cpus()[0]?.model ?? 'unknown', rows, pool };
const folder = fileURLToPath(new URL('../../data/bench', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'pdf.json'), `${JSON.stringify(result, null, 2)}\n`);
console.table(rows);
console.log('Through one child process:', pool);
console.log(JSON.stringify(result));
if (!rows.every((row) => row.reached)) console.error(`Below the aim of ${AIM} documents a CPU-second.`);
