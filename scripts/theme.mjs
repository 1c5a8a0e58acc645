// Makes src/ui/theme/generated/vikno.css from src/ui/theme/designsystemet.config.json. Run it after changing a colour:
//   node scripts/theme.mjs
// Dark colours are kept to the screen, so that a page printed from a dark screen is black on white.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const theme = join(import.meta.dirname, '../src/ui/theme');
const tool = join(import.meta.dirname, '../node_modules/.bin/designsystemet');
const work = mkdtempSync(join(tmpdir(), 'vikno-theme-'));
try {
  const config = JSON.parse(readFileSync(join(theme, 'designsystemet.config.json'), 'utf8'));
  delete config.$schema;
  writeFileSync(join(work, 'config.json'), JSON.stringify({ ...config, outDir: 'tokens', clean: true }));
  const run = (...args) =>
    execFileSync(tool, ['tokens', ...args], { cwd: work, stdio: ['ignore', 'ignore', 'inherit'] });
  run('create', '--config', 'config.json');
  run('build', '--config', 'config.json', '-t', 'tokens', '-o', 'css');
  const css = readFileSync(join(work, 'css/vikno.css'), 'utf8');
  const screenOnly = css
    .replaceAll('@media (prefers-color-scheme: dark)', '@media screen and (prefers-color-scheme: dark)')
    .replace(/^\[data-color-scheme="dark"\] \{[^}]*\}/gm, (block) => `@media screen {\n${block}\n}`);
  if (!screenOnly.includes('@media screen {'))
    throw new Error('the tool no longer writes the dark scheme as expected');
  writeFileSync(join(theme, 'generated/vikno.css'), screenOnly);
} finally {
  rmSync(work, { recursive: true, force: true });
}
