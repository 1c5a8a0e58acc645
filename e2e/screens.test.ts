import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
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
  .filter((route) => route.kind === 'page' && !/\/documents\/:|download/.test(route.path));

/** One of those who may open the page. */
const readerOf = (route: Route): Role =>
  route.access === 'public'
    ? 'visitor'
    : (allRoles.find((role) => route.roles?.includes(role)) ?? 'frontOffice');

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
  return route.path === '/kiosk/services' || route.path === '/kiosk/purpose'
    ? `${address}?group=${work.groupId}`
    : address;
}

const looks = [
  { scheme: 'light', width: 360 },
  { scheme: 'dark', width: 1440 },
] as const;

/** Opens the page as its reader; null where it leads elsewhere or its row is not in the right state. */
async function open(page: Page, route: Route): Promise<boolean> {
  const answer = await page.goto(addressOf(route), { waitUntil: 'load' });
  return answer?.status() === 200 && (answer.headers()['content-type'] ?? '').startsWith('text/html');
}

async function windowOf(role: Role, scheme: 'light' | 'dark', width: number) {
  const { cookie } = await arrive(app, role);
  const [name = '', value = ''] = cookie.split('=');
  return openWindow(browser, app, {
    keys: new Map([[name, value]]),
    colorScheme: scheme,
    viewport: { width, height: 900 },
  });
}

describe('[BR-9] every page of the house', () => {
  const roles = [...new Set(pages.map(readerOf))];

  test.each(roles)(
    'for %s passes axe (WCAG 2.1 AA), light and dark, narrow and wide',
    async (role) => {
      const faults = new Map<string, string>();
      let opened = 0;
      const mine = pages.filter((route) => readerOf(route) === role);
      for (const { scheme, width } of looks) {
        if (role === 'board' && width < 1000) continue;
        const { context, page } = await windowOf(role, scheme, width);
        const errors: string[] = [];
        page.on('console', (message) => {
          if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
            errors.push(message.text());
        });
        for (const route of mine) {
          if (!(await open(page, route))) continue;
          opened++;
          const { violations } = await new AxeBuilder({ page })
            .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
            .analyze();
          for (const { id, help, nodes } of violations) {
            const fault = `${route.path} ${id}: ${help}`;
            if (!faults.has(fault))
              faults.set(fault, `${scheme} ${width}: ${nodes[0]?.target} ${nodes[0]?.any[0]?.message ?? ''}`);
          }
          for (const error of errors.splice(0)) faults.set(`${route.path} console`, error);
        }
        await context.close();
      }
      expect([...faults].map(([fault, where]) => `${fault} (${where})`)).toEqual([]);
      expect(opened).toBeGreaterThan(0);
    },
    600_000,
  );

  test.each(roles.filter((role) => role !== 'board' && role !== 'kiosk'))(
    'for %s does not scroll sideways at 320 px (WCAG 1.4.10)',
    async (role) => {
      const { context, page } = await windowOf(role, 'light', 320);
      const faults: string[] = [];
      for (const route of pages.filter((one) => readerOf(one) === role)) {
        if (!(await open(page, route))) continue;
        const wide = await page.evaluate(() => {
          const width = document.documentElement.scrollWidth;
          const out = [...document.body.querySelectorAll('*')].findLast(
            (one) => one.getBoundingClientRect().right >= width - 1 && !one.closest('thead, .ds-sr-only'),
          );
          return { width, where: `${out?.tagName} ${out?.className} ${out?.textContent?.slice(0, 40)}` };
        });
        if (wide.width > 320) faults.push(`${route.path} is ${wide.width} px wide: ${wide.where}`);
      }
      expect([...new Set(faults)]).toEqual([]);
      await context.close();
    },
    300_000,
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
    /^303 |setup|^409 \/cases\/:id\/(others|register|grant|pass-on)$|^404 .*\/(file|work\/:id)$/;
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
