// Runs a command of the built program: `npm run ledger -- verify`.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findNode, installPackages, root, toolEnvironment } from './prepare.mjs';

installPackages();
const node = findNode();
const [command, ...rest] = process.argv.slice(2);
const steps = [[join(root, 'scripts', 'build.mjs')], [join(root, 'dist', 'cli', `${command}.js`), ...rest]];
for (const step of steps) {
  const { status } = spawnSync(node, step, { cwd: root, stdio: 'inherit', env: toolEnvironment(node) });
  if (status !== 0) process.exit(status ?? 1);
}
