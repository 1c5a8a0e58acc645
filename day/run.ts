import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { countryLines, liveCountry } from './country.ts';
import { liveDay } from './live.ts';
import { readOptions, usage } from './options.ts';
import { createProgress } from './progress.ts';
import { isSound, reportLines } from './report.ts';

/** Exit status: 0 every invariant holds, 1 one does not, 2 the day could not be lived. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const progress = createProgress(process.stdout);
  const summary = options.country ? await liveCountry(options, progress) : await liveDay(options, progress);
  const lines = 'perSecond' in summary ? countryLines(summary) : reportLines(summary);
  for (const line of lines) process.stdout.write(`${line}\n`);
  if (options.json) {
    mkdirSync(path.dirname(path.resolve(options.json)), { recursive: true });
    writeFileSync(options.json, `${JSON.stringify(summary, null, 2)}\n`);
  }
  return isSound(summary) ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n\n${usage}`);
    process.exit(2);
  },
);
