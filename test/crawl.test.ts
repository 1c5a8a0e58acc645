import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { modules } from '#app';
import type { Role } from '#modules/identity/rules.ts';
import { startTestApp, type TestApp } from './app.ts';
import { crawl, type Found } from './crawl.ts';
import { doubledIds, languageOf, skeletonOf, titleOf, untoldUkrainian } from './html.ts';
import { fillPath } from './routePaths.ts';
import { addSampleWork, type CentreWork } from './sampleWork.ts';
import { allRoles, arrive, type Visitor } from './visitors.ts';
import { workingMorning } from './workingMorning.ts';

const routes = modules.flatMap((module) => module.routes);

let app: TestApp;
let works: readonly CentreWork[];

beforeAll(async () => {
  app = await startTestApp({ clock: workingMorning() });
  works = await addSampleWork(app.services);
});
afterAll(() => app?.close());

const startsOf = (role: Role): readonly string[] =>
  role === 'visitor' ? ['/', '/en', '/sign-in', '/en/sign-in'] : ['/home'];

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // The renderer writes empty elements with a slash, which means nothing in HTML.
    'void-style': ['error', { style: 'selfclose' }],
    'doctype-style': ['error', { style: 'lowercase' }],
    // Boxes of one question share its name, as radios do.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    // The id of a field is its name, and names of rows have dots: `documents.0.name`. HTML forbids blanks alone.
    'valid-id': ['error', { relaxed: true }],
    // A form whose only button is disabled, with the reason beside it, has nothing to send.
    'wcag/h32': 'off',
    // The board on the wall, at which nobody reads or types, loads itself anew where it has no script.
    'meta-refresh': 'off',
    // The name of the service is part of the title, and official names are long.
    'long-title': 'off',
    // A rule of taste about the order of attributes' quotes and of blanks at the ends of lines of text.
    'no-trailing-whitespace': 'off',
    // Telephone numbers break where the official notation has its blanks and dashes.
    'tel-non-breaking': 'off',
  },
});

/** Kinds of pages that were judged already, for whichever role. */
const judged = new Map<string, readonly string[]>();

