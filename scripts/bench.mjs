// `npm run bench`: installs what is missing, builds, then measures. `npm run bench -- queue --seconds 10` for one part.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findNode, installPackages, root, toolEnvironment } from './prepare.mjs';

installPackages();
const node = findNode();
const run = (file, args) => {
  const { status } = spawnSync(node, [file, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: toolEnvironment(node),
  });
  if (status !== 0) process.exit(status ?? 1);
};
run(join(root, 'scripts', 'build.mjs'), []);

const parts = ['queue', 'history', 'boards', 'pages', 'pdf', 'search', 'catalogue', 'import', 'network'];
const [chosen, ...rest] = process.argv.slice(2);
for (const part of chosen && !chosen.startsWith('-') ? [chosen] : parts) {
  process.stdout.write(`\n${part}\n`);
  run(join(root, 'bench', part, 'run.ts'), rest);
}
