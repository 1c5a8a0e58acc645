import { countryLines, liveCountry } from './country.ts';
import { liveDay } from './live.ts';
import { liveThrough } from './liveThrough.ts';
import { readOptions, usage } from './options.ts';
import { reportLines } from './report.ts';

process.exit(
  await liveThrough(usage, process.argv.slice(2), async (args, progress) => {
    const options = readOptions(args);
    const { json } = options;
    if (options.country) {
      const summary = await liveCountry(options, progress);
      return { summary, lines: countryLines(summary), json };
    }
    const summary = await liveDay(options, progress);
    return { summary, lines: reportLines(summary), json };
  }),
);
