// `npm run day -- --centre bakhmut --visitors 1000 --speed 60`: installs what is missing, builds, then lives a day.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findNode, installPackages, root, toolEnvironment } from './prepare.mjs';

installPackages();
const node = findNode();
for (const step of [[join('scripts', 'build.mjs')], [join('day', 'run.ts'), ...process.argv.slice(2)]]) {
  const { status } = spawnSync(node, step, { cwd: root, stdio: 'inherit', env: toolEnvironment(node) });
  if (status !== 0) process.exit(status ?? 1);
}
