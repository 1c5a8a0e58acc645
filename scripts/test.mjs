// `npm test`: installs what is missing, builds, runs every check, and says at the end how many passed.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, installBrowser } from './browser.mjs';
import { outcome, shortened } from './outcome.mjs';
import { findNode, installPackages, root, run, toolEnvironment } from './prepare.mjs';

const began = Date.now();
let passed = 0;
let failed = 0;
const complaints = [];

installPackages();
const node = findNode();
const browserStart = Date.now();
const browser = findBrowser();
const installed = browser ? { path: browser } : installBrowser();
count('браузер / browser', installed.path !== undefined, installed.problem ?? '', browserStart);
const env = toolEnvironment(node, {
  ...(installed.path && { CHROME_PATH: installed.path }),
  CI: '1',
  NO_COLOR: '1',
});
// What a person has set for their own installation must not steer the tests.
const page = readFileSync(join(root, 'docs', 'settings.md'), 'utf8');
for (const [, name] of page.matchAll(/^\| `([A-Z_]+)` \|/gm)) delete env[name];
delete env.NODE_ENV;

const bin = (name) => join(root, 'node_modules', '.bin', name);
await step('збірка / build', node, [join(root, 'scripts', 'build.mjs')]);
await Promise.all([
  step('типи / types', bin('tsc'), ['--noEmit', '--pretty', 'false', '-p', '.']),
  step('стиль / lint', bin('biome'), ['ci', '--colors=off', '.']),
]);
await Promise.all([
  step('залежності / dependency rules', bin('depcruise'), [
    ...['src', 'test', 'e2e', 'bench', 'day', 'demo'].filter((folder) => existsSync(join(root, folder))),
    ...['--config', '.dependency-cruiser.cjs'],
  ]),
  step('мертвий код / dead code', bin('knip'), ['--no-progress']),
]);
const broken = await suite();

const minutes = ((Date.now() - began) / 60_000).toFixed(1);
// The end of a long log is what continuous integration shows: what is broken, and why, is told there once more.
if (complaints.length + broken.length > 0) console.log(`\n${[...complaints, ...broken].join('\n')}`);
console.log(`\n${minutes} хв / min`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** One check that is a program: it passes when the program says so. */
async function step(name, program, args) {
  const start = Date.now();
  const { code, output } = await run(program, args, { env });
  count(name, code === 0, output, start);
}

/** The Vitest suite: each test counts, and a skipped one counts as failed. Gives a text on each that did not pass. */
async function suite() {
  const start = Date.now();
  const folder = mkdtempSync(join(tmpdir(), 'vikno-results-'));
  const file = join(folder, 'results.json');
  console.log('\n… тести / tests');
  const { code } = await run(
    bin('vitest'),
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { env, show: true },
  );
  const results = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  rmSync(folder, { recursive: true });
  const { good, bad } = outcome(results);
  passed += good;
  failed += bad.length;
  const quiet = code !== 0 && bad.length === 0;
  const sound = results !== undefined && good + bad.length > 0 && !quiet;
  const told = sound ? '' : good === 0 ? 'no tests ran' : 'Vitest ended with an error outside the tests';
  count('тести / tests', sound && bad.length === 0, told, start, sound);
  return bad;
}

/** Prints one line for a check and counts it, unless its parts are counted already. */
function count(name, good, output, start, counted = false) {
  if (!counted) good ? passed++ : failed++;
  if (!good && !counted) complaints.push(`✗ ${name}\n${shortened(output)}`);
  console.log(`${good ? '✓' : '✗'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`);
  if (!good && output.trim() !== '') console.log(output.trim().replace(/^/gm, '    '));
}
