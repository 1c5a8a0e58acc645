import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openingState } from './day.ts';
import { dateProblem, momentWritten } from './entry.ts';
import { addFigures, type Figures, monthPhase, noFigures, reportFigures, totalOf } from './report.ts';
import { suggestionsFor } from './suggest.ts';

test('[KO-A2-7] a report is due by the 5th of the next month and late from the 6th', () => {
  expect(monthPhase('2026-03-31', 2026, 3)).toBe('notEnded');
  expect(monthPhase('2026-02-01', 2026, 3)).toBe('notEnded');
  expect(monthPhase('2026-04-01', 2026, 3)).toBe('due');
  expect(monthPhase('2026-04-05', 2026, 3)).toBe('due');
  expect(monthPhase('2026-04-06', 2026, 3)).toBe('late');
  expect(monthPhase('2027-01-05', 2026, 12)).toBe('due');
  expect(monthPhase('2027-01-05', 2026, 11)).toBe('late');
});

test('[KO-A2-3] an office reports between 10:00 and 10:30', () => {
  const at = (time: string, reportedAt: string | null, working = true) =>
    openingState({ working, time, reportedAt });
  expect(at('09:59', null)).toBe('early');
  expect(at('10:00', null)).toBe('awaited');
  expect(at('10:30', null)).toBe('awaited');
  expect(at('10:31', null)).toBe('missing');
  expect(at('12:00', '10:30')).toBe('open');
  expect(at('12:00', '10:31')).toBe('late');
  expect(at('12:00', null, false)).toBe('dayOff');
});

const figures = fc.record(
  Object.fromEntries(reportFigures.map((name) => [name, fc.nat(1000)])),
) as fc.Arbitrary<Figures>;

test('[KO-A2-7] a consolidation is the sum of its parts, in whatever order', () => {
  fc.assert(
    fc.property(fc.array(figures, { maxLength: 20 }), (all) => {
      const sum = addFigures(all);
      expect(totalOf(sum)).toBe(all.reduce((total, one) => total + totalOf(one), 0));
      expect(addFigures([...all].reverse())).toEqual(sum);
    }),
  );
  expect(addFigures([])).toEqual(noFigures);
});

test('[KO-A2-6] an entry is dated today or before, in this year’s journal or the last one', () => {
  expect(dateProblem('2026-03-03', '2026-03-02')).toBe('future');
  expect(dateProblem('2025-01-01', '2026-03-02')).toBeNull();
  expect(dateProblem('2024-12-31', '2026-03-02')).toBe('tooOld');
});

const hour = 3_600_000;
const day = 24 * hour;
test('[KO-A2-6] a clock of the device wrong by days never moves an entry: its moment is reckoned by the server', () => {
  const server = new Date('2026-03-02T09:00:00Z');
  fc.assert(
    fc.property(fc.integer({ min: -900, max: 900 }), fc.nat(59 * 24), fc.boolean(), (wrong, ago, met) => {
      const truth = server.getTime() - ago * hour;
      const moment = momentWritten(
        {
          writtenAt: new Date(truth + wrong * hour),
          sentAt: new Date(server.getTime() + wrong * hour),
          offsetMs: met ? -wrong * hour : null,
          contactAt: met ? new Date(truth - hour) : null,
        },
        server,
      );
      expect(moment).toEqual({ kind: 'known', at: new Date(truth) });
    }),
  );
});

test('[KO-A2-6] a clock moved while the entry waited: the wrong reckoning is found out, or a person is asked', () => {
  const server = new Date('2026-03-02T09:00:00Z');
  const at = (text: string) => new Date(text);
  // The battery was flat: the device wrote «2016», and its clock was set right by the line before the entry was sent.
  const flat = {
    writtenAt: at('2016-01-01T00:10:00Z'),
    sentAt: server,
    offsetMs: 0,
    contactAt: at('2026-03-01T08:00:00Z'),
  };
  expect(momentWritten(flat, server).kind).toBe('unsure');
  // A day ahead since before the contact, set right since the writing: counting back leads into the future.
  const ahead = {
    writtenAt: at('2026-03-03T08:00:00Z'),
    sentAt: server,
    offsetMs: -day,
    contactAt: at('2026-03-02T07:00:00Z'),
  };
  expect(momentWritten(ahead, server)).toEqual({ kind: 'known', at: at('2026-03-02T08:00:00Z') });
  // Moved by a day during two days without a line: both days are possible.
  const between = {
    writtenAt: at('2026-03-01T08:00:00Z'),
    sentAt: server,
    offsetMs: -day,
    contactAt: at('2026-02-26T08:00:00Z'),
  };
  expect(momentWritten(between, server).kind).toBe('unsure');
});

test('[KO-A2-6] suggestions: every word typed begins a word, apostrophes do not matter, the first word counts most', () => {
  const names = ['Сова Марко', 'Соколова Дар’я', 'Марченко Софія', 'Дарʼюк Олег'];
  const find = (typed: string) => suggestionsFor(names, typed, (name) => name, 3);
  expect(find('с')).toEqual([]);
  expect(find('со')).toEqual(['Сова Марко', 'Соколова Дар’я', 'Марченко Софія']);
  expect(find('со дар')).toEqual(['Соколова Дар’я']);
  expect(find("дар'")).toEqual(['Дарʼюк Олег', 'Соколова Дар’я']);
  expect(find('марко с')).toEqual(['Сова Марко']);
});
