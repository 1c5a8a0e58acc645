import { afterAll, beforeAll, expect, test } from 'vitest';
import { fillCatalogue } from '../../../../../bench/catalogue/fixture.ts';
import { startTestApp, type TestApp } from '../../../../../test/app.ts';

let home: TestApp;
const services = 260;

beforeAll(async () => {
  home = await startTestApp();
  await fillCatalogue(home.ownerUrl, 'bakhmut', services, 2);
});
afterAll(() => home.close());

const links = (html: string): string[] =>
  [...html.matchAll(/href="(\/centres\/bakhmut\/services\/[^"/]+)"/g)].map(([, href]) => href ?? '');
const groups = (html: string): string[] => [
  ...new Set(
    [...html.matchAll(/href="(\/centres\/bakhmut\/services\?group=[^"&]+)"/g)].map(([, href]) => href ?? ''),
  ),
];

test('[BL][BR-6] of a catalogue of hundreds the first page of a centre shows the groups, and every service is in reach', async () => {
  const visitor = home.anonymous();
  const first = await visitor.get('/centres/bakhmut');
  expect(links(first.text)).toEqual([]);
  expect(groups(first.text).length).toBeGreaterThan(1);
  const found = new Set<string>();
  for (const group of groups(first.text)) {
    for (let page = 1, more = true; more; page++) {
      const part: string = (await visitor.get(`${group}&page=${page}`)).text;
      const here = links(part);
      expect(here.length).toBeLessThanOrEqual(100);
      for (const link of here) found.add(link);
      more = part.includes(`${group}&amp;page=${page + 1}"`);
    }
  }
  expect(found.size).toBe(services);
});

test('[CARD] a made-up service of the large catalogue is found by its own word and its card opens', async () => {
  const visitor = home.anonymous();
  const search = await visitor.get(`/centres/bakhmut/services?q=${encodeURIComponent('послуга77')}`);
  expect(links(search.text)[0]).toBe('/centres/bakhmut/services/made-77');
  expect((await visitor.get('/centres/bakhmut/services/made-77')).status).toBe(200);
});
