import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCalendar, martialLaw } from './calendar.ts';
import { addDays } from './civilDate.ts';
import { dueOn, type Term, type TermChange } from './terms.ts';

const war = createCalendar([martialLaw], []);
const peace = createCalendar([], []);
const due = (term: Term, on: string, changes: readonly TermChange[] = [], calendar = war) =>
  dueOn(calendar, term, on, changes).dueOn;
const days = (n: number): Term => ({ kind: 'calendarDays', days: n });
const working = (n: number): Term => ({ kind: 'workingDays', days: n });
const months = (n: number): Term => ({ kind: 'months', months: n });
const ground = 'Запит до архіву';

describe('[DEADLINE] the last day of a term', () => {
  test('counts from the day after receipt', () => {
    expect(due(days(10), '2026-11-02')).toBe('2026-11-12');
    expect(due(working(3), '2026-11-02')).toBe('2026-11-05');
  });
  test('a last day that is off moves to the next working day', () => {
    expect(due(days(10), '2026-11-11')).toBe('2026-11-23');
    expect(due({ kind: 'sameDay' }, '2026-11-21')).toBe('2026-11-23');
    expect(due({ kind: 'sameDay' }, '2026-11-20')).toBe('2026-11-20');
  });
  test('a month ends on the same day, or on the last day of a shorter month', () => {
    expect(due(months(1), '2026-01-30')).toBe('2026-03-02'); // 28.02.2026 is a Saturday
    expect(due(months(1), '2024-01-31')).toBe('2024-02-29');
    expect(due(months(1), '2026-12-15')).toBe('2027-01-15');
  });
  test('summer time and the end of the year lose no day', () => {
    expect(due(days(3), '2026-03-27')).toBe('2026-03-30');
    expect(due(days(30), '2026-12-10')).toBe('2027-01-11');
    expect(due(working(5), '2026-12-30')).toBe('2027-01-06');
  });
  test('holidays count in peace only', () => {
    expect(due(working(5), '2021-04-29', [], peace)).toBe('2021-05-11');
    expect(due(working(2), '2026-08-21')).toBe('2026-08-25');
  });
  test('a pause stops the clock: its days do not count', () => {
    const pause: TermChange = { kind: 'pause', from: '2026-11-04', to: '2026-11-08', ground };
    expect(due(days(10), '2026-11-02', [pause])).toBe('2026-11-17');
    expect(due(working(3), '2026-11-02', [pause])).toBe('2026-11-10');
  });
  test('while a pause is open nobody can name the date', () => {
    const open: TermChange = { kind: 'pause', from: '2026-11-04', to: null, ground };
    const result = dueOn(war, days(10), '2026-11-02', [open]);
    expect(result.dueOn).toBeNull();
    expect(result.explanation).toContainEqual({ step: 'paused', from: '2026-11-04', to: null, ground });
  });
  test('a restart begins anew and forgets what was before it', () => {
    const changes: TermChange[] = [
      { kind: 'pause', from: '2026-11-04', to: '2026-11-06', ground },
      { kind: 'extension', on: '2026-11-05', days: 5, ground },
      { kind: 'restart', on: '2026-11-10', ground: 'Подано виправлені документи' },
    ];
    expect(due(days(10), '2026-11-02', changes)).toBe('2026-11-20');
  });
  test('an extension adds days of the same kind', () => {
    const extension: TermChange = { kind: 'extension', on: '2026-11-05', days: 5, ground };
    expect(due(working(5), '2026-11-02', [extension])).toBe('2026-11-16');
  });
  test('the explanation names each step and its article', () => {
    const { explanation } = dueOn(war, months(1), '2026-01-31');
    expect(explanation.map((step) => step.step)).toEqual(['received', 'counted', 'monthEnd', 'moved', 'due']);
    expect(explanation.find((step) => step.step === 'moved')).toMatchObject({
      from: '2026-02-28',
      to: '2026-03-02',
      act: 'ЦК, ст. 254 ч. 5',
    });
  });
  test('a term of no days is an error in the card, not a date', () => {
    expect(() => due(days(0), '2026-11-02')).toThrow(RangeError);
    expect(() => due(working(1.5), '2026-11-02')).toThrow(RangeError);
  });
});

describe('[DEADLINE] properties of every term', () => {
  const anyDate = fc.integer({ min: 0, max: 5500 }).map((n) => addDays('2018-01-01', n));
  const anyTerm: fc.Arbitrary<Term> = fc.oneof(
    fc.constant<Term>({ kind: 'sameDay' }),
    fc.integer({ min: 1, max: 90 }).map(days),
    fc.integer({ min: 1, max: 60 }).map(working),
    fc.integer({ min: 1, max: 12 }).map(months),
  );
  const pausesAfter = (start: string) =>
    fc.array(
      fc.record({ after: fc.integer({ min: -5, max: 60 }), length: fc.integer({ min: 0, max: 20 }) }).map(
        ({ after, length }): TermChange => ({
          kind: 'pause',
          from: addDays(start, after),
          to: addDays(start, after + length),
          ground,
        }),
      ),
      { maxLength: 3 },
    );
  const anyCase = fc
    .tuple(anyDate, anyTerm, fc.constantFrom(war, peace))
    .chain(([start, term, calendar]) =>
      pausesAfter(start).map((pauses) => ({ start, term, calendar, pauses })),
    );

  test('is never a day off, nor a day of a pause, nor before receipt', () => {
    fc.assert(
      fc.property(anyCase, ({ start, term, calendar, pauses }) => {
        const on = due(term, start, pauses, calendar);
        expect(on !== null && calendar.isWorkingDay(on) && on >= start).toBe(true);
        for (const pause of pauses)
          if (pause.kind === 'pause' && on !== null)
            expect(on >= pause.from && on <= (pause.to ?? on)).toBe(false);
      }),
    );
  });
  test('a pause never makes it earlier', () => {
    fc.assert(
      fc.property(anyCase, ({ start, term, calendar, pauses }) => {
        const without = due(term, start, [], calendar) ?? '';
        expect((due(term, start, pauses, calendar) ?? '') >= without).toBe(true);
      }),
    );
  });
  test('more days never make it earlier', () => {
    fc.assert(
      fc.property(anyCase, ({ start, term, calendar, pauses }) => {
        if (term.kind === 'sameDay') return;
        const longer: Term =
          term.kind === 'months' ? months(term.months + 1) : { kind: term.kind, days: term.days + 1 };
        expect(
          (due(longer, start, pauses, calendar) ?? '') >= (due(term, start, pauses, calendar) ?? '~'),
        ).toBe(true);
      }),
    );
  });
  test('working days are what a walk over the days says', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: 1, max: 60 }), pausesAfter('2022-01-01'), (start, n, pauses) => {
        let at = start;
        for (let left = n; left > 0; ) {
          at = addDays(at, 1);
          const paused = pauses.some((p) => p.kind === 'pause' && p.from <= at && at <= (p.to ?? at));
          if (peace.isWorkingDay(at) && !paused) left -= 1;
        }
        expect(due(working(n), start, pauses, peace)).toBe(at);
      }),
    );
  });
});
