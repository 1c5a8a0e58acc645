import { expect, test } from 'vitest';
import { projectRoot } from '#platform/projectRoot.ts';
import {
  knownClause,
  namedTitles,
  requirementCoverage,
  requirementIds,
} from '../scripts/requirement-titles.mjs';

test('identifiers are found in every form in which the document writes them', () => {
  const text =
    '| KO | order |\n- **BR-7, BR-8** x (KC-15, BP-15). **KO-A2-2, -3, -5** y **KO-A1** **KS-sign** **BR-5.1**: z.';
  expect(requirementIds(text)).toEqual([
    ...['BR-7', 'BR-8', 'KC-15', 'BP-15', 'KO-A2-2', 'KO-A2-3', 'KO-A2-5', 'KO-A1', 'KS-sign', 'BR-5.1'],
  ]);
});

test('titles of tests are found with their line', () => {
  // The bracket is put in here, so that this very title is not counted.
  const title = (bracket: string) => `[${bracket}] does a thing`;
  const source = `test('plain')\ntest('${title('BR-22, KC-19][KS-sign')}', () => {})`;
  expect(namedTitles(source)).toEqual([
    { title: title('BR-22, KC-19][KS-sign'), named: ['BR-22', 'KC-19', 'KS-sign'], line: 2 },
  ]);
});

test('no test names a requirement that the document does not have', () => {
  const { unknown, covered } = requirementCoverage(projectRoot);
  expect(unknown).toEqual([]);
  expect(covered.length).toBeGreaterThan(25);
});

test('a sub-clause counts for the clause of the document that holds it, and for no other', () => {
  const known = new Set(['KN-3.1', 'BR-2']);
  expect(['KN-3.1', 'KN-3.1.2', 'KN-3.2', 'BR-22'].map((id) => knownClause(id, known))).toEqual([
    'KN-3.1',
    'KN-3.1',
    undefined,
    undefined,
  ]);
});