/** What is wrong in the page: one of the same elements and attributes in the same places, with other words, has the same faults. */
async function faultsOf({ path, pattern, body }: Found): Promise<readonly string[]> {
  const skeleton = `${path.startsWith('/en')} ${pattern} ${skeletonOf(body)}`;
  const known = judged.get(skeleton);
  if (known) return known;
  const { results } = await validator.validateString(body);
  const faults = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message} ${selector ?? ''}`),
  );
  judged.set(skeleton, faults);
  return faults;
}

/** A system has a key for the API and no pages. */
const readers = allRoles.filter((role) => role !== 'system');

describe.each(readers)('every page that %s reaches by links', (role) => {
  let pages: Found[];

  beforeAll(async () => {
    const visitor = await arrive(app, role);
    const starts = startsOf(role);
    pages = await crawl(app, visitor, starts, routes);
  }, 600_000);

  test('[BR-7, BR-8] is there: no link leads nowhere', () => {
    const dead = pages
      .filter(({ status, type }) => status !== 200 && !(status === 303 && type === ''))
      .map(({ status, path, from }) => `${status} ${path} ← ${from}`);
    expect(dead).toEqual([]);
    // A worker's link never ends at the door.
    const turnedAway = pages.filter(({ location }) => location.includes('/sign-in?next='));
    expect(turnedAway.map(({ path, from }) => `${path} ← ${from}`)).toEqual([]);
    expect(pages.length).toBeGreaterThan(role === 'visitor' ? 50 : 1);
  });

  test('[BR-9] is valid HTML in the right language, without doubled ids, scripts or styles in the text', async () => {
    const faults = new Map<string, string>();
    for (const page of pages) {
      const { path, pattern, body, type } = page;
      if (!type.startsWith('text/html')) continue;
      const told = [...(await faultsOf(page))];
      for (const id of doubledIds(body)) told.push(`id ${id} twice`);
      if (/ style="|<style|<script>| on[a-z]+="/.test(body)) told.push('inline script or style');
      if (/http-equiv="refresh"/.test(body) && pattern !== '/board')
        told.push('loads itself anew (WCAG 2.2.1)');
      const language = path.startsWith('/en') ? 'en' : 'uk';
      if (languageOf(body) !== language) told.push(`lang is ${languageOf(body)}`);
      if (language === 'en')
        for (const words of untoldUkrainian(body))
          told.push(`not told to be Ukrainian (WCAG 3.1.2): ${words}`);
      for (const fault of told)
        if (!faults.has(`${pattern} ${fault}`)) faults.set(`${pattern} ${fault}`, path);
    }
    expect([...faults].map(([fault, path]) => `${path}: ${fault}`)).toEqual([]);
  });

  test('[BR-9] has a title of its own (WCAG 2.4.2)', () => {
    const patterns = new Map<string, Set<string>>();
    for (const { body, pattern, path, type } of pages) {
      if (!type.startsWith('text/html') || pattern === '') continue;
      const title = titleOf(body);
      expect(title.length, path).toBeGreaterThan(8);
      const language = path.startsWith('/en') ? 'en' : 'uk';
      const known = patterns.get(`${language} ${title}`) ?? new Set();
      patterns.set(`${language} ${title}`, known.add(pattern));
    }
    const shared = [...patterns]
      .filter(([, of]) => of.size > 1)
      .map(([title, of]) => `${title}: ${[...of].join(', ')}`);
    expect(shared).toEqual([]);
  });
});

test('GET with odd questions never breaks a page', async () => {
  const work = works.find(({ centreCode }) => centreCode === 'bakhmut') ?? works[0];
  if (!work) throw new Error('the demo has no centres');
  const odd = [
    '?q=%00',
    '?q=%ED%A0%80',
    '?q=%',
    '?page=-1&after=%00&before=..%2F..%2Fetc',
    '?q[]=1&q[a]=2&__proto__[x]=1&constructor=2',
    `?q=${'я'.repeat(3000)}`,
    '?q=%27%3B+drop+table+ticket%3B--&next=https://elsewhere.example',
    '?state=nowhere&date=2026-99-99',
    '?q=1&q=2&q=3&date=0000-00-00&centre=%F0%9F%92%A5',
  ];
  const wrongParts = [
    '%00',
    '%ED%A0%80',
    '..%2F..',
    "'--",
    'я'.repeat(150),
    '00000000-0000-0000-0000-00000000000g',
  ];
  const broken: string[] = [];
  const visitors = new Map<Role, Visitor>();
  for (const route of routes) {
    if (route.method !== 'GET' || route.kind === 'stream') continue;
    const role =
      allRoles.find((one) => route.roles?.includes(one)) ??
      (route.access === 'public' ? 'visitor' : 'frontOffice');
    const visitor = visitors.get(role) ?? (await arrive(app, role));
    visitors.set(role, visitor);
    const path = fillPath(route.path, work);
    // Those of one route are on their way together: one is answered while the database works for another.
    await Promise.all(
      odd.map(async (question) => {
        const { status, location } = await get(visitor, path + question);
        if (status >= 500 || (/elsewhere/.test(location) && !/next=/.test(location)))
          broken.push(`${role} ${route.path}${question}: ${status} ${location}`);
      }),
    );
    if (!route.path.includes(':')) continue;
    await Promise.all(
      wrongParts.map(async (value) => {
        const address = route.path.replace(/:\w+/g, value);
        const { status } = await get(visitor, address);
        if (status >= 500) broken.push(`${role} ${address}: ${status}`);
      }),
    );
  }
  expect(broken).toEqual([]);
}, 600_000);

const get = async (visitor: { cookie: string }, path: string) => {
  const response = await fetch(app.url + path, {
    redirect: 'manual',
    headers: { cookie: visitor.cookie, 'accept-encoding': 'identity' },
  });
  await response.body?.cancel();
  return { status: response.status, location: response.headers.get('location') ?? '' };
};
