// Requirements of docs/requirements.md and the titles of tests that name them.
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const identifier =
  /\b(?:(?:KO|KN)-(?:A\d(?:-\d+)?|\d+(?:\.\d+)*)|(?:BP|BR|KC)-\d+(?:\.\d+)*|ORG-\d+|KS-[a-z]+|Q-[a-z]+|APP-[a-z]+|CARD-flow|CARD|BL|DEADLINE|REQUEST|SIGN)\b/g;

/** Identifiers in the order of the document, each once. «KO-A2-2, -3, -5» names three. */
export function requirementIds(text) {
  const written = text
    .replace(/^\|.*$/gm, '')
    .replace(/(KO-A\d)-(\d)((?:, -\d)+)/g, (_, base, first, rest) =>
      [first, ...rest.matchAll(/-(\d)/g).map(([, number]) => number)].map((n) => `${base}-${n}`).join(', '),
    );
  return [...new Set(written.match(identifier) ?? [])];
}

/** Titles that open with identifiers in brackets: '[BR-22] a case …', '[BR-15, BR-16] …', '[BR-15][BR-16] …'. */
export function namedTitles(source) {
  const titles = [];
  for (const found of source.matchAll(/(['"`])(\[[A-Z][\w .,…–-]*\](?=[\s[])(?:(?!\1)[^\\\n]|\\.)*)\1/g)) {
    const title = found[2];
    const brackets = /^(?:\[[^\]]*\]\s*)+/.exec(title)?.[0] ?? '';
    const named = brackets.match(/[A-Z][\w.-]*/g) ?? [];
    titles.push({ title, named, line: source.slice(0, found.index).split('\n').length });
  }
  return titles;
}

/** The identifier itself, or the clause whose sub-clause it is: the document has KN-3.1, the source KN-3.1.2 within it. */
export const knownClause = (id, known) =>
  known.has(id) ? id : /\.\d+$/.test(id) ? knownClause(id.replace(/\.\d+$/, ''), known) : undefined;

/** Which tests name which requirement; what they name that the document does not have. */
export function requirementCoverage(root) {
  const ids = requirementIds(readFileSync(join(root, 'docs', 'requirements.md'), 'utf8'));
  const tests = new Map(ids.map((id) => [id, []]));
  const unknown = new Set();
  const files = globSync('{src,test,e2e,demo,bench,scripts}/**/*.test.{ts,tsx}', { cwd: root }).sort();
  for (const file of files) {
    for (const { title, named, line } of namedTitles(readFileSync(join(root, file), 'utf8'))) {
      for (const id of named) {
        const clause = knownClause(id, tests);
        if (clause) tests.get(clause).push({ file, line, title });
        else unknown.add(`${id} (${file}:${line})`);
      }
    }
  }
  return {
    covered: ids.filter((id) => tests.get(id).length > 0).map((id) => ({ id, tests: tests.get(id) })),
    uncovered: ids.filter((id) => tests.get(id).length === 0),
    unknown: [...unknown],
  };
}
