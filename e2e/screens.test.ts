import type { Browser, ConsoleMessage, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modules } from '#app';
import type { Role } from '#modules/identity/rules.ts';
import { cookieNames } from '#platform/http/cookies.ts';
import type { Route } from '#platform/http/route.ts';
import { startTestApp, type TestApp } from '../test/app.ts';
import { type AxeFault, type AxeRules, axeFaults, bringAxe } from '../test/axe.ts';
import { fillPath } from '../test/routePaths.ts';
import { addSampleWork, type CentreWork } from '../test/sampleWork.ts';
import { allRoles, arrive } from '../test/visitors.ts';
import { workingMorning } from '../test/workingMorning.ts';
import { coloursOf, dress, type Look, whatScrollsSideways } from './inspect.ts';
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

/** One of those who may open the page; what stands in an e-office is opened by its operator, in the network by its head. */
const readerOf = (route: Route): Role => {
  if (route.access === 'public') return 'visitor';
  if (route.roles?.includes('eofficeOperator')) return 'eofficeOperator';
  if (route.roles?.includes('headEoffice')) return 'headEoffice';
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

const wide = { scheme: 'dark', width: 1440 } as const;
/** The narrowest window in which everything must fit without scrolling sideways (WCAG 1.4.10); a telephone shows the same. */
const narrow = { scheme: 'light', width: 320 } as const;
/** Screens of fixed devices have the size of their walls and stands. */
const upright = { scheme: 'light', width: 360 } as const;

const looksOf = (role: Role): readonly Look[] =>
  role === 'board' ? [wide] : role === 'kiosk' ? [upright, wide] : [narrow, wide];

/** How often a page that leaves by itself is opened again. */
const attempts = 5;

/** Opens the page as its reader; false where it leads elsewhere or its row is not in the right state. */
async function open(page: Page, route: Route): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await page.goto(addressOf(route), { waitUntil: 'load' });
      return answer?.status() === 200 && (answer.headers()['content-type'] ?? '').startsWith('text/html');
    } catch (error) {
      // A file to keep is no screen.
      if (String(error).includes('Download is starting')) return false;
      // The page before may leave by itself at this very moment.
      if (attempt === attempts || !String(error).includes('interrupted by another navigation')) throw error;
    }
  }
}

async function contextOf(role: Role) {
  const { cookie } = await arrive(app, role);
  const [name = '', value = ''] = cookie.split('=');
  return openWindow(browser, app, { keys: new Map([[name, value]]) });
}

/** A finger on the screen: a kiosk that nobody touches begins anew by itself, sooner than a slow machine has looked at it. */
const stay = (page: Page) =>
  page.evaluate(() => {
    const touch = () => document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    touch();
    setInterval(touch, 1_000);
  });

interface Seen {
  readonly faults: readonly AxeFault[];
  /** What scrolls sideways, where the window is the narrow one. */
  readonly tooWide: string | null;
  /** Whether the page stands elsewhere than at its head. */
  readonly scrolled: boolean;
}

/** One look at the page that stands at `path`; when it has left by itself meanwhile it is opened again, so that no other page is looked at for it. */
async function lookAt(page: Page, route: Route, path: string, look: Look, rules: AxeRules): Promise<Seen> {
  for (let attempt = 1; ; attempt++) {
    try {
      // The shell of a lost line leaves as soon as it hears the server.
      if (route.path === '/kiosk/offline') await page.context().setOffline(true);
      if (readerOf(route) === 'kiosk') await stay(page);
      const tooWide = look === narrow ? await whatScrollsSideways(page) : null;
      const scrolled = await page.evaluate(() => window.scrollY > 0);
      const faults = await axeFaults(page, rules);
      if (pathOf(page) === path) return { faults, tooWide, scrolled };
      if (attempt === attempts) throw new Error(`${path} leads to ${pathOf(page)} by itself`);
    } catch (error) {
      if (attempt === attempts || !String(error).includes('Execution context was destroyed')) throw error;
    } finally {
      await page.context().setOffline(false);
    }
    await open(page, route);
  }
}

const pathOf = (page: Page) => new URL(page.url()).pathname;

/**
 * Goes through the pages in one window, each loaded once and looked at in every size and scheme: the server is told
 * neither, and that a page which is open changes whole has a test below. Gives how many could be opened.
 */
