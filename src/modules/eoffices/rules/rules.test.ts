import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#platform/calendar/civilDate.ts';
import { openingState } from './day.ts';
import { correctedDate, correctedMoment, dateProblem } from './entry.ts';
import { addFigures, type Figures, monthPhase, noFigures, reportFigures, totalOf } from './report.ts';

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

test('[KO-A2-6] a device whose clock is wrong writes the right day and moment', () => {
  const day = fc.integer({ min: -400, max: 400 });
  fc.assert(
    fc.property(day, fc.integer({ min: 0, max: 30 }), (wrong, ago) => {
      const server = new Date('2026-03-02T09:00:00Z');
      const device = new Date(server.getTime() + wrong * 86_400_000);
      const written = new Date(device.getTime() - ago * 86_400_000);
      expect(correctedMoment(written, device, server).getTime()).toBe(server.getTime() - ago * 86_400_000);
      const deviceToday = addDays('2026-03-02', wrong);
      expect(correctedDate(addDays(deviceToday, -ago), deviceToday, '2026-03-02')).toBe(
        addDays('2026-03-02', -ago),
      );
    }),
  );
  const server = new Date('2026-03-02T09:00:00Z');
  expect(correctedMoment(new Date('2030-01-01'), server, server)).toEqual(server);
});
