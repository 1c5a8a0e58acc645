// `npm run coverage:requirements`: which tests name which requirement of docs/requirements.md, and which
// requirements no test names. `--json` (npm run -s coverage:requirements -- --json) for other programs.
import { root } from './prepare.mjs';
import { requirementCoverage } from './requirement-titles.mjs';

print(requirementCoverage(root));

function print({ covered, uncovered, unknown }) {
  if (process.argv.includes('--json')) {
    console.log(JSON.stringify({ covered, uncovered, unknown }, null, 2));
    return;
  }
  for (const { id, tests } of covered) {
    console.log(id);
    for (const { file, line, title } of tests) console.log(`    ${file}:${line}  ${title}`);
  }
  console.log(`\nБез тестів / without tests (${uncovered.length}):\n    ${uncovered.join(', ')}`);
  if (unknown.length > 0) console.log(`\nНевідомі / unknown: ${unknown.join(', ')}`);
  const all = covered.length + uncovered.length;
  console.log(`\n${covered.length} / ${all} вимог мають тести / requirements have tests`);
}
