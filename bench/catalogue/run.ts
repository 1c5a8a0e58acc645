import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { withDatabase } from '../load/database.ts';
import { cpuSeconds, residentMegabytes } from '../load/processUse.ts';
import { keepFigures, printTable } from '../load/report.ts';
import { type BenchServer, startServer } from '../load/server.ts';
import { quantile } from '../load/summary.ts';
import { readQuestions } from '../search/measure.ts';
import { fillCatalogue } from './fixture.ts';

const { values: options } = parseArgs({
  options: {
    services: { type: 'string', default: '5000' },
    versions: { type: 'string', default: '5' },
    requests: { type: 'string', default: '300' },
    json: { type: 'string', default: 'data/bench/catalogue.json' },
  },
});

interface Row {
  readonly page: string;
  readonly kilobytes: number;
  readonly p50: number;
  readonly p95: number;
  readonly cpuMs: number;
  /** Milliseconds and share of conditional requests that were answered 304; null where the page carries no mark. */
  readonly unchanged: { readonly p95: number; readonly share: number } | null;
}

const centre = 'bakhmut';

/** What a visitor opens, in a catalogue of thousands of services with years of versions: time of an answer by the clock. */
async function main(): Promise<void> {
  const rows: Row[] = [];
  let megabytes = 0;
  await withDatabase(async (ownerUrl, folder) => {
    const server = await startServer(ownerUrl, folder, true);
    process.stdout.write(`${options.services} services of ${options.versions} versions…\n`);
    const slugs = await fillCatalogue(ownerUrl, centre, Number(options.services), Number(options.versions));
    const asks = readQuestions().map(({ ask }) => encodeURIComponent(ask));
    // A prime step walks through the whole catalogue and never in its order.
    const slug = (n: number) => slugs[(n * 1877) % slugs.length] ?? '';
    const base = `/centres/${centre}`;
    const pages: readonly (readonly [string, (n: number) => string])[] = [
      ['home', () => '/'],
      ['centres', () => '/centres'],
      ['centre', () => base],
      ['services', () => `${base}/services`],
      ['search', (n) => `${base}/services?q=${asks[n % asks.length]}`],
      ['card', (n) => `${base}/services/${slug(n)}`],
      ['card, English', (n) => `/en${base}/services/${slug(n)}`],
      ['what do I need', (n) => `${base}/services/${slug(n)}/list`],
      ['queue rule', () => `${base}/order`],
    ];
    process.stdout.write('index…\n');
    await waitForIndex(server);
    for (const [page, address] of pages) rows.push(await measurePage(server, page, address));
    megabytes = residentMegabytes(server.pid);
    await server.stop();
  });
  printTable(
    ['page', 'KB', 'p50 ms', 'p95 ms', 'CPU ms', '304 p95 ms', '304 share'],
    rows.map((row) => [
      row.page,
      row.kilobytes.toFixed(0),
      row.p50.toFixed(1),
      row.p95.toFixed(1),
      row.cpuMs.toFixed(2),
      row.unchanged?.p95.toFixed(1) ?? '–',
      row.unchanged ? `${(row.unchanged.share * 100).toFixed(0)} %` : '–',
    ]),
  );
  process.stdout.write(`resident after it: ${megabytes.toFixed(0)} MB\n`);
  keepFigures(options.json, { options, rows, megabytes });
}

/** A large index is built behind the old one: it is there when a made service is found. */
async function waitForIndex(server: BenchServer): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    const { text } = await open(server, `/centres/${centre}/services?q=${encodeURIComponent('послуга7')}`);
    if (text.includes('made-7"')) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('the catalogue was not indexed within a minute');
}

async function measurePage(server: BenchServer, page: string, address: (n: number) => string): Promise<Row> {
  const requests = Number(options.requests);
  for (let n = 0; n < requests / 3; n++) await open(server, address(n + 7));
  const times: number[] = [];
  let bytes = 0;
  const marks: (string | null)[] = [];
  const cpu = cpuSeconds(server.pid);
  for (let n = 0; n < requests; n++) {
    const answer = await open(server, address(n));
    if (answer.status !== 200) throw new Error(`${address(n)}: ${answer.status}`);
    times.push(answer.ms);
    bytes += Buffer.byteLength(answer.text);
    marks.push(answer.mark);
  }
  const cpuMs = ((cpuSeconds(server.pid) - cpu) / requests) * 1000;
  const again: number[] = [];
  let unchanged = 0;
  for (const [n, mark] of marks.entries()) {
    if (mark === null) continue;
    const answer = await open(server, address(n), mark);
    again.push(answer.ms);
    if (answer.status === 304) unchanged += 1;
  }
  return {
    page,
    kilobytes: bytes / requests / 1000,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    cpuMs,
    unchanged: again.length > 0 ? { p95: quantile(again, 0.95), share: unchanged / again.length } : null,
  };
}

async function open(server: BenchServer, path: string, mark?: string) {
  const begun = performance.now();
  const response = await fetch(`http://127.0.0.1:${server.port}${path}`, {
    headers: { 'accept-encoding': 'identity', ...(mark ? { 'if-none-match': mark } : {}) },
    redirect: 'manual',
  });
  const text = await response.text();
  return {
    status: response.status,
    text,
    mark: response.headers.get('etag'),
    ms: performance.now() - begun,
  };
}

await main();
