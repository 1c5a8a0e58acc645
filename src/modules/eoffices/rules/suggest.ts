import { searchKey, withoutApostrophes } from '#platform/text/apostrophe.ts';

const wordsOf = (text: string): string[] =>
  withoutApostrophes(searchKey(text)).match(/[\p{L}\p{N}]+/gu) ?? [];

/**
 * What may be meant by the letters typed so far: each word typed begins a word of the text, in whatever order. Those whose
 * first word is meant come first; else the given order stays.
 */
export function suggestionsFor<Item>(
  items: readonly Item[],
  typed: string,
  textOf: (item: Item) => string,
  most: number,
): Item[] {
  const asked = wordsOf(typed);
  const [begin] = asked;
  if (!begin || begin.length < 2) return [];
  const first: Item[] = [];
  const others: Item[] = [];
  for (const item of items) {
    const words = wordsOf(textOf(item));
    if (!asked.every((part) => words.some((word) => word.startsWith(part)))) continue;
    (words[0]?.startsWith(begin) ? first : others).push(item);
    if (first.length >= most) break;
  }
  return [...first, ...others].slice(0, most);
}
