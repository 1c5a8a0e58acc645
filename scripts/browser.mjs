// Finds a Chromium for the tests, and on Debian installs it.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const elsewhere = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of an installed browser, or undefined. CHROME_PATH wins. */
export function findBrowser(env = process.env) {
  const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'].filter(Boolean);
  const candidates = [
    env.CHROME_PATH,
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...elsewhere,
  ];
  return candidates.filter(Boolean).find(isProgram);
}

/** Installs Debian's Chromium when that can be done without asking; gives its path or a sentence why not. */
export function installBrowser() {
  const advice =
    'Немає браузера Chromium: встановіть його (Debian, Ubuntu: sudo apt-get install chromium) або задайте CHROME_PATH. / There is no Chromium: install it (Debian, Ubuntu: sudo apt-get install chromium) or set CHROME_PATH.';
  if (!existsSync('/usr/bin/apt-get')) return { problem: advice };
  const isRoot = process.getuid?.() === 0;
  if (!isRoot && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status !== 0)
    return { problem: advice };
  console.log('Встановлюю Chromium / installing Chromium');
  const apt = (...args) => {
    const command = ['apt-get', '-q', '-y', '-o', 'DPkg::Lock::Timeout=120', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const [program, ...rest] = isRoot
      ? command
      : ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', ...command];
    return spawnSync(program, rest, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0;
  };
  apt('update');
  if (!apt('install', '--no-install-recommends', 'chromium')) return { problem: advice };
  const path = findBrowser();
  return path ? { path } : { problem: advice };
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
