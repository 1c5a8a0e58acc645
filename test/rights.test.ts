import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modules } from '#app';
import { type Role, workerRoles } from '#modules/identity/rules.ts';
import type { Route } from '#platform/http/route.ts';
import { projectRoot } from '#platform/projectRoot.ts';
import { startTestApp, type TestApp } from './app.ts';
import { fillPath } from './routePaths.ts';
import { addSampleWork, type CentreWork } from './sampleWork.ts';
import { allRoles, arrive, ask, type Heard, type Visitor } from './visitors.ts';
import { workingMorning } from './workingMorning.ts';

const routes = modules.flatMap((module) => module.routes);
const nameOf = (route: Route) => `${route.method} ${route.path}`;

/** Who may, by the tables of rights alone. */
function allowed(route: Route): readonly Role[] {
  if (route.access === 'public') return allRoles;
  if (route.access === 'signedIn') return workerRoles;
  // A system has no pages: its key opens the API and its streams alone.
  const hasDoor = (role: Role) => role !== 'system' || /^\/(api|live)\//.test(route.path);
  if (route.access === 'session') return allRoles.filter((role) => role !== 'visitor' && hasDoor(role));
  return allRoles.filter((role) => route.roles?.includes(role) && hasDoor(role));
}

describe('every route', () => {
  test('has a place in the table of rights, and no two have the same address', () => {
    const open = ['public', 'signedIn', 'session'];
    for (const route of routes)
      expect(open.includes(route.access) || route.roles !== null, nameOf(route)).toBe(true);
    expect(new Set(routes.map(nameOf)).size).toBe(routes.length);
    for (const route of routes) expect(route.path, nameOf(route)).toMatch(/^\/([\w.:-]+(\/[\w.:-]+)*)?$/);
  });

  test('every right is used by a route or by an action of a lifecycle, and opens to somebody', () => {
    const used = new Set(routes.map(({ access }) => access));
    const sources = sourceFiles().map(([, text]) => text);
    for (const { rights } of modules) {
      for (const [right, roles] of Object.entries(rights)) {
        expect(roles.length, right).toBeGreaterThan(0);
        for (const role of roles) expect(allRoles, right).toContain(role);
        const mentions = sources.filter((text) => text.includes(`'${right}'`)).length;
        expect(used.has(right) || mentions > 1, `${right} opens nothing`).toBe(true);
      }
    }
  });

  test('[BP-23] a change names an event that some command really records', () => {
    const commands = sourceFiles()
      .filter(([file]) => !/\/(routes|rights)\.ts$/.test(file))
      .map(([, text]) => text)
      .join('\n');
    const silent = routes
      .filter((route) => route.kind === 'action' || route.kind === 'apiWrite' || route.kind === 'apiHot')
      .filter(({ event }) => event !== 'none' && !commands.includes(`'${event}'`))
      .map((route) => `${nameOf(route)}: ${route.event}`);
    expect(silent).toEqual([]);
  });

  test('a write that records nothing is one of these', () => {
    const quiet = routes.filter(
      (route) =>
        route.event === 'none' &&
        (route.kind === 'action' || route.kind === 'apiWrite' || route.kind === 'apiHot'),
    );
    expect(quiet.map(nameOf)).toEqual([]);
  });
});

function sourceFiles(): [string, string][] {
  return globSync('src/**/*.{ts,tsx}', { cwd: projectRoot })
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .map((file) => [file, readFileSync(path.join(projectRoot, file), 'utf8')]);
}

