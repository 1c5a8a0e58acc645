import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import esbuild from 'esbuild';
import { expect, test } from 'vitest';
import { withSourcePlaces } from './sourcePlaces.ts';

test('a failure in the built program is told by the file and line of its source', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vikno-places-'));
  const outfile = path.join(folder, 'built.mjs');
  await esbuild.build({
    stdin: {
      contents:
        '// one\n// two\nfunction fails(): never {\n  throw new Error("broken");\n}\ntry { fails(); } catch (e) { console.log(e.stack); }\n',
      sourcefile: 'rooms/window.ts',
      loader: 'ts',
    },
    outfile,
    sourcemap: true,
    sourcesContent: false,
    format: 'esm',
  });
  const stack = spawnSync(process.execPath, [outfile], { encoding: 'utf8' }).stdout;
  expect(stack).toContain('built.mjs:');
  const told = withSourcePlaces(stack);
  rmSync(folder, { recursive: true });
  expect(told).toMatch(/at fails \(.*rooms\/window\.ts:4:9\)/);
  expect(told).not.toContain('built.mjs:');
  expect(told.split('\n')[0]).toBe('Error: broken');
  // Without its map a place stays as it is.
  expect(withSourcePlaces('Error: x\n    at file:///nowhere/at/all.js:1:1')).toContain(
    '/nowhere/at/all.js:1:1',
  );
});
