import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { buildLargeSearch, buildSearch } from '#modules/catalogue/rules/search.ts';
import { readDemo } from '../../demo/files.ts';
import { keepFigures, printTable } from '../load/report.ts';
import { quantile } from '../load/summary.ts';
import { largeCatalogue } from './fixture.ts';
import { measure, readQuestions } from './measure.ts';

const { values: options } = parseArgs({
  options: {
    services: { type: 'string', default: '5000' },
    rounds: { type: 'string', default: '5' },
    json: { type: 'string', default: 'data/bench/search.json' },
  },
});

/** The share of a hundred ordinary questions whose service is among the first three, and the CPU time of a search. */
async function main(): Promise<void> {
  const questions = readQuestions();
  const demo = readDemo().services.map((service) => ({ ...service, id: service.slug }));
  const rows = [];
  for (const entries of [demo, largeCatalogue(Number(options.services))]) {
    const before = process.memoryUsage().heapUsed;
    const begun = performance.now();
    const search = entries.length > 500 ? await buildLargeSearch(entries) : buildSearch(entries);
    const builtMs = performance.now() - begun;
    const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;
    const tuned = measure(
      questions.filter((question) => !question.heldOut),
      search,
    );
    const heldOut = measure(
      questions.filter((question) => question.heldOut),
      search,
    );
    const times = Array.from({ length: Number(options.rounds) }, () =>
      questions.map(({ ask }) => {
        // CPU and not the clock: a busy machine puts the process aside for longer than a search takes.
        const from = process.cpuUsage();
        search(ask);
        const { user, system } = process.cpuUsage(from);
        return (user + system) / 1000;
      }),
    ).flat();
    rows.push({
      services: entries.length,
      right: tuned.right + heldOut.right,
      heldOutRight: heldOut.right,
      heldOut: heldOut.of,
      builtMs,
      megabytes,
      p50: quantile(times, 0.5),
      p95: quantile(times, 0.95),
      missed: [...tuned.missed, ...heldOut.missed].map(({ ask }) => ask),
    });
  }
  printTable(
    ['services', 'right of 100', 'of them held out', 'built, ms', 'MB', 'search p50, CPU ms', 'p95, CPU ms'],
    rows.map((row) => [
      String(row.services),
      String(row.right),
      `${row.heldOutRight} of ${row.heldOut}`,
      row.builtMs.toFixed(0),
      row.megabytes.toFixed(1),
      row.p50.toFixed(2),
      row.p95.toFixed(2),
    ]),
  );
  for (const ask of rows[0]?.missed ?? []) process.stdout.write(`not among the first three: ${ask}\n`);
  keepFigures(options.json, { options, rows });
}

await main();