test('[ORG-7] docs/rights.md is the table of who may what (npx vitest run test/rights.test.ts -u)', async () => {
  const mark = (route: Route, role: Role) => (allowed(route).includes(role) ? '+' : '');
  const rows = [...routes]
    .sort((a, b) => (a.path === b.path ? (a.method < b.method ? -1 : 1) : a.path < b.path ? -1 : 1))
    .map((route) =>
      [
        `${route.method} \`${route.path}\``,
        route.access,
        route.event,
        ...allRoles.map((role) => mark(route, role)),
      ].join(' | '),
    );
  const head = ['route', 'right', 'event', ...allRoles];
  const text = `# Who may what

Read from the routes themselves; a test asks every route as every role and compares the answers with this table, so a
change of rights is a change of this page. \`public\` is open to everybody, \`signedIn\` to every worker, \`session\`
also to a worker whose sign-in is not finished. The event is what the access log or the ledger keeps.

| ${head.join(' | ')} |
|${head.map(() => '---').join('|')}|
${rows.map((row) => `| ${row} |`).join('\n')}
`;
  await expect(text).toMatchFileSnapshot(path.join(projectRoot, 'docs', 'rights.md'));
});

describe('[ORG-7][BP-23] every route answers every role as the table says', () => {
  let app: TestApp;
  let work: CentreWork;
  let strangers: readonly string[];

  beforeAll(async () => {
    app = await startTestApp({ clock: workingMorning() });
    const all = await addSampleWork(app.services);
    strangers = all.filter(({ centreCode }) => centreCode !== 'bakhmut').map(({ surname }) => surname);
    const bakhmut = all.find(({ centreCode }) => centreCode === 'bakhmut');
    if (!bakhmut) throw new Error('the demo has no Bakhmut');
    work = bakhmut;
  });
  afterAll(() => app?.close());

  test.each(allRoles)('%s', async (role) => {
    const wrong: string[] = [];
    let visitor = await arrive(app, role);
    // Reading first: a write may end the sessions of the same worker.
    const ordered = [...routes].sort((a, b) => a.method.localeCompare(b.method));
    for (const route of ordered) {
      const may = allowed(route).includes(role);
      const logged = may ? await lastLogged(app) : null;
      const heard = await knock(app, visitor, route, fillPath(route.path, work));
      // Where few requests a minute are let in, too many is an answer to anybody.
      if (heard.status === 429 && route.perMinute !== undefined) continue;
      // A write may end the session: the next request has its own visitor, unless this one was refused.
      if (route.method !== 'GET' && heard.status < 400) visitor = await arrive(app, role);
      const shown = heard.body.includes(work.surname);
      if (shown && !may) wrong.push(`${nameOf(route)}: a refusal shows personal data`);
      if (shown && may && route.event === 'none')
        wrong.push(`${nameOf(route)}: personal data without an event`);
      if (shown && may && logged === (await lastLogged(app)))
        wrong.push(`${nameOf(route)}: a view was not logged`);
      if (strangers.some((name) => heard.body.includes(name)))
        wrong.push(`${nameOf(route)}: shows people of another municipality`);
      const refused = isRefusal(heard);
      if (may === refused || heard.status >= 500)
        wrong.push(`${nameOf(route)}: ${may ? 'may' : 'may not'}, got ${heard.status} ${heard.location}`);
    }
    expect(wrong).toEqual([]);
  });
});

/** Number of the newest line of the access log. */
async function lastLogged(app: TestApp): Promise<number> {
  const { seq } = await app.services.database.queries
    .selectFrom('access_log')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirstOrThrow();
  return Number(seq ?? 0);
}

/** An empty but genuine request: a form with its own key, an API call with its own idempotency key. */
async function knock(app: TestApp, visitor: Visitor, route: Route, address: string): Promise<Heard> {
  if (route.method === 'GET') return ask(app, visitor, 'GET', address);
  if (route.kind === 'apiWrite' || route.kind === 'apiHot') {
    const headers = { 'content-type': 'application/json', 'idempotency-key': visitor.formKey() };
    return ask(app, visitor, 'POST', address, { headers, body: '{}' });
  }
  return ask(app, visitor, 'POST', address, { body: new URLSearchParams({ _key: visitor.formKey() }) });
}

const isRefusal = ({ status, location }: Heard): boolean =>
  status === 401 ||
  status === 403 ||
  (status === 303 && /^(\/en)?\/(sign-in\?next=|device\/pair)/.test(location));
