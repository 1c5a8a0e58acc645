import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { difference } from './difference.ts';
import { isSafeAddress, picturesOf, readMarkup, wordsOf } from './markup.ts';
import { isStale, type Publication, standing } from './publication.ts';

describe('[BR-11] the markup of pages', () => {
  test('headings begin at the second level and leave none out', () => {
    const blocks = readMarkup('# А\n\n### Б\n\n##### В\n\n###### Г');
    expect(blocks.map((block) => block.kind === 'heading' && block.level)).toEqual([2, 3, 4, 4]);
  });

  test('HTML stays text, whatever it says', () => {
    const hostile = '<script>alert(1)</script>\n\nа <img src=x onerror=alert(1)> б\n\n<!-- в -->';
    expect(wordsOf(readMarkup(hostile))).toBe(
      '<script>alert(1)</script> а <img src=x onerror=alert(1)> б <!-- в -->',
    );
  });

  test.each([
    ['javascript:alert(1)', false],
    ['JaVaScRiPt:alert(1)', false],
    ['data:text/html,x', false],
    ['//elsewhere.example/x', false],
    ['/\\elsewhere.example', false],
    ['vbscript:x', false],
    ['https://user@elsewhere.example', false],
    ['/centres/bakhmut', true],
    ['https://example.org/a?b=c', true],
    ['mailto:office@example.org', true],
    ['tel:+380627400001', true],
  ])('address %s: %s', (url, safe) => {
    expect(isSafeAddress(url)).toBe(safe);
    const said = JSON.stringify(readMarkup(`[слово](<${url}>)`));
    expect(said.includes('"link"')).toBe(safe);
    expect(said).toContain('слово');
  });

  test('a picture is one of the centre’s own, by its number', () => {
    expect(readMarkup('![Вхід](фото:3)')).toEqual([{ kind: 'picture', number: 3, caption: 'Вхід' }]);
    expect(picturesOf(readMarkup('![](фото:3)\n\n- ![](photo:5)\n\n> ![](фото:3)'))).toEqual([3, 5]);
    expect(JSON.stringify(readMarkup('![чуже](https://elsewhere.example/a.png)'))).not.toContain('elsewhere');
  });

  test('tables, lists and quotes are read', () => {
    const kinds = readMarkup('| а | б |\n|---|---|\n| 1 | 2 |\n\n1. раз\n2. два\n\n> цитата\n\n---').map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(['table', 'list', 'quote', 'rule']);
  });

  test('depth is bounded', () => {
    expect(JSON.stringify(readMarkup(`${'>'.repeat(5000)} а`)).length).toBeLessThan(2_000);
    expect(JSON.stringify(readMarkup(`${'- '.repeat(5000)}а`)).length).toBeLessThan(2_000);
  });

  test('any text is read, and its plain words are kept', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200, unit: fc.constantFrom(...'абв <>*_#[]()!|-`\n&') }), (text) => {
        expect(Array.isArray(readMarkup(text))).toBe(true);
      }),
      { numRuns: 60 },
    );
    expect(wordsOf(readMarkup('**Увага!**  \nПрийом *до* 16:00'))).toBe('Увага! Прийом до 16:00');
  });
});

const at = (hour: number) => new Date(Date.UTC(2026, 10, 22, hour));
const shown = (
  number: number | null,
  from: number,
  to: number | null = null,
  madeAt = from,
): Publication => ({
  id: `${number}-${from}`,
  number,
  from: at(from),
  to: to === null ? null : at(to),
  madeAt: at(madeAt),
});

describe('[BR-11] publication', () => {
  test('nothing is shown before it is published', () => {
    expect(standing([], at(9)).state).toBe('draft');
    expect(standing([shown(1, 10, null, 8)], at(9))).toMatchObject({ state: 'planned', shown: null });
  });

  test('a planned version waits behind the one that is shown', () => {
    const both = [shown(1, 8), shown(2, 12, null, 9)];
    expect(standing(both, at(10))).toMatchObject({ state: 'shown', shown: 1, planned: { number: 2 } });
    expect(standing(both, at(12))).toMatchObject({ state: 'shown', shown: 2, planned: null });
  });

  test('what has ended or was taken off does not bring an older text back', () => {
    expect(standing([shown(1, 8), shown(2, 9, 11)], at(11))).toMatchObject({ state: 'ended', shown: null });
    expect(standing([shown(1, 8), shown(null, 9)], at(10))).toMatchObject({
      state: 'withdrawn',
      shown: null,
    });
  });

  test('[BR-12] a page that nobody has read for half a year is stale', () => {
    expect(isStale('2026-05-21', '2026-11-22')).toBe(true);
    expect(isStale('2026-05-22', '2026-11-22')).toBe(false);
  });
});

test('the difference of two texts gives both back', () => {
  const line = fc.constantFrom('а', 'б', 'в', '');
  const text = fc.array(line, { maxLength: 8 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const lines = difference(before, after);
      const side = (other: 'added' | 'removed') =>
        lines.flatMap(({ kind, text: words }) => (kind === other ? [] : [words])).join('\n');
      expect([side('added'), side('removed')]).toEqual([before, after]);
    }),
    { numRuns: 80 },
  );
  expect(difference('а\nб\nв', 'а\nг\nв').map(({ kind }) => kind)).toEqual([
    'same',
    'removed',
    'added',
    'same',
  ]);
});
