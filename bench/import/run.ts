import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { cookieNames } from '#platform/http/cookies.ts';
import { randomToken, tokenHash } from '#platform/security/secrets.ts';
import { createClient } from '../../test/client.ts';
import { fillCatalogue } from '../catalogue/fixture.ts';
import { withDatabase } from '../load/database.ts';
import { cpuSeconds, residentMegabytes } from '../load/processUse.ts';
import { keepFigures, printTable } from '../load/report.ts';
import { type BenchServer, startServer } from '../load/server.ts';

const { values: options } = parseArgs({
  options: {
    services: { type: 'string', default: '5000' },
    formats: { type: 'string', default: 'xlsx,yaml' },
    json: { type: 'string', default: 'data/bench/import.json' },
  },
});

interface Row {
  readonly format: string;
  readonly step: string;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Most resident memory of the server while the step ran, and before it. */
  readonly peakMegabytes: number;
  readonly restMegabytes: number;
}

const centre = 'bakhmut';

/** A catalogue of thousands of services out of one installation and into another, through the screens, in each format. */
async function main(): Promise<void> {
  const rows: Row[] = [];
  const files = new Map<string, Uint8Array>();
  const formats = options.formats.split(',');
  await withServer(async (server, ownerUrl) => {
    process.stdout.write(`${options.services} services…\n`);
    await fillCatalogue(ownerUrl, centre, Number(options.services), 1);
    const { cookie, centreId } = await signIn(server, ownerUrl);
    for (const format of formats) {
      const address = `${urlOf(server)}/catalogue/exchange/file?centre=${centreId}&format=${format}`;
      await measure(rows, server, format, 'export', async () => {
        const answer = await fetch(address, { headers: { cookie } });
        files.set(format, new Uint8Array(await answer.arrayBuffer()));
      });
    }
  });
  for (const format of formats)
    await withServer(async (server, ownerUrl) => {
      const { client, centreId } = await signIn(server, ownerUrl);
      const bytes = files.get(format);
      if (!bytes) throw new Error(`no file ${format}`);
      let report = '';
      await measure(rows, server, format, 'check', async () => {
        const sent = {
          files: { file: [[`catalogue.${format}`, bytes]] as const },
          form: '/catalogue/exchange',
        };
        const answer = await client.post('/catalogue/exchange', { centre: centreId }, sent);
        if (answer.status !== 303)
          throw new Error(`the file was refused: ${answer.status} ${said(answer.text)}`);
        report = answer.location;
      });
      let page = '';
      await measure(rows, server, format, 'report', async () => {
        page = (await client.get(report)).text;
      });
      await measure(rows, server, format, 'apply', async () => {
        const plan = /name="plan" value="([^"]+)"/.exec(page)?.[1] ?? '';
        const answer = await client.post(`${report}/apply`, { plan });
        if (answer.status !== 303) throw new Error(`not applied: ${answer.status} ${said(answer.text)}`);
      });
    });
  printTable(
    ['format', 'file MB', 'step', 'seconds', 'CPU s', 'peak MB', 'at rest MB'],
    rows.map((row) => [
      row.format,
      ((files.get(row.format)?.length ?? 0) / 2 ** 20).toFixed(1),
      row.step,
      row.seconds.toFixed(1),
      row.cpuSeconds.toFixed(1),
      row.peakMegabytes.toFixed(0),
      row.restMegabytes.toFixed(0),
    ]),
  );
  keepFigures(options.json, { options, rows });
}

const withServer = (work: (server: BenchServer, ownerUrl: string) => Promise<void>) =>
  withDatabase(async (ownerUrl, folder) => {
    const server = await startServer(ownerUrl, folder, true);
    await work(server, ownerUrl);
    await server.stop();
  });

const urlOf = ({ port }: BenchServer) => `http://127.0.0.1:${port}`;
const said = (html: string) =>
  html
    .slice(html.indexOf('<main'))
    .replace(/<[^>]+>|\s+/g, ' ')
    .slice(0, 400);

/** A session of the head of the provider; the way in through the form, with its second factor, is not measured. */
async function signIn(server: BenchServer, ownerUrl: string) {
  const token = randomToken();
  const sql = new pg.Client({ connectionString: ownerUrl });
  await sql.connect();
  await sql.query(
    `insert into session (id, token_hash, worker_id, grant_id, created_at, last_seen_at, expires_at, second_factor)
      select gen_random_uuid(), $1, g.worker_id, g.id, now(), now(), now() + interval '1 hour', true
      from role_grant g join worker w on w.id = g.worker_id where w.login = 'head.bakhmut' limit 1`,
    [tokenHash(token)],
  );
  await sql.end();
  const cookies = new Map([[cookieNames.session, token]]);
  const client = createClient(urlOf(server), '/catalogue/exchange', cookies);
  const { text } = await client.get('/catalogue/exchange');
  const centreId = /name="centre" value="([0-9a-f-]{36})"/.exec(text)?.[1];
  if (!centreId) throw new Error('the worker has not signed in');
  return { client, centreId, cookie: `${cookieNames.session}=${token}` };
}

async function measure(
  rows: Row[],
  server: BenchServer,
  format: string,
  step: string,
  work: () => Promise<void>,
): Promise<void> {
  // On a slow machine the server may still catch up with the step before, and says so with 503.
  while (!(await fetch(`${urlOf(server)}/sign-in`)).ok) await pause(500);
  const [rest, cpu, begun] = [residentMegabytes(server.pid), cpuSeconds(server.pid), performance.now()];
  let peak = rest;
  let running = true;
  const watching = (async () => {
    while (running) {
      peak = Math.max(peak, residentMegabytes(server.pid));
      await pause(50);
    }
  })();
  await work().finally(() => {
    running = false;
  });
  await watching;
  rows.push({
    format,
    step,
    seconds: (performance.now() - begun) / 1000,
    cpuSeconds: cpuSeconds(server.pid) - cpu,
    peakMegabytes: peak,
    restMegabytes: rest,
  });
  process.stdout.write(`${format} ${step}: ${JSON.stringify(rows.at(-1))}\n`);
}

await main();
