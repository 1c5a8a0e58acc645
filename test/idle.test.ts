import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#platform/projectRoot.ts';

/** Packages that weigh megabytes and serve a moment: a sign-in, a letter, a print, a spreadsheet. */
const loadedWhenNeeded = [
  '@node-rs/argon2',
  'echarts',
  'file-type',
  'hucre',
  'nodemailer',
  'sharp',
  'smpp',
  'web-push',
];

/** Programs of their own beside the server. */
const programs = /^src\/(cli|islands)\//;

test('a server at rest holds no package that is needed now and then', () => {
  const eager: string[] = [];
  const files = globSync('src/**/*.{ts,tsx}', { cwd: projectRoot });
  for (const file of files) {
    if (/\.test\.tsx?$/.test(file) || programs.test(file)) continue;
    const text = readFileSync(path.join(projectRoot, file), 'utf8');
    for (const [, names = '', source = ''] of text.matchAll(/^import\s([^;]*?)from '([^'.#][^']*)';/gms)) {
      const types = names.startsWith('type ') || /^\{(\s*type [^,]+,?)+\s*\}\s*$/.test(names);
      const heavy = loadedWhenNeeded.some((name) => source === name || source.startsWith(`${name}/`));
      if (heavy && !types)
        eager.push(`${file} imports ${source}: use await import('${source}') where it is needed`);
    }
  }
  expect(files.length).toBeGreaterThan(100);
  expect(eager).toEqual([]);
});
