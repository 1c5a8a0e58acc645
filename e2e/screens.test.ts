import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, ConsoleMessage, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modules } from '#app';
import type { Role } from '#modules/identity/rules.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import type { Route } from '#platform/http/route.ts';
import { startTestApp, type TestApp } from '../test/app.ts';
import { fillPath } from '../test/routePaths.ts';
import { addSampleWork, type CentreWork } from '../test/sampleWork.ts';
import { allRoles, arrive } from '../test/visitors.ts';
import { workingMorning } from '../test/workingMorning.ts';
import { dress, faultsOf, type Look, whatScrollsSideways } from './inspect.ts';
import { launch, openWindow } from './stage.ts';

let app: TestApp;
let browser: Browser;
let work: CentreWork;

beforeAll(async () => {
  [app, browser] = await Promise.all([startTestApp({ clock: workingMorning() }), launch()]);
  const found = (await addSampleWork(app.services)).find(({ centreCode }) => centreCode === 'bakhmut');
  if (!found) throw new Error('the demo has no Bakhmut');
  work = found;
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const pages = modules
  .flatMap((module) => module.routes)
  .filter((route) => route.kind === 'page' && !/\/documents\/:|download|\.xlsx$/.test(route.path));

/** Another system reads the API, never a page. */
const readers = allRoles.filter((role) => role !== 'system');

/** One of those who may open the page; what stands in an e-office is opened by its operator. */
const readerOf = (route: Route): Role => {
  if (route.access === 'public') return 'visitor';
  if (route.roles?.includes('eofficeOperator')) return 'eofficeOperator';
  return readers.find((role) => route.roles?.includes(role)) ?? 'frontOffice';
};

/** The state in which the page of an action opens. */
const stateOf: Readonly<Record<string, string>> = {
  applicant: 'draft',
  packet: 'draft',
  consent: 'draft',
  register: 'draft',
  abandon: 'draft',
  registered: 'registered',
  send: 'registered',
  'pass-on': 'registered',
  resume: 'paused',
  restart: 'paused',
  'hand-out': 'atFrontOffice',
  archive: 'handedOut',
};

function addressOf(route: Route): string {
  const state = stateOf[route.path.split('/').at(-1) ?? ''] ?? 'inProgress';
  const address = fillPath(route.path, work, { 'cases/:id': work.cases[state] ?? '' });
  return ['/kiosk/services', '/kiosk/purpose', '/kiosk/priority'].includes(route.path)
    ? `${address}?group=${work.groupId}`
    : address;
}

const narrow = { scheme: 'light', width: 360 } as const;
const wide = { scheme: 'dark', width: 1440 } as const;
/** The narrowest window in which everything must fit without scrolling sideways (WCAG 1.4.10). */
const narrowest = { scheme: 'light', width: 320 } as const;

/** Screens of fixed devices: they have the size of their walls and stands. */
const looksOf = (role: Role): readonly Look[] =>
  role === 'board' ? [wide] : role === 'kiosk' ? [narrow, wide] : [narrowest, narrow, wide];

/** Pages that a browser shows at once: as many as the machine has cores that are worth counting on. */
const windows = 2;

/** Opens the page as its reader; false where it leads elsewhere or its row is not in the right state. */
async function open(page: Page, route: Route): Promise<boolean> {
  const answer = await page.goto(addressOf(route), { waitUntil: 'load' });
  return answer?.status() === 200 && (answer.headers()['content-type'] ?? '').startsWith('text/html');
}

async function contextOf(role: Role) {
  const { cookie } = await arrive(app, role);
  const [name = '', value = ''] = cookie.split('=');
  return openWindow(browser, app, { keys: new Map([[name, value]]) });
}

/** A kiosk that nobody touches begins anew by itself, sometimes in the middle of the look: then it is looked at again. */
async function calmly(page: Page) {
  try {
    return await faultsOf(page);
  } catch (error) {
    if (!String(error).includes('Execution context was destroyed')) throw error;
    await page.waitForLoadState('load');
    return faultsOf(page);
  }
}

/** Loads the page and looks at it in each size and scheme. */
async function inspect(page: Page, route: Route, looks: readonly Look[]): Promise<[string, string][]> {
  const faults: [string, string][] = [];
  const errors: string[] = [];
  const hear = (message: ConsoleMessage) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) errors.push(message.text());
  };
  page.on('console', hear);
  for (const look of looks) {
    await dress(page, look);
    // Some colours of a page that is open already lag behind a change of scheme; a visitor loads it in theirs.
    if (look.scheme === 'dark') await page.reload({ waitUntil: 'load' });
    if (look === narrowest) {
      const cause = await whatScrollsSideways(page);
      if (cause) faults.push([`${route.path} scrolls sideways at 320 px (WCAG 1.4.10)`, cause]);
      continue;
    }
    for (const { fault, where } of await calmly(page))
      faults.push([`${route.path} ${fault}`, `${look.scheme} ${look.width}: ${where}`]);
  }
  page.off('console', hear);
  for (const error of errors) faults.push([`${route.path} console`, error]);
  return faults;
}

describe('[BR-9] every page of the house', () => {
  const roles = [...new Set(pages.map(readerOf))];

  test.each(roles)(
    'for %s passes axe (WCAG 2.1 AA), light and dark, narrow and wide, and fits 320 px',
    async (role) => {
      const faults = new Map<string, string>();
      const looks = looksOf(role);
      const waiting = pages.filter((route) => readerOf(route) === role);
      let opened = 0;
      const { context, page: first } = await contextOf(role);
      const work = async (page: Page) => {
        for (let route = waiting.shift(); route; route = waiting.shift()) {
          await dress(page, looks[0] ?? wide);
          if (!(await open(page, route))) continue;
          opened++;
          for (const [fault, where] of await inspect(page, route, looks))
            if (!faults.has(fault)) faults.set(fault, where);
        }
      };
      const others = Array.from({ length: windows - 1 }, () => context.newPage());
      await Promise.all([work(first), ...others.map(async (page) => work(await page))]);
      await context.close();
      expect([...faults].map(([fault, where]) => `${fault} (${where})`)).toEqual([]);
      expect(opened).toBeGreaterThan(0);
    },
    600_000,
  );
});

test('[BR-9] every page of the house that could be opened was opened', async () => {
  const closed: string[] = [];
  for (const route of pages) {
    const { cookie } = await arrive(app, readerOf(route));
    const { status } = await fetch(app.url + addressOf(route), { redirect: 'manual', headers: { cookie } });
    if (status !== 200) closed.push(`${status} ${route.path}`);
  }
  // Steps of signing in send those on who have signed in already; `setup` is over where somebody works; these pages
  // open only on rows that a whole piece of work leaves, and are opened by the journey.
  const elsewhere =
    /^303 |setup|^409 \/cases\/:id\/(others|register|grant|pass-on)$|^404 .*\/(file|work\/:id|take-over\/:desk|speech)$/;
  expect(closed.filter((line) => !elsewhere.test(line))).toEqual([]);
});

test('[BR-9] the house is in order in high contrast and without colours of its own', async () => {
  const { context, page } = await openWindow(browser, app, { forcedColors: 'active', contrast: 'more' });
  for (const path of ['/', '/centres/bakhmut', '/case', '/sign-in']) {
    await page.goto(path);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa']).analyze();
    expect(violations.map(({ id }) => `${path} ${id}`)).toEqual([]);
  }
  await context.addCookies([{ name: cookieNames.appearance, value: 'dark.more.largest', url: app.url }]);
  await page.goto('/');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  await context.close();
});
