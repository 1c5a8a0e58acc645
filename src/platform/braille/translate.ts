/**
 * Ukrainian text to literary Braille, grade 1, written in Braille ASCII (the characters of a BRF file; BR-9). Six-dot
 * cells: capitals of Ukrainian words are not marked. Checked against liblouis (`fixtures.tsv`), which is not needed here.
 */
const letters: Readonly<Record<string, string>> = {
  а: 'A',
  б: 'B',
  в: 'W',
  г: 'G',
  ґ: ']',
  д: 'D',
  е: 'E',
  є: '>',
  ж: 'J',
  з: 'Z',
  и: 'I',
  і: 'Y',
  ї: '?',
  й: '&',
  к: 'K',
  л: 'L',
  м: 'M',
  н: 'N',
  о: 'O',
  п: 'P',
  р: 'R',
  с: 'S',
  т: 'T',
  у: 'U',
  ф: 'F',
  х: 'H',
  ц: 'C',
  ч: 'Q',
  ш: ':',
  щ: 'X',
  ь: ')',
  ю: '\\',
  я: '$',
  ы: '!',
  э: '[',
  ё: '*',
  ъ: '(',
};

const marks: Readonly<Record<string, string>> = {
  ',': '1',
  ';': '2',
  ':': '3',
  '.': '4',
  '?': '5',
  '!': '6',
  '(': '<',
  ')': '>',
  '[': '(',
  ']': ')',
  '«': '8',
  '»': '0',
  "'": "'",
  '-': '-',
  '–': '-',
  '/': ',/',
  '%': '#0',
  '№': 'N',
  '§': '+',
  '*': '9',
  '&': ',&',
  '@': '%',
  '°': '.0',
};

const digitCells = 'JABCDEFGHI';

/** A comma with a space after it: between numbers it is no decimal comma. */
const pause = '\uE000';

/** A sign that could be read as one more digit stands after dot 6. */
const readAsDigit = new Set([',', pause, ';', ':', '?', '!', '»']);

/** One spelling for what print writes in several ways. */
const tidy = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\u0301|[\u00AD\u200B\uE000]/g, '')
    .replace(/[’ʼ‘`´′]/g, "'")
    .replace(/[“„"](?=[\p{L}\p{N}(])/gu, '«')
    .replace(/[”“"]/g, '»')
    .replace(/[—−‒―]/g, '–')
    .replace(/[‐‑]/g, '-')
    .replace(/…/g, '...')
    .replace(/[•·]/g, '–')
    .replace(/\s+/g, ' ')
    .trim();

/** Spaces that Braille leaves out: after a comma and a semicolon, before a dash, around signs of numbers. */
const joined = (text: string): string =>
  text
    .replace(/, /g, pause)
    .replace(/; /g, ';')
    .replace(/\+ /g, '+')
    .replace(/ ([–-]) /g, '$1 ')
    .replace(/([№§]) (?=\d)/g, '$1')
    .replace(/ (?=%)/g, '');

/** Text of one paragraph as Braille ASCII, one space between words; characters that have no cells are left out. */
export function braille(text: string): string {
  const symbols = [...joined(tidy(text))];
  let cells = '';
  let number = false;
  let latin = false;
  for (const [at, symbol] of symbols.entries()) {
    const before = symbols[at - 1] ?? ' ';
    const small = symbol.toLocaleLowerCase('uk');
    const digit = /\d/.test(symbol);
    if (digit) {
      cells += (number ? '' : '#') + digitCells.charAt(Number(symbol));
      number = true;
      continue;
    }
    if (/[a-z]/i.test(symbol)) {
      cells += (latin ? '' : latinSign(symbols, at)) + symbol.toUpperCase();
      latin = true;
    } else if (letters[small]) {
      // A letter right after a number would be one more digit.
      cells += (number && /\d/.test(before) ? '"' : '') + letters[small];
      latin = false;
    } else {
      cells += mark(symbol, { afterDigit: /\d/.test(before), next: symbols[at + 1] ?? ' ' });
      if (symbol === ' ') latin = false;
    }
    number = symbol === ',' && number && /\d/.test(symbols[at + 1] ?? '');
  }
  return cells.replace(/ +/g, ' ').trim();
}

function mark(symbol: string, { afterDigit, next }: { afterDigit: boolean; next: string }): string {
  if (symbol === ' ') return ' ';
  if (symbol === '+') return ' 6';
  if (symbol === '=') return ' 7';
  const cell = symbol === pause ? marks[','] : marks[symbol];
  if (!cell) return '';
  const inNumber = /\d/.test(next) && symbol !== pause && symbol !== ';';
  return afterDigit && readAsDigit.has(symbol) && !inNumber ? `,${cell}` : cell;
}

/** Before a Latin word: dot 6, or dots 4-6 when it begins with a capital. */
function latinSign(symbols: readonly string[], at: number): string {
  const symbol = symbols[at] ?? '';
  return symbol === symbol.toUpperCase() ? '.' : ',';
}
