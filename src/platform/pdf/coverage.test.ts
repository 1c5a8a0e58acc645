import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fitToFont, readCoverage } from './coverage.ts';

const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans/package.json'));
const covered = readCoverage(readFileSync(join(fonts, '400Regular', 'NotoSans_400Regular.ttf')));

describe('what a font can draw', () => {
  test('the Ukrainian alphabet, both apostrophes and official signs are covered', () => {
    const text = 'АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯабвгґдеєжзиіїйклмнопрстуфхцчшщьюя’ʼ«»–№§·0123456789';
    expect(fitToFont(text, covered)).toEqual({ text, replaced: [] });
  });

  test('a character without a shape is shown as a mark and named', () => {
    expect(fitToFont('Дякую 😀 日', covered)).toEqual({
      text: 'Дякую \uFFFD \uFFFD',
      replaced: ['U+1F600', 'U+65E5'],
    });
  });

  test('a letter typed as two characters becomes one', () => {
    expect(fitToFont('Іва\u0438\u0306', covered).text).toBe('Івай');
  });

  test('direction overrides cannot make a name read differently', () => {
    expect(fitToFont('Іван\u202Eнорт\u0000', covered).text).toBe('Іваннорт');
  });

  test('whatever comes in, only drawable text comes out', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const character of fitToFont(text, covered).text) {
          expect(character === '\n' || covered(character.codePointAt(0) ?? 0)).toBe(true);
        }
      }),
    );
  });

  test('a file that is no font is refused', () => {
    expect(() => readCoverage(Buffer.alloc(64))).toThrow('no Unicode character map');
  });
});
