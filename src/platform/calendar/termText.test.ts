import { expect, test } from 'vitest';
import { createCalendar, martialLaw } from './calendar.ts';
import { dueOn } from './terms.ts';
import { termStepText, termText } from './termText.ts';

const calendar = createCalendar([martialLaw], []);

test('[DEADLINE] the term is explained in plain words', () => {
  const { explanation } = dueOn(calendar, { kind: 'calendarDays', days: 10 }, '2026-11-09', [
    { kind: 'extension', on: '2026-11-10', days: 1, ground: 'складна справа' },
    { kind: 'pause', from: '2026-11-11', to: '2026-11-12', ground: 'запит до архіву' },
  ]);
  expect(explanation.map((step) => termStepText('uk', step))).toEqual([
    'Зареєстровано 09.11.2026',
    'Строк: 10 календарних днів. Відлік почався 10.11.2026 (ЦК, ст. 253)',
    'Строк продовжено на 1 день: складна справа',
    'Дні з 11.11.2026 до 12.11.2026 не враховано: запит до архіву',
    '22.11.2026 — вихідний день, тому останній день переноситься на 23.11.2026 (ЦК, ст. 254 ч. 5)',
    'Останній день строку — 23.11.2026',
  ]);
});

test('[DEADLINE] each kind of term is named with the right form of its word', () => {
  expect(termText('uk', { kind: 'workingDays', days: 3 })).toBe('3 робочі дні');
  expect(termText('uk', { kind: 'workingDays', days: 21 })).toBe('21 робочий день');
  expect(termText('uk', { kind: 'months', months: 1 })).toBe('1 місяць');
  expect(termText('en', { kind: 'calendarDays', days: 1 })).toBe('1 calendar day');
  expect(termText('uk', { kind: 'sameDay' })).toBe('у день звернення');
});

test('[DEADLINE] an open pause and a short month are explained too', () => {
  const paused = dueOn(calendar, { kind: 'months', months: 1 }, '2026-01-31', [
    { kind: 'pause', from: '2026-02-02', to: null, ground: 'чекаємо на документ' },
  ]);
  const said = paused.explanation.map((step) => termStepText('uk', step));
  expect(said).toContain('Строк зупинено з 02.02.2026: чекаємо на документ');
  expect(said.some((text) => text.includes('28.02.2026'))).toBe(true);
});
