import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readAloud } from './readAloud.ts';

test('[KS-voice] free text is read by the program of the server, once for all boards; without the program there is none', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'vikno-voice-'));
  const program = path.join(folder, 'speak');
  const log = path.join(folder, 'log');
  // Stands in for RHVoice: writes down how it was called and what it heard.
  await writeFile(
    program,
    `#!/bin/sh\nwhile [ "$1" != -o ]; do shift; done\ncat > "$2"\necho once >> ${log}\n`,
  );
  await chmod(program, 0o755);
  const text = 'Прорвало трубу; $(rm) `на` першому поверсі';
  const sounds = await Promise.all([readAloud(text, program), readAloud(text, program)]);
  expect(sounds.map(String)).toEqual([text, text]);
  expect(await readFile(log, 'utf8')).toBe('once\n');
  expect(await readAloud(text, path.join(folder, 'missing'))).toBeNull();
  await rm(folder, { recursive: true, force: true });
});
