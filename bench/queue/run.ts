import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { businessDate } from '#platform/clock/clock.ts';
import { startEmbedded } from '#platform/database/embedded.ts';
import { projectRoot } from '#platform/projectRoot.ts';
import { cpuSeconds, residentMegabytes } from '../load/processUse.ts';
import { keepFigures, printTable } from '../load/report.ts';
import { type BenchServer, startServer } from '../load/server.ts';
import { type Burst, median } from '../load/summary.ts';
import { type BenchCentre, fillCentres, fillWaiting, freeDesks } from './fixture.ts';
import type { Job } from './generator.ts';

const { values: options } = parseArgs({
  options: {
    clients: { type: 'string', default: '8' },
    centres: { type: 'string', default: '50' },
    desks: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'string', default: 'data/bench/queue.json' },
  },
});
const number = (name: keyof typeof options) => Number(options[name]);

/** How a commit reaches the disk. `flush`: each flush takes a millisecond, as an ordinary SSD with a safe cache. */
const disks = {
  'no wait': { synchronous_commit: 'off' },
  '1 ms flush': { synchronous_commit: 'on', commit_delay: '1000', commit_siblings: '0' },
} as const;

interface Row {
  readonly operation: Job['what'];
  readonly disk: string;
  readonly centres: number;
  readonly sql: Burst;
  readonly http: Burst;
  readonly ratio: number;
  readonly cpuMicroseconds: number;
  readonly megabytes: number;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vikno-bench-'));
  const rows: Row[] = [];
  try {
    for (const disk of Object.keys(disks) as (keyof typeof disks)[])
      rows.push(...(await onDisk(folder, disk)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  print(rows);
  keepFigures(options.json, { options, rows });
}

async function onDisk(folder: string, disk: keyof typeof disks): Promise<Row[]> {
  const dataDir = path.join(folder, disk.replaceAll(' ', '-'));
  const log = { info: () => undefined, warn: say };
  const database = await startEmbedded({
    dataDir,
    log,
    settings: { ...disks[disk], max_wal_size: '4GB', checkpoint_timeout: '30min' },
  });
  const server = await startServer(database.ownerUrl, dataDir);
  try {
    const centres = await fillCentres(database.ownerUrl, number('centres'), number('desks'));
    const place: Place = { databaseUrl: database.appUrl, ownerUrl: database.ownerUrl, server };
    return [
      await compare(place, disk, 'issue', centres),
      await compare(place, disk, 'issue', centres.slice(0, 1)),
      await compare(place, disk, 'call', centres),
    ];
  } finally {
    await server.stop();
    await database.stop();
  }
}

interface Place {
  readonly databaseUrl: string;
  readonly ownerUrl: string;
  readonly server: Pick<BenchServer, 'port' | 'pid'>;
}

/** SQL and HTTP in turn, so that a machine that grows slower slows both; the medians are compared. */
async function compare(
  place: Place,
  disk: string,
  what: Job['what'],
  centres: readonly BenchCentre[],
): Promise<Row> {
  const bursts: { sql: Burst[]; http: Burst[]; cpu: number[] } = { sql: [], http: [], cpu: [] };
  for (let round = 0; round <= number('rounds'); round++) {
    for (const via of ['sql', 'http'] as const) {
      if (what === 'call') await prepareCalls(place.ownerUrl, centres);
      else await prepareIssue(place.ownerUrl);
      const before = cpuSeconds(place.server.pid);
      const result = await generate(place, what, via, centres);
      if (result.failed > 0 || result.operations === 0)
        throw new Error(`${what} over ${via}: ${result.failed} failed`);
      // The first round warms up.
      if (round === 0) continue;
      bursts[via].push(result);
      if (via === 'http')
        bursts.cpu.push(((cpuSeconds(place.server.pid) - before) / result.operations) * 1e6);
    }
  }
  const sql = medianBurst(bursts.sql);
  const http = medianBurst(bursts.http);
  return {
    operation: what,
    disk,
    centres: centres.length,
    sql,
    http,
    ratio: http.perSecond / sql.perSecond,
    cpuMicroseconds: median(bursts.cpu),
    megabytes: residentMegabytes(place.server.pid),
  };
}

/** A day has 5,000 live numbers a letter; a burst at one centre uses up most of them. */
async function prepareIssue(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('truncate ticket, visit, ticket_counter cascade');
  await client.end();
}

async function prepareCalls(ownerUrl: string, centres: readonly BenchCentre[]): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await freeDesks(client);
  await fillWaiting(client, centres, number('desks') * 2, businessDate(new Date()));
  await client.end();
}

function medianBurst(bursts: readonly Burst[]): Burst {
  const of = (pick: (burst: Burst) => number) => median(bursts.map(pick));
  return {
    operations: bursts.reduce((sum, one) => sum + one.operations, 0),
    failed: 0,
    perSecond: of((one) => one.perSecond),
    p50: of((one) => one.p50),
    p99: of((one) => one.p99),
  };
}

function generate(
  place: Place,
  what: Job['what'],
  via: Job['via'],
  centres: readonly BenchCentre[],
): Promise<Burst> {
  const child = fork(path.join(projectRoot, 'bench/queue/generator.ts'));
  const job: Job = {
    what,
    via,
    centres,
    clients: number('clients'),
    ms: number('seconds') * 1000,
    databaseUrl: place.databaseUrl,
    port: place.server.port,
  };
  return new Promise((resolve, reject) => {
    child.once('message', (message: Burst | { error: string }) => {
      child.kill();
      if ('error' in message) reject(new Error(message.error));
      else resolve(message);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the generator ended with ${code}`)));
    child.send(job);
  });
}

function print(rows: readonly Row[]): void {
  const head = [
    'operation',
    'disk',
    'centres',
    'SQL/s',
    'HTTP/s',
    'HTTP÷SQL',
    'p50 ms',
    'p99 ms',
    'CPU µs/request',
    'MB',
  ];
  const lines = rows.map((row) => [
    row.operation,
    row.disk,
    String(row.centres),
    row.sql.perSecond.toFixed(0),
    row.http.perSecond.toFixed(0),
    row.ratio.toFixed(2),
    row.http.p50.toFixed(2),
    row.http.p99.toFixed(2),
    row.cpuMicroseconds.toFixed(0),
    row.megabytes.toFixed(0),
  ]);
  printTable(head, lines);
}

await main();
