import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, martialLaw } from '#platform/calendar/calendar.ts';
import { guardProblem } from './guard.ts';
import { afterAddition, allowedActions, questionStates, refusal } from './lifecycle.ts';
import { numberInSubject, questionNumber, readQuestionNumber, splitQuote } from './number.ts';
import { questionDue } from './terms.ts';

const war = createCalendar([martialLaw], []);

describe('[BR-13] a question', () => {
  test.each([
    // 02.11.2026 is a Monday; 17.11 a Tuesday; a month later is Wednesday 02.12.
    ['question', '2026-11-02', '2026-11-17'],
    ['appeal', '2026-11-02', '2026-12-02'],
    ['complaint', '2026-10-31', '2026-11-30'],
    ['information', '2026-11-02', '2026-11-09'],
  ] as const)('%s of %s is answered by %s, by the law that sets it', (kind, from, due) => {
    const found = questionDue(war, kind, from);
    expect(found.dueOn).toBe(due);
    expect(found.act).toMatch(/ст\. 20$/);
  });

  test('[KC-15] a complaint is answered and closed by a head alone; a closed question by nobody', () => {
    const complaint = { state: 'new', kind: 'complaint' } as const;
    expect(refusal(complaint, 'answer', 'frontOffice')).toBe('complaint');
    expect(refusal(complaint, 'forward', 'frontOffice')).toBeNull();
    expect(refusal(complaint, 'answer', 'centreHead')).toBeNull();
    expect(refusal({ state: 'closed', kind: 'question' }, 'answer', 'centreHead')).toBe('state');
    for (const state of questionStates) expect(allowedActions[state].length === 0).toBe(state === 'closed');
  });

  test('with new words from the asker is work again, and after an answer has a new term', () => {
    expect(afterAddition('answered', true)).toEqual({ state: 'inWork', newTerm: true });
    expect(afterAddition('closed', false)).toEqual({ state: 'new', newTerm: true });
    expect(afterAddition('waiting', true)).toEqual({ state: 'inWork', newTerm: false });
  });

  test('is found by its number however it is typed, and in the subject of a reply', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('БМ', 'ХКН', 'Ї'),
        fc.integer({ min: 2024, max: 2099 }),
        fc.integer({ min: 1, max: 999_999 }),
        (prefix, year, count) => {
          const number = questionNumber(prefix, year, count);
          expect(readQuestionNumber(number)).toBe(number);
          expect(numberInSubject(`Re: Fwd: [${number}] про субсидію`)).toBe(number);
        },
      ),
      { numRuns: 50 },
    );
    expect(readQuestionNumber('бм п 2026 12')).toBe('БМ-П-2026-000012');
    expect(readQuestionNumber('БМ-2026-000012')).toBeNull();
    expect(numberInSubject('Питання про субсидію')).toBeNull();
  });

  test('in a reply is the new words; the quoted letter is folded away', () => {
    expect(splitQuote('Дякую!\n\n2 листопада Центр пише:\n> Відповідь\n> далі')).toEqual({
      words: 'Дякую!',
      quoted: '2 листопада Центр пише:\n> Відповідь\n> далі',
    });
    expect(splitQuote('> лише цитата').words).toBe('> лише цитата');
  });

  test('sent by a program is refused; a person who is quick or late is told what to do', () => {
    const now = Date.parse('2026-11-02T10:00:00Z');
    expect(guardProblem({ hidden: '', shownAt: now - 30_000, now })).toBeNull();
    expect(guardProblem({ hidden: 'http://spam', shownAt: now - 30_000, now })).toBe('hidden');
    expect(guardProblem({ hidden: '', shownAt: now - 500, now })).toBe('soon');
    expect(guardProblem({ hidden: '', shownAt: now - 30 * 3600_000, now })).toBe('old');
    expect(guardProblem({ hidden: '', shownAt: null, now })).toBe('old');
  });
});
