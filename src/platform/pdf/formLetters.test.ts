import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formCodes, formLetters, isTypable, letterNames } from './formLetters.ts';

test('[BR-8] every letter and sign of a Ukrainian text can be typed in a field, with either apostrophe', () => {
  const text =
    'АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ абвгґдеєжзиіїйклмнопрстуфхцчшщьюя м’я мʼя м\'я № § « » – — … "';
  expect(isTypable(text)).toBe(true);
  expect(formCodes('мʼя')).toEqual(formCodes('м’я'));
  // A letter typed as two: the dots of «ї» and the breve of «й» apart.
  expect(formCodes('ї'.normalize('NFD') + 'й'.normalize('NFD'))).toEqual(formCodes('їй'));
});

test('a letter that a field cannot show is known beforehand', () => {
  for (const text of ['Łódź', '日本', '😀', 'ẞ']) expect(isTypable(text), text).toBe(false);
});

test('codes lead back to the letters they came from', () => {
  const letters = [...formLetters.values()].filter((letter) => letter !== '\u02bc');
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...letters), { maxLength: 40 }), (chosen) => {
      const text = chosen.join('').normalize('NFC');
      expect(formCodes(text).map((code) => formLetters.get(code))).toEqual([...text]);
    }),
    { numRuns: 50 },
  );
});

test('letters bear the names of the Adobe Glyph List, by which viewers find them in the font', () => {
  const names = letterNames();
  const known = {
    А: 'afii10017',
    Е: 'afii10022',
    Ж: 'afii10024',
    Я: 'afii10049',
    а: 'afii10065',
    е: 'afii10070',
    ж: 'afii10072',
    я: 'afii10097',
    Є: 'afii10053',
    І: 'afii10055',
    Ї: 'afii10056',
    Ґ: 'afii10050',
    є: 'afii10101',
    і: 'afii10103',
    ї: 'afii10104',
    ґ: 'afii10098',
    '’': 'quoteright',
    '№': 'afii61352',
  };
  for (const [letter, name] of Object.entries(known))
    expect(names).toContain(`${formCodes(letter)[0]} /${name}`);
  expect(new Set(names.match(/\/\w+/g)).size).toBe(names.split('/').length - 1);
});
