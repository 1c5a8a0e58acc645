import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import { createProgress } from '../progress.ts';
import { isSound } from '../report.ts';
import { liveMonth } from './live.ts';
import { readOptions, usage } from './options.ts';
import { withStage } from './stage.ts';
import { monthLines } from './summary.ts';

/** Exit status: 0 every invariant holds, 1 one does not, 2 the month could not be lived. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), businessDate(new Date()));
  const progress = createProgress(process.stdout);
  const summary = await withStage(kyivInstant(`${options.month}-01`, '08:00'), (stage) =>
    liveMonth(stage, options, progress),
  );
  for (const line of monthLines(summary)) process.stdout.write(`${line}\n`);
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
