import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardOf } from '../../../../demo/card.ts';
import { readDemo } from '../../../../demo/files.ts';
import type { CardDocument, CardQuestion } from '../schema.ts';
import { answersOf, answersOfCode, answersQuery, listCode, personalList } from './questions.ts';

const question = (key: string, ...options: string[]): CardQuestion => ({
  key,
  text: key,
  hint: null,
  options: options.map((option) => ({ key: option, text: option })),
});
const document = (key: string, more: Partial<CardDocument> = {}): CardDocument => ({
  key,
  name: key,
  ground: 'акт',
  form: 'original',
  copies: 1,
  condition: null,
  obtainedByOffice: false,
  when: null,
  ...more,
});
const questions = [question('who', 'self', 'other'), question('abroad', 'yes', 'no')];
const documents = [
  document('always'),
  document('words', { condition: 'За потреби' }),
  document('authority', { condition: 'Якщо представник', when: { who: ['other'] } }),
  document('both', { condition: 'Якщо обоє', when: { who: ['other'], abroad: ['yes'] } }),
];
const keys = (answers: Record<string, string>) => {
  const list = personalList({ documents }, answers);
  return [list.needed, list.perhaps, list.notNeeded].map((some) => some.map((one) => one.key).join(' '));
};

describe('[CARD, KC-19] «Що мені потрібно?» divides the documents of the card and adds none', () => {
  test.each([
    [{}, 'always', 'words authority both', ''],
    [{ who: 'self' }, 'always', 'words', 'authority both'],
    [{ who: 'other' }, 'always authority', 'words both', ''],
    [{ who: 'other', abroad: 'yes' }, 'always authority both', 'words', ''],
    [{ who: 'other', abroad: 'no' }, 'always authority', 'words', 'both'],
  ])('%o', (answers, needed, perhaps, notNeeded) => {
    expect(keys(answers)).toEqual([needed, perhaps, notNeeded]);
  });
});

test('an address may hold anything: only answers that the card offers are kept', () => {
  expect(answersOf(questions, { who: 'self', abroad: '<script>', name: 'Іван' })).toEqual({ who: 'self' });
  expect(answersOf(questions, { who: ['self', 'other'] })).toEqual({});
  expect(answersQuery(questions, { abroad: 'no', who: 'self' })).toBe('who=self&abroad=no');
});

const answersArbitrary = fc.record(
  { who: fc.constantFrom('self', 'other'), abroad: fc.constantFrom('yes', 'no') },
  { requiredKeys: [] },
);

test('the code at the desk gives the same answers back; a slip of one digit does not pass', () => {
  fc.assert(
    fc.property(answersArbitrary, fc.nat(3), fc.nat(8), (answers, place, digit) => {
      const code = listCode(questions, answers);
      expect(answersOfCode(questions, code)).toEqual(answers);
      const digits = code.replace('-', '');
      const wrong = String((Number(digits.charAt(place)) + 1 + digit) % 10);
      const slipped = digits.slice(0, place) + wrong + digits.slice(place + 1);
      expect(answersOfCode(questions, slipped)).toBeUndefined();
    }),
  );
  expect(listCode([], {})).toBe('');
  const other = [question('who', 'self', 'guardian'), question('abroad', 'yes', 'no')];
  expect(answersOfCode(other, listCode(questions, { who: 'self' }))).toBeUndefined();
});

describe('the cards of the demo', () => {
  test.each(readDemo().services)(
    '$slug: every answer to every question changes nothing or the list',
    (service) => {
      const card = cardOf(service, 'Управління');
      for (const { key, options } of card.questions) {
        const lists = options.map((option) => {
          const list = personalList(card, { [key]: option.key });
          expect(list.needed.length + list.perhaps.length + list.notNeeded.length).toBe(
            card.documents.length,
          );
          return list.needed.map((one) => one.key).join() + list.notNeeded.map((one) => one.key).join();
        });
        // A question whose answers all lead to the same list would be asked for nothing.
        expect(new Set(lists).size, key).toBeGreaterThan(1);
      }
    },
  );
});
