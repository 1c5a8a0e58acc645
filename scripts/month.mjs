// `npm run month -- --eoffices 33`: installs what is missing, builds, then lives a month of the network of e-offices.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findNode, installPackages, root, toolEnvironment } from './prepare.mjs';

installPackages();
const node = findNode();
const month = ['--import', './scripts/tsx.mjs', join('day', 'network', 'run.ts')];
for (const step of [[join('scripts', 'build.mjs')], [...month, ...process.argv.slice(2)]]) {
  const { status } = spawnSync(node, step, { cwd: root, stdio: 'inherit', env: toolEnvironment(node) });
  if (status !== 0) process.exit(status ?? 1);
}
