import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { modules } from '#app';
import type { Role } from '#modules/identity/rules.ts';
import type { Route } from '#platform/http/route.ts';
import { randomToken } from '#platform/security/secrets.ts';
import { startTestApp, type TestApp } from './app.ts';
import { crawl } from './crawl.ts';
import { type FormFound, formsOf } from './html.ts';
import { fillPath } from './routePaths.ts';
import { addSampleWork, type CentreWork } from './sampleWork.ts';
import { allRoles, arrive, ask, type Heard, type Visitor } from './visitors.ts';
import { workingMorning } from './workingMorning.ts';
import { watchWrites } from './writeWatch.ts';

const routes = modules.flatMap((module) => module.routes);
const changes = routes.filter(({ method }) => method === 'POST');
const nameOf = (route: Route) => `${route.method} ${route.path}`;
const isApi = (route: Route) => route.kind === 'apiWrite' || route.kind === 'apiHot';

let app: TestApp;
let work: CentreWork;
let owner: pg.Client;
let writes: () => Promise<Record<string, string>>;

beforeAll(async () => {
  app = await startTestApp({ clock: workingMorning() });
  const all = await addSampleWork(app.services);
  const bakhmut = all.find(({ centreCode }) => centreCode === 'bakhmut');
  if (!bakhmut) throw new Error('the demo has no Bakhmut');
  work = bakhmut;
  owner = new pg.Client({ connectionString: app.ownerUrl });
  await owner.connect();
  writes = await watchWrites(owner, traces);
});
afterAll(async () => {
  await owner?.end();
  await app?.close();
});

/**
 * Tables in which merely being asked leaves a trace: when a session was last seen, what an address tried. The follower
 * of the ledger moves its bookmark by time alone, asked or not; the messages it would make are compared all the same.
 */
const traces = ['access_log', 'device', 'notification_follower', 'session', 'sign_in_throttle'];

/**
 * Papers and letters are made after the answer. What a first request set going would look like the work of the second,
 * and what a second set going would be missed, so both are seen to their end.
 */
async function jobsDone(): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rows } = await owner.query<{ name: string }>(
        `select name from jobs.job where state in ('created', 'retry', 'active') and name not like '\\_\\_pgboss%'`,
      );
      expect(rows.map(({ name }) => name)).toEqual([]);
    },
    { timeout: 60_000, interval: 50 },
  );
}

/** A mark of every table that any write moves, when all that was set going is done. */
async function contents(): Promise<Record<string, string>> {
  await jobsDone();
  return writes();
}

/** Somebody who may use the route, so that nothing but the fault under test stands in the way. */
const whoMay = (route: Route): Role =>
  allRoles.find((role) => role !== 'visitor' && (route.roles?.includes(role) ?? role === 'frontOffice')) ??
  (route.access === 'public' ? 'visitor' : 'frontOffice');

