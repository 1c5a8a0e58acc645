import { transliterate } from '#platform/text/transliterate.ts';

/** Longest part of a public address. */
const most = 60;

/** Part of the public address out of a Ukrainian name: «Допомога при народженні» → `dopomoha-pry-narodzhenni`; may be empty. */
export const suggestedSlug = (name: string): string =>
  transliterate(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-+|-+$/g, '');
