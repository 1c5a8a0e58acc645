import { expect, test } from 'vitest';
import { entryOf, isUnder } from './navigation.ts';

test('a page is under its own address and those above it, never under one that merely begins alike', () => {
  expect(isUnder('/e-offices/stock', '/e-offices/stock')).toBe(true);
  expect(isUnder('/e-offices/stock/goods', '/e-offices/stock')).toBe(true);
  expect(isUnder('/e-offices/stocks', '/e-offices/stock')).toBe(false);
  expect(isUnder('/services', '/')).toBe(false);
});

test('[BR-9] the menu marks the entry to which a page belongs, the nearest of several', () => {
  const items = [
    { href: '/e-offices/work' },
    { href: '/e-offices/stock', also: ['/e-offices/write-offs', '/e-offices/handovers'] },
    { href: '/catalogue' },
    { href: '/catalogue/lists' },
  ];
  expect(entryOf(items, '/e-offices/write-offs/new')).toBe('/e-offices/stock');
  expect(entryOf(items, '/catalogue/lists/new')).toBe('/catalogue/lists');
  expect(entryOf(items, '/catalogue/flow')).toBe('/catalogue');
  expect(entryOf(items, '/account')).toBe('');
});
