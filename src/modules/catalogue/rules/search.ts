import MiniSearch from 'minisearch';
import { relatedStems } from './thesaurus.ts';
import { fromLatin, oneAlphabet, otherKeyboard, term, tokens } from './words.ts';

/** One service as people look for it. */
export interface SearchEntry {
  readonly id: string;
  readonly name: string;
  readonly plainUk: string;
  readonly plainEn: string;
  readonly synonyms: readonly string[];
  readonly recipients: string;
  /** Empty where it is not translated. */
  readonly recipientsEn?: string;
}

/** Finds services by ordinary words; the best first. */
export type ServiceSearch = (query: string) => string[];

/** How much a word of nearly the same meaning counts against the word itself. */
const relatedWeight = 0.45;

interface Index {
  readonly words: MiniSearch<Record<string, string>>;
  /** Every stem of the catalogue: a word that stands here was not mistyped. */
  readonly known: ReadonlySet<string>;
}

interface Hit {
  readonly id: string;
  readonly score: number;
}

/** The search over a few hundred services, ready at once: also in the browser. */
export function buildSearch(entries: readonly SearchEntry[]): ServiceSearch {
  const index = emptyIndex();
  index.words.addAll(entries.map(indexed));
  return searchIn(index, namesOf(entries));
}

/** The same for thousands: built in parts, so that requests are answered in between. */
export async function buildLargeSearch(entries: readonly SearchEntry[]): Promise<ServiceSearch> {
  const index = emptyIndex();
  await index.words.addAllAsync(entries.map(indexed), { chunkSize: 20 });
  return searchIn(index, namesOf(entries));
}

const indexed = ({ synonyms, ...entry }: SearchEntry): Record<string, string> => ({
  ...entry,
  synonyms: synonyms.join(' '),
});

function emptyIndex(): Index {
  const known = new Set<string>();
  const words = new MiniSearch<Record<string, string>>({
    fields: ['synonyms', 'plainUk', 'plainEn', 'name', 'recipients', 'recipientsEn'],
    tokenize: tokens,
    processTerm: (token) => {
      const word = term(token);
      if (word) known.add(word);
      return word;
    },
    searchOptions: {
      // A query comes as stems already.
      tokenize: (query) => query.split(' '),
      processTerm: (word) => word,
      boost: { synonyms: 3, plainUk: 3, plainEn: 2, recipients: 0.5, recipientsEn: 0.5 },
      weights: { fuzzy: 0.3, prefix: 0.5 },
    },
  });
  return { words, known };
}

/** Who types the whole plain name of a service means that one. */
const namesOf = (entries: readonly SearchEntry[]): ReadonlyMap<string, string> =>
  new Map(
    entries.flatMap(({ id, plainUk, plainEn }) => [plainUk, plainEn].map((name) => [nameKey(name), id])),
  );

const nameKey = (name: string): string => tokens(name).join(' ');

function searchIn(index: Index, names: ReadonlyMap<string, string>): ServiceSearch {
  return (query) => {
    // What was typed comes first: another reading wins only when it says clearly more.
    const readings = [oneAlphabet(query), otherKeyboard(query), fromLatin(query)];
    let best: readonly Hit[] = [];
    for (const reading of readings) {
      if (reading === null) continue;
      const found = find(index, reading);
      if ((found[0]?.score ?? 0) > (best[0]?.score ?? 0)) best = found;
    }
    const named = names.get(nameKey(query));
    const found = best.map(({ id }) => id);
    return named === undefined ? found : [named, ...found.filter((id) => id !== named)];
  };
}

/** Hits by score; one that answers more words of the question stands higher. */
function find({ words: index, known }: Index, query: string): Hit[] {
  const asked = [...new Set(tokens(query).flatMap((token) => term(token) ?? []))];
  if (asked.length === 0) return [];
  const own = new Set(asked);
  const near = new Map(asked.map((word) => [word, relatedStems(word)]));
  const words = [...new Set([...asked, ...[...near.values()].flat()])];
  return index
    .search(words.join(' '), {
      boostTerm: (word) => (own.has(word) ? 1 : relatedWeight),
      prefix: (word) => word.length >= 3 && own.has(word),
      // One slip in a short word, two in a long one; the slowest part, hence only for words that nobody has.
      fuzzy: (word) =>
        word.length >= 4 && own.has(word) && !known.has(word) ? (word.length >= 8 ? 2 : 1) : false,
    })
    .map(({ id, score, queryTerms }) => {
      const met = asked.filter(
        (word) => queryTerms.includes(word) || near.get(word)?.some((one) => queryTerms.includes(one)),
      ).length;
      return { id: String(id), score: score * (0.4 + (0.6 * met) / asked.length) };
    })
    .sort((a, b) => b.score - a.score);
}
