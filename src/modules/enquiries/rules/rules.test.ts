import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, martialLaw } from '#platform/calendar/calendar.ts';
import { addDays } from '#platform/calendar/civilDate.ts';
import { guardProblem } from './guard.ts';
import { afterAddition, allowedActions, questionStates, refusal } from './lifecycle.ts';
import { numberInSubject, questionNumber, readQuestionNumber, splitQuote } from './number.ts';
import { extension, keptExtension, questionDue, questionKinds } from './terms.ts';

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

  test('its term is lengthened to 45 days in all and no further, never after it ended, never without a law', () => {
    const appeal = { kind: 'appeal', termFrom: '2026-11-02', extendedTo: null } as const;
    expect(extension(war, appeal, '2026-11-20')).toMatchObject({ first: '2026-12-03', last: '2026-12-17' });
    expect(extension(war, appeal, '2026-12-03')).toBe('late');
    const set = { ...appeal, extendedTo: '2026-12-10' };
    expect(questionDue(war, 'appeal', '2026-11-02', set.extendedTo)).toMatchObject({
      dueOn: '2026-12-10',
      extended: true,
    });
    expect(extension(war, set, '2026-12-03')).toMatchObject({ first: '2026-12-11', last: '2026-12-17' });
    expect(extension(war, { ...appeal, extendedTo: '2026-12-17' }, '2026-12-03')).toBe('spent');
    expect(extension(war, { ...appeal, kind: 'question' }, '2026-11-03')).toBe('kind');
    // Twenty working days of a request for public information, whatever days off are between.
    expect(extension(war, { ...appeal, kind: 'information' }, '2026-11-03')).toMatchObject({
      last: '2026-11-30',
    });
  });

  test('a change of the kind keeps an extension only where the law of the new kind allows as much', () => {
    expect(keptExtension(war, 'complaint', '2026-11-02', '2026-12-10')).toBe('2026-12-10');
    expect(keptExtension(war, 'question', '2026-11-02', '2026-12-10')).toBeNull();
    expect(keptExtension(war, 'information', '2026-11-02', '2026-12-10')).toBeNull();
  });

  test('no day that a head may set is outside the law, on any day and of any kind', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...questionKinds),
        fc.integer({ min: 0, max: 400 }),
        fc.integer({ min: 0, max: 60 }),
        (kind, day, later) => {
          const termFrom = addDays('2026-01-01', day);
          const today = addDays(termFrom, later);
          const may = extension(war, { kind, termFrom, extendedTo: null }, today);
          if (typeof may === 'string') return;
          const { dueOn } = questionDue(war, kind, termFrom);
          expect(today <= dueOn && may.first === addDays(dueOn, 1) && may.first <= may.last).toBe(true);
          if (kind !== 'information') expect(may.last).toBe(addDays(termFrom, 45));
        },
      ),
      { numRuns: 100 },
    );
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