async function walk(
  page: Page,
  looks: readonly Look[],
  tell: (fault: string, where: string) => void,
  routes: readonly Route[],
): Promise<number> {
  let opened = 0;
  let last: Route | undefined;
  let errors: string[] = [];
  page.on('console', (message: ConsoleMessage) => {
    // That the line is down is told in the console too, where it was cut for the look.
    if (message.type() === 'error' && !/status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text()))
      errors.push(message.text());
  });
  const judge = async (route: Route, path: string, look: Look, rules: AxeRules) => {
    const { faults, tooWide, scrolled } = await lookAt(page, route, path, look, rules);
    if (tooWide) tell(`${route.path} scrolls sideways at 320 px (WCAG 1.4.10)`, tooWide);
    // Looking may move a page that stays open.
    if (scrolled && rules === 'all') tell(`${route.path} opens past its head`, `${look.width} px wide`);
    for (const { fault, where } of faults)
      tell(`${route.path} ${fault}`, `${look.scheme} ${look.width}: ${where}`);
  };
  const [first, ...others] = looks;
  if (!first) return 0;
  for (const route of routes) {
    errors = [];
    await dress(page, first);
    if (!(await open(page, route))) continue;
    opened++;
    last = route;
    const path = pathOf(page);
    await judge(route, path, first, 'all');
    for (const look of others) {
      await dress(page, look);
      // Names, roles and order are the same in every look: only the first is asked for more than the colours.
      await judge(route, path, look, 'colours');
    }
    for (const error of errors) tell(`${route.path} console`, error);
  }
  // One is opened in the other looks too: the frame that could scroll a page by itself is the same on all of them.
  for (const look of last ? others : []) {
    await dress(page, look);
    if (last && (await open(page, last))) await judge(last, pathOf(page), look, 'all');
  }
  return opened;
}

describe('[BR-9] every page of the house', () => {
  const roles = [...new Set(pages.map(readerOf))];

  test.each(roles)(
    'for %s passes axe (WCAG 2.1 AA), light and dark, narrow and wide, and fits 320 px',
    async (role) => {
      const faults = new Map<string, string>();
      const tell = (fault: string, where: string) => {
        if (!faults.has(fault)) faults.set(fault, where);
      };
      const routes = pages.filter((route) => readerOf(route) === role);
      const { context, page } = await contextOf(role);
      await bringAxe(context);
      // Two windows side by side, half of the pages each: while one waits for the server, the other is looked at.
      const opened = await Promise.all(
        [page, await context.newPage()].map((window, half) =>
          walk(
            window,
            looksOf(role),
            tell,
            routes.filter((_, index) => index % 2 === half),
          ),
        ),
      );
      await context.close();
      expect([...faults].map(([fault, where]) => `${fault} (${where})`)).toEqual([]);
      expect(opened.reduce((sum, one) => sum + one)).toBeGreaterThan(0);
    },
    900_000,
  );
});

test('[BR-9] an open page takes the colours of the system’s new scheme at once and whole', async () => {
  for (const [role, path] of [
    ['visitor', '/'],
    ['visitor', '/centres/bakhmut'],
    ['centreHead', '/home'],
    ['frontOffice', '/cases'],
  ] as const) {
    const { context, page } = await contextOf(role);
    await dress(page, { scheme: 'light', width: 1280 });
    await page.goto(path);
    const light = await coloursOf(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    const switched = await coloursOf(page);
    expect(switched, path).not.toEqual(light);
    await page.reload();
    expect(switched, path).toEqual(await coloursOf(page));
    await context.close();
  }
});

test('[BR-9] every page of the house that could be opened was opened', async () => {
  const closed: string[] = [];
  for (const route of pages) {
    const { cookie } = await arrive(app, readerOf(route));
    const { status } = await fetch(app.url + addressOf(route), { redirect: 'manual', headers: { cookie } });
    if (status !== 200) closed.push(`${status} ${route.path}`);
  }
  // Steps of signing in send those on who have signed in already; `setup` is over where somebody works; these pages
  // open only on rows that a whole piece of work leaves, and are opened by the journey; a card on its way to approval and
  // what is told once after a question was sent are opened by the tests of their modules; a file asks for its centre.
  const elsewhere =
    /^303 |setup|^400 \/catalogue\/exchange\/file$|^409 \/cases\/:id\/(others|register|grant|pass-on)$|^404 .*\/(file|scan|work\/:id|take-over\/:desk|speech|approvals\/:id|ask\/sent|questions\/recorded|blank\/(official\/|:version\/)?:what|video(\/film)?(\/captions)?)$/;
  expect(closed.filter((line) => !elsewhere.test(line))).toEqual([]);
});

test('[BR-9] the house is in order in high contrast and without colours of its own', async () => {
  const { context, page } = await openWindow(browser, app, { forcedColors: 'active', contrast: 'more' });
  for (const path of ['/', '/centres/bakhmut', '/case', '/sign-in']) {
    await page.goto(path);
    expect(await axeFaults(page), path).toEqual([]);
  }
  await context.addCookies([{ name: cookieNames.appearance, value: 'dark.more.largest', url: app.url }]);
  await page.goto('/');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1280);
  await context.close();
});
