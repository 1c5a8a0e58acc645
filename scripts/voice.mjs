// Records the voice of the boards again: `node scripts/voice.mjs` writes src/ui/voice/*.opus (KS-voice).
// Needs RHVoice with its Ukrainian voices and opusenc (Debian: rhvoice rhvoice-ukrainian from non-free, opus-tools); the
// product needs neither, it plays the files. Licence of the voice: docs/decisions/0006-voice.md.
import { execFileSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allFragments } from '../src/modules/queue/rules/announcement.ts';

const voice = 'natalia';
/** Percent of the usual pace: a hall echoes. */
const pace = '88';
const bitrate = '20';
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'src', 'ui', 'voice');
/** After a comma the voice rises; the word behind the comma is cut off again. */
const carrier = ', так.';

const work = mkdtempSync(join(tmpdir(), 'vikno-voice-'));
try {
  for (const old of globSync(join(folder, '*.opus'))) rmSync(old);
  const fragments = allFragments();
  let done = 0;
  for (const [key, { words, tone }] of fragments) {
    const text = words.replaceAll('’', "'");
    const sound = speak(tone === 'rising' ? text + carrier : `${text.replace(/[.]$/, '')}.`);
    encode(trimmed(tone === 'rising' ? beforeLastPause(sound) : sound), join(folder, `${key}.opus`));
    done += 1;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} / ${fragments.size}`);
  }
  const bytes = globSync(join(folder, '*.opus')).reduce((sum, path) => sum + statSync(path).size, 0);
  console.log(`${fragments.size} fragments, ${Math.round(bytes / 1024)} KiB`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** @returns {{ rate: number, samples: Int16Array }} */
function speak(text) {
  const path = join(work, 'said.wav');
  execFileSync('RHVoice-test', ['-p', voice, '-r', pace, '-o', path], { input: text });
  const bytes = readFileSync(path);
  const data = bytes.indexOf('data') + 8;
  const length = Math.floor((bytes.length - data) / 2);
  const samples = new Int16Array(length);
  for (let index = 0; index < length; index += 1) samples[index] = bytes.readInt16LE(data + index * 2);
  return { rate: bytes.readUInt32LE(24), samples };
}

/** Quiet stretches, in samples. */
function pausesOf({ rate, samples }) {
  const step = Math.round(rate * 0.005);
  const pauses = [];
  let start = null;
  for (let at = 0; at < samples.length; at += step) {
    let sum = 0;
    const part = samples.subarray(at, at + step);
    for (const sample of part) sum += sample * sample;
    const quiet = Math.sqrt(sum / part.length) < 90;
    if (quiet) start ??= at;
    else if (start !== null) {
      pauses.push({ start, end: at });
      start = null;
    }
  }
  return { pauses, end: start ?? samples.length };
}

/** The part before the carrier's word: before the longest pause inside. */
function beforeLastPause(sound) {
  const inside = pausesOf(sound).pauses.filter(({ start }) => start > 0);
  const longest = inside.reduce((best, pause) =>
    pause.end - pause.start > best.end - best.start ? pause : best,
  );
  return { rate: sound.rate, samples: sound.samples.subarray(0, longest.end) };
}

/** Without silence at both ends but for a breath of 25 ms, so that fragments join. */
function trimmed(sound) {
  const { pauses, end } = pausesOf(sound);
  const from = pauses[0]?.start === 0 ? pauses[0].end : 0;
  const breath = Math.round(sound.rate * 0.025);
  return {
    rate: sound.rate,
    samples: sound.samples.subarray(Math.max(0, from - breath), Math.min(sound.samples.length, end + breath)),
  };
}

function encode({ rate, samples }, target) {
  const raw = join(work, 'cut.raw');
  writeFileSync(raw, Buffer.from(samples.buffer, samples.byteOffset, samples.byteLength));
  execFileSync('opusenc', [
    ...['--quiet', '--raw', '--raw-bits', '16', '--raw-rate', String(rate), '--raw-chan', '1'],
    ...['--speech', '--bitrate', bitrate, '--framesize', '20', '--discard-comments', '--discard-pictures'],
    ...['--padding', '0', '--serial', '1', raw, target],
  ]);
}
