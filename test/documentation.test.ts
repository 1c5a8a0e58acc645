import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settings } from '#config';
import { projectRoot } from '#platform/projectRoot.ts';
import { demoPassword, demoTotpSecret } from '../demo/signIns.ts';
import { startTestApp, type TestApp } from './app.ts';

const largestPicture = 250_000;

const pages = globSync(['*.md', 'docs/**/*.md', 'demo/**/*.md', 'bench/**/*.md'], {
  cwd: projectRoot,
}).sort();
const read = (page: string) => readFileSync(path.join(projectRoot, page), 'utf8');

/** What stands outside of fenced blocks: inside them a bracket is no link and `#` no heading. */
const prose = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '');

interface Link {
  readonly picture: boolean;
  readonly words: string;
  readonly target: string;
}

function linksOf(text: string): Link[] {
  return [...prose(text).matchAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g)].map((match) => ({
    picture: match[1] === '!',
    words: match[2] ?? '',
    target: match[3] ?? '',
  }));
}

/** Anchors as the common hosts of repositories make them of headings. */
function anchorsOf(text: string): string[] {
  return [...prose(text).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-'),
  );
}

function faultOf(page: string, { target }: Link): string | undefined {
  if (/^(https?|mailto):/.test(target)) return undefined;
  const [file = '', anchor] = decodeURI(target).split('#');
  const found = file === '' ? page : path.join(path.dirname(page), file);
  if (!existsSync(path.join(projectRoot, found))) return `${page}: ${target} leads nowhere`;
  if (anchor === undefined || anchorsOf(read(found)).includes(anchor)) return undefined;
  return `${page}: ${target} has no such heading`;
}

test('every link of the documents leads to a file and a heading that exist', () => {
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.flatMap((page) => linksOf(read(page)).flatMap((link) => faultOf(page, link) ?? []))).toEqual(
    [],
  );
});

test('every picture has words for those who do not see it, and is small', () => {
  const pictures = pages.flatMap((page) =>
    linksOf(read(page))
      .filter(({ picture }) => picture)
      .map((link) => ({ ...link, page, file: path.join(projectRoot, path.dirname(page), link.target) })),
  );
  expect(pictures.filter(({ words }) => words.trim().length < 10)).toEqual([]);
  expect(pictures.filter(({ file }) => statSync(file).size > largestPicture)).toEqual([]);
});

test('both readmes name the two commands, which exist', () => {
  const { scripts } = JSON.parse(read('package.json'));
  expect(scripts).toMatchObject({ start: expect.any(String), test: expect.any(String) });
  for (const page of ['README.md', 'README.uk.md']) {
    expect(read(page)).toMatch(/^npm start\b/m);
    expect(read(page)).toMatch(/^npm test\b/m);
  }
});

test('every npm script that the documents name exists', () => {
  const { scripts } = JSON.parse(read('package.json'));
  const named = pages.flatMap((page) =>
    [...read(page).matchAll(/\bnpm run ([a-z:-]+)/g)].map(([, name]) => name),
  );
  expect(named.filter((name) => !(name !== undefined && name in scripts))).toEqual([]);
});

/** Words in capitals that are no settings of the program: SQL, systemd's and the tests' own. */
const otherNames = [
  'CHROME_PATH',
  'COMMENT',
  'LC_CTYPE',
  'LISTEN',
  'NAME',
  'PATH',
  'PICTURES',
  demoTotpSecret,
];

test('every setting that the documents name exists', () => {
  const named = pages.flatMap((page) => {
    const text = read(page);
    const inline = [...text.matchAll(/`([A-Z][A-Z_]{3,})(=[^`]*)?`/g)];
    const blocks = [...text.matchAll(/^([A-Z][A-Z_]{2,})=/gm)];
    return [...inline, ...blocks].map(([, name = '']) => ({ page, name }));
  });
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(({ name }) => !(name in settings) && !otherNames.includes(name))).toEqual([]);
});

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

test('every metric that the operators are told to watch is exposed', async () => {
  const table = /\| metric \|[\s\S]*?\n\n/.exec(read('docs/operators.md'))?.[0] ?? '';
  const named = [...table.matchAll(/`((?:vikno|nodejs|process)_[a-z0-9_]+)`/g)].map(([, name]) => name);
  const shown = await (await fetch(`${app.url}/metrics`)).text();
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((name) => !shown.includes(`# TYPE ${name} `))).toEqual([]);
});

test('the sign-ins of the demo that the documents name open the demo', async () => {
  const named = pages.flatMap((page) =>
    [
      ...read(page).matchAll(
        /`([a-z0-9]+(?:\.[a-z]+)*\.(?:bakhmut|kharkiv|kyivskyi|shevchenkivskyi|regional))`/g,
      ),
    ].map(([, login = '']) => login),
  );
  const workers = await app.services.database.queries.selectFrom('worker').select('login').execute();
  const known = new Set(workers.map(({ login }) => login));
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((login) => !known.has(login))).toEqual([]);
  for (const page of ['README.md', 'README.uk.md']) {
    expect(read(page)).toContain(`\`${demoPassword}\``);
    expect(read(page)).toContain(`\`${demoTotpSecret}\``);
  }
});
