import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { startEmbedded } from '#platform/database/embedded.ts';
import { startServer } from '../bench/load/server.ts';
import { type BenchCentre, fillCentres } from '../bench/queue/fixture.ts';
import type { Acknowledged, Fault } from './check/facts.ts';
import { invariants } from './check/invariants.ts';
import { ledgerFaults, loadFacts, withPool } from './check/load.ts';
import type { DayOptions } from './options.ts';
import type { Progress } from './progress.ts';
import { judgedLines, latenciesOf, requestsLine, type Summary } from './report.ts';
import { createWeb, type Web } from './web.ts';

export interface CountrySummary {
  readonly options: unknown;
  readonly seconds: number;
  readonly centres: number;
  readonly visitors: number;
  /** Writes acknowledged a second: issue, call, start, finish. */
  readonly perSecond: number;
  readonly requests: Summary['requests'];
  readonly failures: readonly string[];
  readonly invariants: Readonly<Record<string, readonly Fault[]>>;
}

/** So many kiosks and desks speak at the same moment. */
const connections = 32;
const desksEach = 2;

/** Generated centres, all at work at once, for so many minutes; then every centre is checked on its own. */
export async function liveCountry(options: DayOptions, progress: Progress): Promise<CountrySummary> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vikno-country-'));
  const log = { info: () => undefined, warn: progress.line };
  const database = await startEmbedded({ dataDir: path.join(folder, 'data'), log });
  try {
    const server = await startServer(database.ownerUrl, folder);
    try {
      progress.line(`${options.centres} центрів…`);
      const centres = await fillCentres(database.ownerUrl, options.centres, desksEach);
      const web = createWeb(`http://127.0.0.1:${server.port}`);
      const told = new Map<string, Acknowledged[]>();
      const begun = Date.now();
      const until = begun + options.minutes * 60_000;
      let visitors = 0;
      await Promise.all(
        Array.from({ length: connections }, async (_, n) => {
          const own = centres.filter((_one, index) => index % connections === n);
          for (let turn = 0; own.length > 0 && Date.now() < until; turn++) {
            const centre = own[turn % own.length];
            if (!centre) continue;
            await oneVisitor(web, centre, told, turn);
            visitors += 1;
            progress.at((Date.now() - begun) / (until - begun), `${visitors} відвідувачів`);
          }
        }),
      );
      const seconds = (Date.now() - begun) / 1000;
      progress.end();
      const writes = [...told.values()].reduce((sum, list) => sum + list.length, 0);
      return {
        options,
        seconds,
        centres: centres.length,
        visitors,
        perSecond: writes / seconds,
        requests: latenciesOf(web.latencies, web.repeated()),
        failures: web.failures,
        invariants: await checkCentres(database.ownerUrl, centres, told),
      };
    } finally {
      await server.stop();
    }
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Comes, is called, served and goes: the shortest whole path, at one centre. */
async function oneVisitor(
  web: Web,
  centre: BenchCentre,
  told: Map<string, Acknowledged[]>,
  turn: number,
): Promise<void> {
  const list = told.get(centre.centreId) ?? [];
  told.set(centre.centreId, list);
  const key = v7();
  const issued = await web.post(
    { key: centre.kioskKey },
    '/api/v1/tickets',
    { groupId: centre.groupId },
    key,
  );
  if (issued.status !== 200) throw new Error(`no ticket: ${issued.status} ${issued.text}`);
  const ticket = issued.json();
  list.push({ kind: 'ticket.issued', ticketId: String(ticket.ticketId), key, number: String(ticket.label) });
  const desk = centre.desks[turn % centre.desks.length];
  if (!desk) return;
  const worker = { cookies: new Map([['vikno_session', desk.session]]) };
  const at = `/api/v1/desks/${desk.deskId}`;
  const callKey = v7();
  const called = (await web.post(worker, `${at}/call-next`, {}, callKey)).json().ticket;
  if (typeof called !== 'object' || called === null || !('ticketId' in called)) return;
  const ticketId = String(called.ticketId);
  list.push({ kind: 'ticket.called', ticketId, key: callKey });
  for (const [step, kind, body] of steps) {
    const stepKey = v7();
    const reply = await web.post(worker, `${at}/tickets/${ticketId}/${step}`, body, stepKey);
    if (reply.status === 200) list.push({ kind, ticketId, key: stepKey });
  }
}

const steps = [
  ['start', 'ticket.started', {}],
  ['finish', 'ticket.finished', { result: 'accepted' }],
] as const;

/** What a country is judged by: people may still wait when the minutes are over, and there are no boards. */
const countryChecks = Object.entries(invariants).filter(([name]) => !/board|lost|ledger is whole/.test(name));

async function checkCentres(
  ownerUrl: string,
  centres: readonly BenchCentre[],
  told: ReadonlyMap<string, readonly Acknowledged[]>,
): Promise<Record<string, Fault[]>> {
  const found: Record<string, Fault[]> = Object.fromEntries(countryChecks.map(([name]) => [name, []]));
  await withPool(ownerUrl, async (pool) => {
    found['the ledger is whole'] = await ledgerFaults(pool);
    for (const centre of centres) {
      const desks = centre.desks.map(({ deskId }, n) => ({
        id: deskId,
        number: n + 1,
        groups: [centre.groupId],
        expressOnly: false,
      }));
      const loaded = await loadFacts(pool, { centreId: centre.centreId, desks, priorityRun: 2 }, []);
      const facts = {
        ...loaded,
        acknowledged: told.get(centre.centreId) ?? [],
        boards: [],
        away: new Set<string>(),
        papers: 0,
        killedAt: null,
        slackS: 1,
      };
      for (const [name, check] of countryChecks) found[name]?.push(...check(facts));
    }
  });
  return found;
}

export const countryLines = (summary: CountrySummary): string[] => [
  '',
  `Центрів ${summary.centres}, відвідувачів ${summary.visitors} за ${summary.seconds.toFixed(0)} с: ${summary.perSecond.toFixed(0)} записів на секунду`,
  requestsLine(summary.requests),
  ...judgedLines(summary),
];
