import { businessDate } from '#platform/clock/clock.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import { liveThrough } from '../liveThrough.ts';
import { liveMonth } from './live.ts';
import { readOptions, usage } from './options.ts';
import { withStage } from './stage.ts';
import { monthLines } from './summary.ts';

process.exit(
  await liveThrough(usage, process.argv.slice(2), async (args, progress) => {
    const options = readOptions(args, businessDate(new Date()));
    progress.at(0, 'база і демонстраційні дані…');
    const { summary } = await withStage(kyivInstant(`${options.month}-01`, '08:00'), (stage) =>
      liveMonth(stage, options, progress),
    );
    return { summary, lines: monthLines(summary), json: options.json };
  }),
);
