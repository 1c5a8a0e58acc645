import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modules } from '#app';
import type { Role } from '#modules/identity/rules.ts';
import type { Route } from '#platform/http/route.ts';
import { startTestApp, type TestApp } from './app.ts';
import { fillPath } from './routePaths.ts';
import { addSampleWork, type CentreWork } from './sampleWork.ts';
import { arrive, ask, type Heard, type Visitor } from './visitors.ts';
import { workingMorning } from './workingMorning.ts';

const routes = modules.flatMap((module) => module.routes);
const nameOf = (route: Route) => `${route.method} ${route.path}`;

/** Workers who see one centre, one provider or one municipality, at home in Bakhmut. */
const bound: readonly { role: Role; login: string; sees: 'provider' | 'centre' | 'municipality' }[] = [
  { role: 'reception', login: 'reception.bakhmut', sees: 'centre' },
  { role: 'frontOffice', login: 'front.bakhmut', sees: 'provider' },
  { role: 'frontOffice', login: 'front.pfu.bakhmut', sees: 'provider' },
  { role: 'backOffice', login: 'back.bakhmut', sees: 'provider' },
  { role: 'providerHead', login: 'head.bakhmut', sees: 'provider' },
  { role: 'providerHead', login: 'head.pfu.bakhmut', sees: 'provider' },
  { role: 'centreHead', login: 'centre.bakhmut', sees: 'centre' },
  { role: 'coordinator', login: 'coordinator.bakhmut', sees: 'municipality' },
];

/** Routes whose rows belong to a centre or a provider, and which are not for everybody. */
const rowRoutes = routes.filter(
  ({ path, access, roles }) =>
    access !== 'public' &&
    roles !== null &&
    /\/(cases|people|tickets|desks|desk|centre|centres|live\/desk|catalogue|services)\/:/.test(path),
);

let app: TestApp;
let works: readonly CentreWork[];

beforeAll(async () => {
  app = await startTestApp({ clock: workingMorning() });
  // Bakhmut itself and one centre of another municipality: their rows are as foreign as those of all the others.
  works = (await addSampleWork(app.services)).filter(({ centreCode }) =>
    ['bakhmut', 'kyivskyi'].includes(centreCode),
  );
});
afterAll(() => app?.close());

async function knock(visitor: Visitor, route: Route, address: string): Promise<Heard> {
  if (route.method === 'GET') return ask(app, visitor, 'GET', address);
  if (route.kind === 'action' || route.kind === 'query')
    return ask(app, visitor, 'POST', address, { body: new URLSearchParams({ _key: visitor.formKey() }) });
  const headers = { 'content-type': 'application/json', 'idempotency-key': visitor.formKey() };
  return ask(app, visitor, 'POST', address, { body: '{}', headers });
}

describe('[BP-23][ORG-2] rows of another centre or provider are not there', () => {
  test.each(bound)('for $role $login', async ({ role, login, sees }) => {
    const wrong: string[] = [];
    let asked = 0;
    const visitor = await arrive(app, role, login);
    for (const work of works) {
      // People of the own municipality are one register; its cases belong to the provider.
      const home = work.centreCode === 'bakhmut';
      if (home && (sees !== 'provider' || !login.includes('.pfu.'))) continue;
      for (const route of rowRoutes) {
        if (!route.roles?.includes(role)) continue;
        if (home && !route.path.includes('/cases/')) continue;
        for (const state of route.path.includes('cases/:') ? ['draft', 'inProgress'] : ['']) {
          const heard = await knock(
            visitor,
            route,
            fillPath(route.path, work, { 'cases/:id': work.cases[state] ?? v7() }),
          );
          asked++;
          if (heard.body.includes(work.surname)) wrong.push(`${nameOf(route)} (${state}): shows the person`);
          if ([403, 404].includes(heard.status)) continue;
          // Any other answer would tell that the row exists, unless a row that never was gets the same.
          const nothing = await knock(
            visitor,
            route,
            route.path.replace(/:\w+/g, () => v7()),
          );
          if (heard.status !== nothing.status || heard.location !== nothing.location)
            wrong.push(
              `${nameOf(route)} of ${work.centreCode} (${state}): ${heard.status} ${heard.location}`,
            );
        }
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
    if (role === 'frontOffice' || role === 'backOffice') expect(asked).toBeGreaterThan(0);
  });

  test("and one's own rows are", async () => {
    const home = works.find(({ centreCode }) => centreCode === 'bakhmut');
    if (!home) throw new Error('the demo has no Bakhmut');
    const heard = await ask(app, await arrive(app, 'frontOffice'), 'GET', `/cases/${home.cases.inProgress}`);
    expect([heard.status, heard.body.includes(home.surname)]).toEqual([200, true]);
    const person = await ask(app, await arrive(app, 'frontOffice'), 'GET', `/people/${home.personId}`);
    expect([person.status, person.body.includes(home.surname)]).toEqual([200, true]);
  });

  test('lists, searches and counts of a worker name nobody of another centre', async () => {
    const strangers = works.filter(({ centreCode }) => centreCode !== 'bakhmut');
    const wrong: string[] = [];
    for (const { role, login } of bound) {
      const visitor = await arrive(app, role, login);
      for (const route of routes) {
        if (route.method !== 'GET' || route.path.includes(':') || !route.roles?.includes(role)) continue;
        for (const { surname, cases } of strangers) {
          for (const question of ['', `?q=${encodeURIComponent(surname)}`]) {
            const { body } = await ask(app, visitor, 'GET', route.path + question);
            const shown = body.replaceAll(`value="${surname}"`, '');
            if (question === '' && shown.includes(surname)) wrong.push(`${login} ${route.path}`);
            if (Object.values(cases).some((id) => shown.includes(id)))
              wrong.push(`${login} ${route.path}${question}: a case`);
          }
        }
      }
    }
    expect([...new Set(wrong)]).toEqual([]);
  });
});