async function sendForm(
  visitor: Visitor,
  route: Route,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Heard> {
  const address = fillPath(route.path, work);
  if (!isApi(route))
    return ask(app, visitor, 'POST', address, { body: new URLSearchParams(fields), headers });
  const { _key, ...rest } = fields;
  return ask(app, visitor, 'POST', address, {
    headers: { 'content-type': 'application/json', ...(_key ? { 'idempotency-key': _key } : {}), ...headers },
    body: JSON.stringify(rest),
  });
}

/** More than a form without files may hold. */
const tooLarge = 'a'.repeat(600 * 1024);

describe('a forged or broken request is refused and changes nothing', () => {
  const faults: Record<
    string,
    (route: Route, visitor: Visitor) => Promise<{ heard: Heard; wanted: readonly number[] } | null>
  > = {
    'without a key': async (route, visitor) =>
      route.kind === 'query' ? null : { heard: await sendForm(visitor, route, {}), wanted: [400] },
    'with an invented key': async (route, visitor) =>
      route.kind !== 'action'
        ? null
        : {
            heard: await sendForm(visitor, route, {
              _key: `${randomToken().slice(0, 22)}.${randomToken()}`,
            }),
            wanted: [400],
          },
    'with the key of another': async (route, visitor) => {
      if (route.kind !== 'action') return null;
      const other = await arrive(app, whoMay(route));
      return {
        heard: await sendForm(visitor, route, { _key: other.formKey() }),
        wanted: [400],
      };
    },
    'with a doubled key': async (route, visitor) => {
      if (route.kind !== 'action') return null;
      const body = new URLSearchParams([
        ['_key', visitor.formKey()],
        ['_key', visitor.formKey()],
      ]);
      return { heard: await ask(app, visitor, 'POST', fillPath(route.path, work), { body }), wanted: [400] };
    },
    'sent by a page of another site': async (route, visitor) => {
      const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' };
      return { heard: await sendForm(visitor, route, { _key: visitor.formKey() }, headers), wanted: [400] };
    },
    'sent by a sister site': async (route, visitor) => {
      const headers = { 'sec-fetch-site': 'same-site' };
      return { heard: await sendForm(visitor, route, { _key: visitor.formKey() }, headers), wanted: [400] };
    },
    'sent by an old browser from elsewhere': async (route, visitor) => {
      const headers = { origin: 'null' };
      return { heard: await sendForm(visitor, route, { _key: visitor.formKey() }, headers), wanted: [400] };
    },
    'too large': async (route, visitor) => {
      // Written once: encoding half a megabyte for each route would take longer than its refusal.
      const heard = isApi(route)
        ? await sendForm(visitor, route, { _key: visitor.formKey(), note: tooLarge })
        : await ask(app, visitor, 'POST', fillPath(route.path, work), {
            headers: { 'content-type': 'application/x-www-form-urlencoded' },
            body: `_key=${visitor.formKey()}&note=${tooLarge}`,
          });
      return { heard, wanted: [413] };
    },
    'of a type that no form has': async (route, visitor) => {
      const init = {
        headers: { 'content-type': 'text/xml', 'idempotency-key': visitor.formKey() },
        body: '<a/>',
      };
      return { heard: await ask(app, visitor, 'POST', fillPath(route.path, work), init), wanted: [415] };
    },
    'JSON cut off in the middle': async (route, visitor) => {
      const init = {
        headers: { 'content-type': 'application/json', 'idempotency-key': visitor.formKey() },
        body: '{"a": [1, ',
      };
      return { heard: await ask(app, visitor, 'POST', fillPath(route.path, work), init), wanted: [400] };
    },
  };

  test.each(Object.keys(faults))('%s', async (name) => {
    const before = await contents();
    const wrong: string[] = [];
    // A refusal takes nothing from whom it refuses: one of each role asks for all.
    const visitors = new Map<Role, Visitor>();
    for (const route of changes) {
      const role = whoMay(route);
      const visitor = visitors.get(role) ?? (await arrive(app, role));
      visitors.set(role, visitor);
      const outcome = await faults[name]?.(route, visitor);
      if (!outcome) continue;
      const { heard, wanted } = outcome;
      // Where few requests a minute are let in, too many may be the first fault that is seen.
      const limited = route.perMinute !== undefined && heard.status === 429;
      if (!wanted.includes(heard.status) && !limited)
        wrong.push(`${nameOf(route)}: ${heard.status} ${heard.location}`);
      const readable = isApi(route) ? /"message":"[^"]{3,}/ : /<h1[^>]*>[^<]{5,}/;
      if (!readable.test(heard.body)) wrong.push(`${nameOf(route)}: a ${heard.status} that says nothing`);
    }
    expect(wrong).toEqual([]);
    expect(await contents()).toEqual(before);
  });
});

/** What takes away the way in of those who still have to come has tests of its own. */
const takesTheWayIn = /\/admin\/workers\/.*\/(end|deactivate|reset-[\w-]+)$|\/sign-out$/;

type Forms = Map<string, { form: FormFound; page: string }>;
const formsKnown = new Map<Role, Promise<Forms>>();

