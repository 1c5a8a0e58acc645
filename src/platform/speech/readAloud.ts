import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const longestMs = 10_000;
const mostKept = 20;
const kept = new Map<string, Promise<Buffer | null>>();

/**
 * Ukrainian free text as sound (WAV), by RHVoice where the server has it (Debian: rhvoice rhvoice-ukrainian). Null where it
 * has not, or when it fails: whoever asks then keeps to what is recorded. The last texts are kept: all boards ask for one.
 */
export function readAloud(text: string, program = 'RHVoice-test'): Promise<Buffer | null> {
  const key = `${program}\n${text}`;
  const known = kept.get(key);
  if (known) return known;
  const sound = speak(text, program).catch(() => null);
  kept.set(key, sound);
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - mostKept))) kept.delete(old);
  return sound;
}

async function speak(text: string, program: string): Promise<Buffer | null> {
  const folder = await mkdtemp(path.join(tmpdir(), 'vikno-speech-'));
  try {
    const target = path.join(folder, 'said.wav');
    await new Promise<void>((resolve, reject) => {
      const child = spawn(program, ['-p', 'natalia', '-r', '88', '-o', target], {
        stdio: ['pipe', 'ignore', 'ignore'],
        timeout: longestMs,
        env: { PATH: process.env.PATH ?? '' },
      });
      child.on('error', reject);
      child.stdin.on('error', () => undefined);
      child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program}: ${code}`))));
      // The text is data of the program's input, never of its command line.
      child.stdin.end(text);
    });
    return await readFile(target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
