// `npm start`: installs what is missing, builds what has changed, runs the program.
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { findNode, installPackages, nodeFlags, root, toolEnvironment } from './prepare.mjs';

installPackages();
const node = findNode();
const built = spawnSync(node, [join(root, 'scripts', 'build.mjs')], {
  cwd: root,
  stdio: 'inherit',
  env: toolEnvironment(node),
});
if (built.status !== 0) process.exit(built.status ?? 1);

const app = spawn(node, [...nodeFlags, join(root, 'dist', 'main.js')], {
  cwd: root,
  stdio: 'inherit',
  env: toolEnvironment(node),
  // Its own group: a terminal sends Ctrl-C to every process of the group, npm passes it on as well,
  // and the program must hear it once.
  detached: process.platform !== 'win32',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => app.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
app.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
app.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));

// npm runs us through a shell that keeps a SIGTERM sent to npm for itself. When our parent is gone, so is the wish
// to run.
if (process.env.npm_lifecycle_event && process.platform !== 'win32') {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) app.kill('SIGTERM');
  }, 500).unref();
}
