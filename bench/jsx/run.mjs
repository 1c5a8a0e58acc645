// CPU a page and the size of a small island: React 19 + Designsystemet's React components, React 19 + thin components,
// Preact + the same thin components. What was not chosen is not a dependency; to repeat all three:
//   npm i --no-save react@19.3.1 react-dom@19.3.1 @digdir/designsystemet-react@1.22.0 && node bench/jsx/run.mjs
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

const here = import.meta.dirname;
const out = mkdtempSync(join(here, '../../node_modules/.jsx-bench-'));
const loop = (render, page) => `
import { ${render.name} as render } from '${render.from}';
import { jsx } from '${render.jsx}/jsx-runtime';
import { Page } from '${join(here, page)}';
let html = '';
for (let i = 0; i < 2000; i++) html = render(jsx(Page, {}));
const n = 4000, from = process.cpuUsage();
for (let i = 0; i < n; i++) html = render(jsx(Page, {}));
const cpu = process.cpuUsage(from);
process.stdout.write(JSON.stringify({ ms: (cpu.user + cpu.system) / 1000 / n, bytes: html.length, html }));
`;
const react = {
  name: 'renderToString',
  from: 'react-dom/server',
  jsx: 'react',
  mount: `import { createRoot } from 'react-dom/client'; export { useState, useEffect } from 'react'; export const mount = (v, el) => createRoot(el).render(v);`,
};
const preact = {
  name: 'renderToString',
  from: 'preact-render-to-string',
  jsx: 'preact',
  mount: `import { render } from 'preact'; export { useState, useEffect } from 'preact/hooks'; export const mount = render;`,
};
const variants = [
  ['React 19 + designsystemet-react', react, 'designsystemet.jsx'],
  ['React 19 + thin components', react, 'thin.jsx'],
  ['Preact 11 + thin components', preact, 'thin.jsx'],
];
const common = {
  bundle: true,
  format: 'esm',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  logLevel: 'error',
  tsconfigRaw: {},
};

try {
  for (const [label, renderer, page] of variants) {
    const file = join(out, `${label.replace(/\W+/g, '-')}.mjs`);
    try {
      await build({
        ...common,
        stdin: { contents: loop(renderer, page), resolveDir: here },
        jsxImportSource: renderer.jsx,
        platform: 'node',
        packages: 'external',
        outfile: file,
      });
      const runs = [1, 2, 3].map(() =>
        JSON.parse(
          execFileSync(process.execPath, [file], {
            env: { ...process.env, NODE_ENV: 'production' },
            maxBuffer: 1e8,
          }),
        ),
      );
      const times = runs.map((r) => r.ms).sort((a, b) => a - b);
      writeFileSync(join(out, 'last.html'), runs[0].html);
      console.log(
        `${label}: ${times[1].toFixed(3)} ms CPU a page (${times.map((t) => t.toFixed(3)).join(', ')}), ${runs[0].bytes} characters`,
      );
      if (process.argv.includes('--html')) console.log(runs[0].html.slice(0, 3000));
    } catch (error) {
      console.log(`${label}: not measured (${String(error.message).split('\n')[0]})`);
    }
  }
  for (const [label, renderer] of [
    ['React', react],
    ['Preact', preact],
  ]) {
    const mount = join(out, `${label}.mjs`);
    writeFileSync(mount, renderer.mount);
    try {
      const bundle = await build({
        ...common,
        entryPoints: [join(here, 'island.jsx')],
        alias: { renderer: mount },
        jsxImportSource: renderer.jsx,
        minify: true,
        platform: 'browser',
        write: false,
      });
      console.log(
        `${label} island: ${gzipSync(bundle.outputFiles[0].contents, { level: 9 }).length} bytes of gzip`,
      );
    } catch (error) {
      console.log(`${label} island: not measured (${String(error.message).split('\n')[0]})`);
    }
  }
} finally {
  rmSync(out, { recursive: true, force: true });
}