/** Forms that the role meets on its way, one of each kind; looked for once. */
function formsFor(role: Role): Promise<Forms> {
  const known = formsKnown.get(role) ?? findForms(role);
  formsKnown.set(role, known);
  return known;
}

async function findForms(role: Role): Promise<Forms> {
  const visitor = await arrive(app, role);
  const starts = routes
    .filter(
      (route) =>
        route.kind === 'page' &&
        (route.access === 'public' ? role === 'visitor' : route.roles?.includes(role)),
    )
    .flatMap(({ path }) =>
      path.startsWith('/cases/:')
        ? Object.values(work.cases).map((id) => path.replace(/:\w+/, id))
        : [fillPath(path, work)],
    );
  const forms: Forms = new Map();
  for (const found of await crawl(app, visitor, starts, routes, 2)) {
    for (const form of formsOf(found.body)) {
      if (form.method !== 'POST' || takesTheWayIn.test(form.action)) continue;
      // Forms that differ in how many rows they have are of one kind.
      const names = form.fields.map(({ name }) => name.replace(/\d+/g, '#')).sort();
      const kind = `${form.action.replace(/[0-9a-f-]{36}/g, ':id')} ${[...new Set(names)].join(' ')}`;
      if (!forms.has(kind)) forms.set(kind, { form, page: found.path });
    }
  }
  return forms;
}

/** What no careful person types, but someone will send. */
const garbage = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '🦔\udfff',
    "'; drop table ticket; --",
    '"><script>alert(1)</script>',
    '{{7*7}}',
    '../../etc/passwd',
    '2026-02-30',
    '9999999999999999999999',
    '-1',
    'NaN',
    '\u202e\u2066',
    'я'.repeat(10_000),
    '%00',
    '[]',
    'true',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
);

describe('[BP-23] whatever stands in the fields, the answer is a page that says what to mend', () => {
  test.each(allRoles)(
    '%s',
    async (role) => {
      const forms = await formsFor(role);
      const broken: string[] = [];
      const sent = 6;
      let visitor = await arrive(app, role);
      for (const [kind, { form }] of forms) {
        const names = [...new Set(form.fields.map(({ name }) => name))].filter((name) => name !== '_key');
        const rows = fc.sample(fc.tuple(...names.map(() => fc.option(garbage, { nil: null, freq: 8 }))), {
          numRuns: sent,
          seed: 2026,
        });
        for (const row of rows) {
          const body = new URLSearchParams({ _key: visitor.formKey() });
          for (const [index, name] of names.entries()) {
            const value = row[index];
            if (value !== null && value !== undefined) body.append(name, value);
          }
          const heard = await ask(app, visitor, 'POST', form.action, { body });
          const typed = JSON.stringify(Object.fromEntries(body)).slice(0, 300);
          if (heard.status >= 500) broken.push(`${kind}: ${heard.status} for ${typed}`);
          if (heard.body.includes('<script>alert(1)')) broken.push(`${kind}: a script came back alive`);
          if (heard.location && !heard.location.startsWith('/'))
            broken.push(`${kind}: leads to ${heard.location}`);
          // What was done may have ended the session; a refusal takes nothing from whom it refuses.
          if (heard.status < 400) visitor = await arrive(app, role);
        }
      }
      expect(broken).toEqual([]);
    },
    600_000,
  );

  test('an API call with any body is told what is wrong', async () => {
    const broken: string[] = [];
    for (const route of changes.filter(isApi)) {
      const visitor = await arrive(app, whoMay(route));
      for (const value of fc.sample(
        fc.oneof(
          fc.json({ depthSize: 'small' }),
          garbage.map((text) =>
            JSON.stringify({ serviceId: text, groupId: text, deskId: text, name: text, services: [text] }),
          ),
        ),
        { numRuns: 25, seed: 2026 },
      )) {
        const heard = await ask(app, visitor, 'POST', fillPath(route.path, work), {
          headers: { 'content-type': 'application/json', 'idempotency-key': visitor.formKey() },
          body: value,
        });
        if (heard.status >= 500) broken.push(`${nameOf(route)}: ${heard.status} for ${value.slice(0, 200)}`);
      }
    }
    expect(broken).toEqual([]);
  });
});

