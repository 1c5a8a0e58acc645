import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allFragments,
  announcement,
  numberFragments,
  ownTicketFragments,
  sentenceFragment,
  spokenSentences,
} from './announcement.ts';

const fragments = allFragments();
const said = (keys: readonly string[]) => keys.map((key) => fragments.get(key)?.words ?? `?${key}`).join(' ');

/** Numerals made another way: from the digits, by the endings of the language. */
function spell(value: number): string {
  const stems = ['', 'один', 'два', 'три', 'чотири', "п'ять", 'шість', 'сім', 'вісім', "дев'ять"];
  const hard = (digit: number) => (stems[digit] ?? '').replace(/ь$/, '');
  const [units = 0, tens = 0, hundreds = 0, thousands = 0] = [...String(value)].reverse().map(Number);
  if (value === 0) return 'нуль';
  const words: string[] = [];
  if (thousands === 1) words.push('тисяча');
  else if (thousands === 2) words.push('дві тисячі');
  else if (thousands > 2) words.push(`${stems[thousands]} ${thousands < 5 ? 'тисячі' : 'тисяч'}`);
  if (hundreds === 1) words.push('сто');
  else if (hundreds === 2) words.push('двісті');
  else if (hundreds > 2) words.push(`${hard(hundreds)}${hundreds < 5 ? 'ста' : 'сот'}`);
  if (tens === 1 && units === 0) words.push('десять');
  else if (tens === 1)
    words.push(`${hard(units).replace('чотири', 'чотир')}надцять`.replace('одиннадцять', 'одинадцять'));
  else {
    if (tens === 4) words.push('сорок');
    else if (tens === 9) words.push("дев'яносто");
    else if (tens === 2 || tens === 3) words.push(`${stems[tens]}дцять`);
    else if (tens > 4) words.push(`${hard(tens)}десят`);
    if (units > 0) words.push(stems[units] ?? '');
  }
  return words.join(' ');
}

test('[KS-voice] every number from 0 to 9999 is said as Ukrainian says it', () => {
  for (let value = 0; value < 10_000; value += 1) {
    const expected = spell(value);
    expect(said(numberFragments(value, 'rising')), String(value)).toBe(expected);
  }
});

test('[KS-voice] a number has few seams, rises inside the sentence and falls at its end', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999 }), fc.constantFrom('rising', 'falling'), (value, tone) => {
      const parts = numberFragments(value, tone);
      expect(parts.length).toBeLessThanOrEqual(3);
      const tones = parts.map((part) => fragments.get(part)?.tone);
      expect(tones.slice(0, -1).every((one) => one === 'rising')).toBe(true);
      expect(tones.at(-1)).toBe(tone);
    }),
  );
  expect(said(numberFragments(10_203, 'falling'))).toBe('один нуль два нуль три');
  expect(() => numberFragments(1.5, 'rising')).toThrow(RangeError);
  expect(() => numberFragments(-1, 'rising')).toThrow(RangeError);
});

test('[KS-voice] [BR-5.3] a call names the number and the desk, and the floor where there are several', () => {
  expect(said(announcement({ prefix: 'А', number: 14, desk: 3 }))).toBe(
    'Номер а чотирнадцять підійдіть до робочого місця три',
  );
  expect(said(announcement({ prefix: 'Ґ', number: 240, desk: 312, floor: 2 }))).toBe(
    'Номер ґе двісті сорок підійдіть до робочого місця триста дванадцять поверх два',
  );
  expect(said(ownTicketFragments('Є', 7))).toBe('Ваш талон є сім');
});

test('[KS-voice] whatever can be called has its recording, and every recording has its words', () => {
  const recorded = new Set(
    readdirSync(new URL('../../../ui/voice', import.meta.url))
      .filter((name) => name.endsWith('.opus'))
      .map((name) => name.slice(0, -'.opus'.length)),
  );
  expect([...recorded].sort()).toEqual([...fragments.keys()].sort());
  for (const sentence of Object.keys(spokenSentences))
    expect(recorded.has(sentenceFragment(sentence as keyof typeof spokenSentences))).toBe(true);
  fc.assert(
    fc.property(
      fc.constantFrom(...'АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ'),
      fc.nat(99_999),
      fc.integer({ min: 1, max: 999 }),
      fc.option(fc.integer({ min: -1, max: 12 }), { nil: undefined }),
      (prefix, number, desk, floor) => {
        const keys = announcement({ prefix, number, desk, floor });
        expect(keys.filter((key) => !recorded.has(key))).toEqual([]);
        expect(keys[0]).toMatch(/^called-/);
      },
    ),
  );
});
