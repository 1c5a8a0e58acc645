import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#platform/projectRoot.ts';

interface Locked {
  readonly license?: string;
  readonly dev?: boolean;
}

/** Licences under which a package may be part of the app: permissive, or copyleft of their own files alone (MPL, LGPL). */
const open = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'EUPL-1.2',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'OFL-1.1',
  'Unlicense',
  'Zlib',
]);

/** An SPDX expression: of `OR` one alternative suffices, of `AND` all must be open. */
const isOpen = (licence: string): boolean =>
  licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((alternative) => alternative.split(' AND ').every((one) => open.has(one.trim())));

const { packages }: { packages: Record<string, Locked> } = JSON.parse(
  readFileSync(path.join(projectRoot, 'package-lock.json'), 'utf8'),
);
const nameOf = (place: string) => place.replace(/^.*node_modules\//, '');
const inTheApp = Object.entries(packages).filter(([place, { dev }]) => place !== '' && !dev);

/** Builds for other systems do not repeat the licence of the package that they belong to. */
function licenceOf(name: string, own: string | undefined): string {
  if (own !== undefined) return own;
  const family = inTheApp.find(
    ([place, { license }]) => license !== undefined && name.startsWith(`${nameOf(place)}-`),
  );
  return family?.[1].license ?? 'none is named';
}

test('every package inside the app allows open use: none is under the GPL alone', () => {
  const closed = inTheApp
    .map(([place, { license }]) => `${nameOf(place)}: ${licenceOf(nameOf(place), license)}`)
    .filter((line) => !isOpen(line.slice(line.lastIndexOf(': ') + 2)));
  expect(inTheApp.length).toBeGreaterThan(100);
  expect([...new Set(closed)]).toEqual([]);
});

test('the check itself refuses what it must', () => {
  for (const licence of ['GPL-3.0-only', 'AGPL-3.0-or-later', 'MIT AND GPL-2.0-only', 'none is named', ''])
    expect(isOpen(licence), licence).toBe(false);
  for (const licence of ['MIT', '(MIT OR GPL-3.0-only)', 'MIT AND OFL-1.1'])
    expect(isOpen(licence), licence).toBe(true);
});