/** Fields in which people write; what they wrote must not be lost. */
const written = ['text', 'search', 'tel', 'email', 'textarea', 'date', 'number'];

test('a form that is refused comes back with everything that was typed, as text', async () => {
  const wrong: string[] = [];
  let returned = 0;
  for (const role of allRoles) {
    for (const [kind, { form }] of await formsFor(role)) {
      const visitor = await arrive(app, role);
      const body = new URLSearchParams({ _key: visitor.formKey() });
      const marks = new Map<string, string>();
      for (const { name, kind: input, value } of form.fields) {
        // A browser sends the one button that was pressed.
        if (name === '_key' || (input === 'button' && body.has(name))) continue;
        // A code that is good for one time is not shown again.
        if (name === 'code') continue;
        // A trap for programs: people do not see it and leave it empty.
        if (name === 'website') {
          body.append(name, '');
          continue;
        }
        const mark = `Мітка${marks.size}<b title="'">&`;
        if (written.includes(input) && !marks.has(name)) marks.set(name, mark);
        body.append(name, written.includes(input) ? mark : value);
      }
      const heard = await ask(app, visitor, 'POST', form.action, { body });
      if (/Мітка\d+<b/.test(heard.body)) wrong.push(`${kind}: what was typed came back as markup`);
      if (heard.status !== 422) continue;
      returned++;
      for (const [name, mark] of marks)
        if (!heard.body.includes(mark.slice(0, mark.indexOf('<')))) wrong.push(`${kind}: ${name} is lost`);
      if (!/aria-labelledby="error-summary|error-summary/.test(heard.body))
        wrong.push(`${kind}: no summary of errors`);
    }
  }
  expect([...new Set(wrong)]).toEqual([]);
  expect(returned).toBeGreaterThan(5);
}, 600_000);

test('a form sent twice is done once, and the second answer is the first', async () => {
  const wrong: string[] = [];
  let done = 0;
  const actions = routes.filter(({ kind }) => kind === 'action').map(({ path }) => path);
  for (const role of allRoles) {
    for (const [kind, { form }] of await formsFor(role)) {
      if (!actions.some((path) => fits(path, form.action))) continue;
      const visitor = await arrive(app, role);
      const body = new URLSearchParams();
      for (const { name, value, kind: input } of form.fields)
        if (input !== 'button' || !body.has(name)) body.append(name, value);
      body.set('_key', visitor.formKey());
      const first = await ask(app, visitor, 'POST', form.action, { body });
      const after = await contents();
      const second = await ask(app, visitor, 'POST', form.action, { body });
      if (first.status === 303) {
        done++;
        if (second.status !== 303 || second.location !== first.location)
          wrong.push(`${kind}: ${first.status} ${first.location}, then ${second.status} ${second.location}`);
        const third = new URLSearchParams(body);
        third.append('added', 'later');
        const other = await ask(app, visitor, 'POST', form.action, { body: third });
        if (other.status !== 409) wrong.push(`${kind}: the key served another body: ${other.status}`);
      } else if (first.status >= 500) wrong.push(`${kind}: ${first.status}`);
      const later = await contents();
      for (const [table, mark] of Object.entries(later))
        if (after[table] !== mark) wrong.push(`${kind}: a repetition changed ${table}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(done).toBeGreaterThan(0);
  // The watch is awake: what was done once left its rows.
  expect(Object.keys(await contents())).toEqual(expect.arrayContaining(['idempotency', 'ledger']));
}, 600_000);

function fits(pattern: string, address: string): boolean {
  const parts = address
    .replace(/[?#].*$/, '')
    .replace(/^\/en(?=\/|$)/, '')
    .split('/');
  const segments = pattern.split('/');
  return (
    parts.length === segments.length &&
    segments.every((segment, index) => segment.startsWith(':') || segment === parts[index])
  );
}
