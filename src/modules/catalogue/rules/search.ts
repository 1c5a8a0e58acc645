import MiniSearch from 'minisearch';

/** One service as people look for it. */
export interface SearchEntry {
  readonly id: string;
  readonly name: string;
  readonly plainUk: string;
  readonly plainEn: string;
  readonly synonyms: readonly string[];
  readonly recipients: string;
}

/** Finds services by ordinary words; the best first. */
export type ServiceSearch = (query: string) => string[];

/** Words that stand in every question and distinguish nothing. */
const stopWords = new Set(
  'а або але в во від до для з за зі і із й ж же на не ні о об по про та те ти то у це чи що щоб як яка яке який які коли де мені мене мій моя моє моєї треба потрібно можна хочу отримати оформити подати подаю документи послуга послуги the a an of for to in on and or how do i get my'.split(
    ' ',
  ),
);

/** Endings of nouns, adjectives and verbs that a question bends; the longest first. */
const endings =
  'ування ювання ення ання ості істю ами ями ого ому ими іми ові еві єві їв ах ях ів ей ий ій ої ою ею єю ає ти ла ли ло ав ив ам ям ом ем єм их іх им їм ми а я о е є і ї и у ю ь й'.split(
    ' ',
  );

const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
const ukrainianKeys = 'йцукенгшщзхїфівапролджєячсмитьбю’';

/** Lower case, without apostrophes, ґ as г: the ways in which the same word is typed. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[’'ʼ`´′‘]/g, '')
    .replace(/ґ/g, 'г')
    .normalize('NFC');

/** The base of a Ukrainian word, roughly: enough for «субсидію» to meet «субсидії». */
export function stem(word: string): string {
  for (const ending of endings) {
    if (word.length - ending.length >= 4 && word.endsWith(ending)) return word.slice(0, -ending.length);
  }
  return word;
}

const tokens = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

const term = (token: string): string | null => (stopWords.has(token) ? null : stem(token));

/** «ce,cblsz», typed with the other keyboard on, is «субсидія». */
export function otherKeyboard(text: string): string | null {
  if (!/[a-z]/i.test(text) || /[а-яєіїґ]/i.test(text)) return null;
  return [...text.toLowerCase()].map((key) => ukrainianKeys[latinKeys.indexOf(key)] ?? key).join('');
}

export function buildSearch(entries: readonly SearchEntry[]): ServiceSearch {
  const index = new MiniSearch<Record<string, string>>({
    fields: ['synonyms', 'plainUk', 'plainEn', 'name', 'recipients'],
    tokenize: tokens,
    processTerm: term,
    searchOptions: {
      boost: { synonyms: 3, plainUk: 3, plainEn: 2, recipients: 0.5 },
      prefix: (word) => word.length >= 3,
      fuzzy: (word) => (word.length >= 5 ? 0.25 : false),
      weights: { fuzzy: 0.3, prefix: 0.5 },
    },
  });
  index.addAll(entries.map((entry) => ({ ...entry, synonyms: entry.synonyms.join(' ') })));
  const find = (query: string) => index.search(query).map((hit) => String(hit.id));
  return (query) => {
    const found = find(query);
    const retyped = otherKeyboard(query);
    return found.length > 0 || !retyped ? found : find(retyped);
  };
}
