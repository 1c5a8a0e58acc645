/**
 * Letters and digits that nobody takes for one another on paper or by telephone: no 0/O, 1/I/L, 2/Z, 5/S, 6/G,
 * 8/B, U/V. There are 23, a prime, so that one check symbol finds every wrong symbol and every swap.
 */
const alphabet = '2346789ACDEFHJKMNPRTWXY';
const size = alphabet.length;
const dataSymbols = 8;

/** What people type instead: Cyrillic letters of the same look, and the partners that the alphabet leaves out. */
const lookAlikes: Readonly<Record<string, string>> = {
  А: 'A',
  В: '8',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  З: '3',
  Ч: '4',
  B: '8',
  G: '6',
  Z: '2',
  Б: '6',
};

/** Sum with weights 1, 2, 3 … modulo the prime. */
const checkSymbol = (data: string): string =>
  alphabet.charAt([...data].reduce((sum, symbol, i) => sum + alphabet.indexOf(symbol) * (i + 1), 0) % size);

/** How many random bytes a code asks for: enough that too many unusable ones never happen. */
export const readableCodeBytes = 32;

/**
 * A code of eight random symbols (36 bits) and a check symbol, without dashes: the form that is hashed and kept.
 * Throws RangeError when the bytes run out, which with 32 random bytes does not happen.
 */
export function readableCode(random: Uint8Array): string {
  // Bytes above the last whole multiple are skipped, or some symbols would be likelier than others.
  const usable = [...random].filter((byte) => byte < Math.floor(256 / size) * size).slice(0, dataSymbols);
  if (usable.length < dataSymbols) throw new RangeError('not enough random bytes for a code');
  const data = usable.map((byte) => alphabet.charAt(byte % size)).join('');
  return data + checkSymbol(data);
}

/** «ACD-234-XYP»: in threes, as people dictate. */
export const printedCode = (code: string): string => code.match(/.{1,3}/g)?.join('-') ?? code;

export type ParsedCode =
  | { readonly ok: true; readonly code: string }
  | { readonly ok: false; readonly problem: 'empty' | 'length' | 'symbol' | 'check' };

/** What was typed or heard, to the kept form: any case, spaces, dashes, Cyrillic letters of the same look. */
export function parseReadableCode(typed: string): ParsedCode {
  const symbols = [...typed.toLocaleUpperCase('uk').replace(/[\s\u2010-\u2015\u2212.,_-]/gu, '')].map(
    (symbol) => lookAlikes[symbol] ?? symbol,
  );
  if (symbols.length === 0) return { ok: false, problem: 'empty' };
  if (symbols.some((symbol) => !alphabet.includes(symbol))) return { ok: false, problem: 'symbol' };
  if (symbols.length !== dataSymbols + 1) return { ok: false, problem: 'length' };
  const code = symbols.join('');
  return checkSymbol(code.slice(0, dataSymbols)) === code.charAt(dataSymbols)
    ? { ok: true, code }
    : { ok: false, problem: 'check' };
}
