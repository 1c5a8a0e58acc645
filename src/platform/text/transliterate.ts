import { withoutApostrophes } from './apostrophe.ts';

const letters: Readonly<Record<string, string>> = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: 'ie',
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: 'i',
  й: 'i',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: 'iu',
  я: 'ia',
};
const atStart: Readonly<Record<string, string>> = { є: 'ye', ї: 'yi', й: 'y', ю: 'yu', я: 'ya' };

/** Ukrainian to Latin as in passports: постанова КМУ від 27.01.2010 № 55. Other letters stay as they are. */
export const transliterate = (text: string): string =>
  withoutApostrophes(text.normalize('NFC')).replace(/\p{L}+/gu, transliterateWord);

function transliterateWord(word: string): string {
  const capitals = word.length > 1 && word === word.toLocaleUpperCase('uk');
  let latin = '';
  const all = [...word];
  all.forEach((letter, place) => {
    const small = letter.toLocaleLowerCase('uk');
    const afterZ = small === 'г' && all[place - 1]?.toLocaleLowerCase('uk') === 'з';
    const plain = afterZ ? 'gh' : ((place === 0 ? atStart[small] : undefined) ?? letters[small] ?? letter);
    if (letter === small) latin += plain;
    else latin += capitals ? plain.toUpperCase() : plain.charAt(0).toUpperCase() + plain.slice(1);
  });
  return latin;
}
