import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswers } from './answers.ts';
import { reception, surveyActions } from './lifecycle.ts';
import { movedUp, nextKey, type Question } from './question.ts';
import { resultsOf, summaryOf } from './results.ts';

const plain = { words: '?', hint: '', required: false, choices: [], min: null, max: null } as const;
const questions: readonly Question[] = [
  { ...plain, key: 'q1', kind: 'one', required: true, choices: ['так', 'ні'] },
  { ...plain, key: 'q2', kind: 'several', choices: ['а', 'б', 'в'] },
  { ...plain, key: 'q3', kind: 'number', min: 0, max: 10 },
  { ...plain, key: 'q7', kind: 'text' },
];

test('[KN-3.1.2] only what was asked is read; each problem is told by its question', () => {
  expect(
    readAnswers(questions, { q1: '1', q2: ['2', '0', '2'], q3: '7', q7: ' дякую ', name: 'Іван' }),
  ).toEqual({
    answers: { q1: 1, q2: [0, 2], q3: 7, q7: 'дякую' },
    problems: {},
  });
  expect(
    readAnswers(questions, { q1: '', q2: '3', q3: '11', q7: 'дзвоніть 050 123 45 67' }).problems,
  ).toEqual({
    q1: 'missing',
    q2: 'choice',
    q3: 'range',
    q7: 'contact',
  });
  expect(readAnswers(questions, { q1: ['0', '1'], q3: '2,5', q7: 'x'.repeat(1001) }).problems).toEqual({
    q1: 'choice',
    q3: 'number',
    q7: 'long',
  });
  expect(readAnswers(questions, { q1: '0', q7: 'пишіть на ivan@ukr.example' }).problems).toEqual({
    q7: 'contact',
  });
  // A year, a price, a number of a bus are nobody's telephone.
  expect(
    readAnswers(questions, { q1: '0', q7: 'З 2019 року їжджу 55 автобусом за 12 грн' }).problems,
  ).toEqual({});
});

test('[KN-3.1.2] whatever is sent, what is kept fits the questions', () => {
  const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constantFrom('0', '1', '2', '-1', '7'));
  fc.assert(
    fc.property(
      fc.dictionary(fc.constantFrom('q1', 'q2', 'q3', 'q7', 'q9', '__proto__'), value),
      (values) => {
        const { answers } = readAnswers(questions, values);
        for (const [key, answer] of Object.entries(answers)) {
          const question = questions.find((one) => one.key === key);
          expect(question).toBeDefined();
          for (const one of Array.isArray(answer) ? answer : [answer]) {
            if (question?.choices.length) expect(question.choices[Number(one)]).toBeDefined();
            if (question?.kind === 'number') expect(Number(one) >= 0 && Number(one) <= 10).toBe(true);
          }
        }
      },
    ),
  );
});

test('[KN-3.1.3] results count each answer once, and add up', () => {
  const answer = fc.record(
    {
      q1: fc.nat(1),
      q2: fc.subarray([0, 1, 2], { minLength: 1 }),
      q3: fc.nat(10),
      q7: fc.constantFrom('добре', 'довго'),
    },
    { requiredKeys: ['q1'] },
  );
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 30 }), (all) => {
      const [one, several, number, text] = resultsOf(questions, all);
      expect(one?.chosen.reduce((sum, count) => sum + count, 0)).toBe(all.length);
      expect(several?.chosen.reduce((sum, count) => sum + count, 0)).toBe(
        all.reduce((sum, { q2 }) => sum + (q2?.length ?? 0), 0),
      );
      expect(number?.numbers.length).toBe(number?.given);
      expect(text?.words.length).toBe(all.filter(({ q7 }) => q7 !== undefined).length);
      const summary = summaryOf(number?.numbers ?? []);
      if (summary) {
        expect(summary.least).toBeLessThanOrEqual(summary.median);
        expect(summary.median).toBeLessThanOrEqual(summary.most);
      }
    }),
  );
  expect(summaryOf([])).toBeNull();
  expect(summaryOf([1, 2, 3, 10])).toEqual({ least: 1, most: 10, mean: 4, median: 2.5 });
});

test('[KN-3.1.2] a survey takes answers between its days while it is open; keys are never used twice', () => {
  const survey = { state: 'open', opensOn: '2026-03-02', closesOn: '2026-03-31' } as const;
  expect(reception(survey, '2026-03-01')).toBe('early');
  expect(reception(survey, '2026-03-02')).toBe('open');
  expect(reception(survey, '2026-03-31')).toBe('open');
  expect(reception(survey, '2026-04-01')).toBe('over');
  expect(reception({ ...survey, state: 'closed' }, '2026-03-10')).toBe('over');
  expect(reception({ ...survey, state: 'draft' }, '2026-03-10')).toBe('draft');
  expect(surveyActions.open).not.toContain('edit');
  expect(nextKey(questions)).toBe('q8');
  expect(nextKey([])).toBe('q1');
  expect(movedUp(questions, 'q3').map(({ key }) => key)).toEqual(['q1', 'q3', 'q2', 'q7']);
  expect(movedUp(questions, 'q1')).toEqual(questions);
});
