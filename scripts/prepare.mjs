// What start and test share: dependencies as locked, the pinned Node, running a program.
// Runs on any Node from 20 and uses nothing but Node itself, because nothing is installed yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Says one sentence in Ukrainian, the same in English, and ends. */
export function fail(uk, en, code = 1) {
  process.stderr.write(`\n${uk} / ${en}\n`);
  process.exit(code);
}

/** Installs packages when some are missing or are not of the locked versions. */
export function installPackages() {
  const fresh = !existsSync(join(root, 'node_modules', '.package-lock.json'));
  if (!fresh && installedAsLocked()) return;
  console.log(
    'Встановлюю потрібні пакунки, це кілька хвилин / installing packages, this takes a few minutes',
  );
  // Development packages too, even where NODE_ENV is production: the program is built here.
  const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = (...args) =>
    spawnSync('npm', [...args, ...flags], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    }).status === 0;
  // `npm ci` begins by removing everything, which a program that runs from here would not survive; and it fails
  // on a registry mirror that lacks packages of other systems.
  const done = fresh ? npm('ci') || npm('install', '--no-save') : npm('install', '--no-save') || npm('ci');
  if (!done) {
    fail(
      'Пакунки не встановилися: перевірте доступ до інтернету й вільне місце на диску та запустіть знову.',
      'The packages were not installed: check the network and the free disk space, then start again.',
    );
  }
}

/** Compares the lock file with the list that npm keeps of what it has installed. */
function installedAsLocked() {
  const packages = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8')).packages;
  const locked = packages('package-lock.json');
  const installed = packages('node_modules', '.package-lock.json');
  const names = Object.keys(locked).filter((name) => name !== '');
  return names.every((name) =>
    installed[name] ? installed[name].version === locked[name].version : locked[name].optional,
  );
}

/** The pinned Node 24 from the packages, else the running one when it is new enough. */
export function findNode() {
  const pinned = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (process.platform !== 'win32' && existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0)
    return pinned;
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
  return fail(
    `Потрібен Node.js 22 або новіший, а тут ${process.versions.node}, і пакунка Node для цієї машини немає.`,
    `Node.js 22 or newer is needed, this is ${process.versions.node}, and there is no Node package for this machine.`,
  );
}

/**
 * How the program is run. Node's young generation may grow to 48 MB and is not given back, and each of its threads may keep
 * an arena of memory of its own: a server that mostly waits needs neither (measured: 20 to 30 MB less; the CPU of a page differs less than two runs of it do).
 */
export const nodeFlags = ['--max-semi-space-size=4'];
export const thrift = { MALLOC_ARENA_MAX: '2' };

/** Environment in which `node` is the chosen one and the packages' programs are found first. */
export function toolEnvironment(node, extra = {}) {
  const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);
  return { ...thrift, ...process.env, ...extra, PATH: path };
}

/** Runs a program to its end; gives its exit code and what it wrote (both streams together). */
export function run(program, args, { env, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => {
        output += text;
        if (show) process.stdout.write(text);
      });
    }
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
