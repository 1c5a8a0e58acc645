import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '#platform/projectRoot.ts';
import { outcome, shortened } from '../scripts/outcome.mjs';

const file = (name: string) => path.join(projectRoot, name);

test('what is broken is told with its message; skipped tests and files that do not load count as broken', () => {
  const { good, bad } = outcome({
    testResults: [
      {
        name: file('src/a.test.ts'),
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: 'stands' },
          { status: 'failed', fullName: 'falls', failureMessages: ['expected 1 to be 2\n at line 7'] },
          { status: 'pending', fullName: 'was skipped' },
        ],
      },
      { name: file('src/b.test.ts'), status: 'failed', message: 'cannot find c.ts', assertionResults: [] },
    ],
  });
  expect(good).toBe(1);
  expect(bad).toHaveLength(3);
  expect(bad[0]).toBe('✗ src/a.test.ts: failed: falls\n    expected 1 to be 2\n     at line 7');
  expect(bad[1]).toContain('pending: was skipped');
  expect(bad[2]).toContain('the file failed\n    cannot find c.ts');
  expect(outcome(undefined)).toEqual({ good: 0, bad: [] });
});

test('a long message keeps its beginning, without the colours of a terminal', () => {
  const lines = shortened(`\u001b[31m${'word\n'.repeat(400)}`).split('\n');
  expect(lines).toHaveLength(26);
  expect(lines[0]).toBe('    word');
  expect(lines.at(-1)).toContain('375 more lines');
});
