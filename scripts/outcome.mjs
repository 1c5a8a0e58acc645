// What a run of the tests has come to, out of the JSON that Vitest writes: how many passed, and a text on each that did not.
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './prepare.mjs';

const mostLines = 25;

/** The first lines of a long message, indented: at the end of a log every broken test must find room. */
export function shortened(text) {
  const lines = stripVTControlCharacters(text).trim().split('\n');
  const shown = lines.slice(0, mostLines);
  if (lines.length > mostLines) shown.push(`… ${lines.length - mostLines} more lines`);
  return shown.map((line) => `    ${line.slice(0, 300)}`).join('\n');
}

/** A test that was skipped counts as one that failed, and so does a file that did not load. */
export function outcome(results) {
  const bad = [];
  let good = 0;
  for (const { name, status, message, assertionResults } of results?.testResults ?? []) {
    const file = relative(root, name);
    for (const test of assertionResults) {
      if (test.status === 'passed') good++;
      else
        bad.push(
          `✗ ${file}: ${test.status}: ${test.fullName}\n${shortened((test.failureMessages ?? []).join('\n'))}`,
        );
    }
    if (status === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
      bad.push(`✗ ${file}: the file failed\n${shortened(message ?? '')}`);
  }
  return { good, bad };
}
