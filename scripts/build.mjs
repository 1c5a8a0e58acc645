// Builds dist/: the server, the client code (islands) and the styles, with content hashes in the names of what
// browsers keep. Does nothing when no input has changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import esbuild from 'esbuild';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);

const inputs = [
  ...globSync(['src/**/*', 'demo/*.ts'], { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)),
  'scripts/build.mjs',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
].sort();
// The folder too: the build holds absolute addresses of the sources.
const digest = createHash('sha256').update(root);
for (const path of inputs) digest.update(path).update('\0').update(readFileSync(path)).update('\0');
const wanted = digest.digest('hex');
const stamp = 'dist/.inputs';
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) process.exit(0);

const half = `dist.${process.pid}.new`;
rmSync(half, { recursive: true, force: true });
const common = {
  bundle: true,
  format: 'esm',
  sourcemap: true,
  tsconfig: 'tsconfig.json',
  logLevel: 'warning',
  metafile: true,
};
try {
  const [, client] = await Promise.all([server(), browser()]);
  mkdirSync(join(half, 'assets'), { recursive: true });
  writeFileSync(join(half, 'assets', 'manifest.json'), `${JSON.stringify(client, null, 2)}\n`);
  writeFileSync(join(half, '.inputs'), wanted);
  // Built aside and swapped: a running program or a second start never meets half a build.
  rmSync('dist', { recursive: true, force: true });
  renameSync(half, 'dist');
} catch (error) {
  rmSync(half, { recursive: true, force: true });
  // esbuild has already shown its own errors.
  if (!Array.isArray(error?.errors)) process.stderr.write(`${error?.message ?? error}\n`);
  process.stderr.write('\nПрограму не вдалося зібрати / the program could not be built\n');
  process.exit(1);
}

/** The server: packages stay in node_modules, our own code becomes few files. */
function server() {
  return esbuild.build({
    ...common,
    entryPoints: ['src/main.ts', ...globSync('src/cli/*.ts').filter((path) => !path.endsWith('.test.ts'))],
    outdir: half,
    outbase: 'src',
    platform: 'node',
    target: 'node22',
    packages: 'external',
    // Maps tell places; the sources stand beside.
    sourcesContent: false,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    plugins: [
      { name: 'own-subpaths', setup: resolveOwnSubpaths },
      { name: 'source-addresses', setup: keepSourceAddresses },
    ],
  });
}

/** Code that looks for files beside itself (migrations, templates, worker programs) finds them beside its source. */
function keepSourceAddresses(build) {
  build.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8');
    if (relative(root, path).split(sep)[0] === 'node_modules' || !text.includes('import.meta.url'))
      return undefined;
    const contents = text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
    return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts', resolveDir: dirname(path) };
  });
}

/** Subpath imports (#platform/…) are our own code, although they look like packages. */

function resolveOwnSubpaths(build) {
  const { imports } = JSON.parse(readFileSync('package.json', 'utf8'));
  build.onResolve({ filter: /^#/ }, ({ path }) => {
    for (const [pattern, target] of Object.entries(imports)) {
      if (pattern === path) return { path: join(root, target) };
      const [start, end = ''] = pattern.split('*');
      if (pattern.includes('*') && path.startsWith(start) && path.endsWith(end))
        return { path: join(root, target.replace('*', path.slice(start.length, path.length - end.length))) };
    }
    return undefined;
  });
}

/** Islands and styles; returns the manifest: "kiosk.js" → "kiosk-X7AB21.js". */
async function browser() {
  const scripts = globSync('src/islands/*.{ts,tsx}').filter((path) => !/\.test\.tsx?$/.test(path));
  const styles = globSync('src/ui/theme/*.css');
  const manifest = {};
  if (scripts.length + styles.length === 0) return manifest;
  const forBrowsers = {
    ...common,
    outdir: join(half, 'assets'),
    outbase: 'src',
    entryNames: '[name]-[hash]',
    platform: 'browser',
    target: ['es2022', 'chrome111', 'firefox114', 'safari16.4'],
    minify: true,
  };
  // A service worker is one classic script: it imports nothing.
  const isWorker = (path) => path.endsWith('Worker.ts');
  const [result, workers] = await Promise.all([
    esbuild.build({
      ...forBrowsers,
      entryPoints: [...scripts.filter((path) => !isWorker(path)), ...styles],
      chunkNames: 'chunk-[hash]',
      assetNames: '[name]-[hash]',
      splitting: true,
      loader: {
        '.woff2': 'file',
        '.woff': 'file',
        '.ttf': 'file',
        '.svg': 'file',
        '.png': 'file',
        '.mp3': 'file',
      },
      plugins: [{ name: 'own-subpaths', setup: resolveOwnSubpaths }],
    }),
    esbuild.build({ ...forBrowsers, entryPoints: scripts.filter(isWorker), format: 'iife' }),
  ]);
  const outputs = { ...result.metafile.outputs, ...workers.metafile.outputs };
  for (const [path, output] of Object.entries(outputs)) {
    if (!output.entryPoint) continue;
    const name = basename(output.entryPoint).replace(/\.tsx?$/, '.js');
    if (manifest[name]) throw new Error(`two entry points are called ${name}`);
    manifest[name] = basename(path);
  }
  const icon = readFileSync('src/ui/theme/favicon.svg');
  manifest['favicon.svg'] = `favicon-${createHash('sha256').update(icon).digest('hex').slice(0, 8)}.svg`;
  writeFileSync(join(half, 'assets', manifest['favicon.svg']), icon);
  for (const path of globSync('src/ui/theme/*.{svg,png}')) manifest[basename(path)] = copyHashed(path);
  manifest['voice.pack'] = packVoice(globSync('src/ui/voice/*.opus').sort());
  return Object.fromEntries(Object.entries(manifest).sort());
}

/** A file that browsers get as it is, under a name that changes with its content. */
function copyHashed(path) {
  return writeHashed(basename(path), readFileSync(path));
}

/**
 * All recorded fragments in one file, so that a board has its whole voice after one request: the length of the index
 * (four bytes, little-endian), the index (JSON: name → [start, length] in what follows), the fragments.
 */
function packVoice(paths) {
  const fragments = paths.map((path) => readFileSync(path));
  let start = 0;
  const index = fragments.map((bytes, at) => {
    start += bytes.length;
    return [basename(paths[at], '.opus'), [start - bytes.length, bytes.length]];
  });
  const head = Buffer.from(JSON.stringify(Object.fromEntries(index)));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return writeHashed('voice.pack', Buffer.concat([length, head, ...fragments]));
}

function writeHashed(plainName, content) {
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase();
  const name = plainName.replace(/(\.[^.]+)$/, `-${digest}$1`);
  mkdirSync(join(half, 'assets'), { recursive: true });
  writeFileSync(join(half, 'assets', name), content);
  return name;
}
