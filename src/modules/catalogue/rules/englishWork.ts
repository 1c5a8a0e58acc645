import { type EnglishGaps, isPartly } from './translation.ts';

/** Views of the work of translators. */
export const englishViews = ['all', 'missing', 'stale', 'ready'] as const;
export type EnglishView = (typeof englishViews)[number];

/** The English of a card: of the version in force, if there is one, and of the newest. */
interface EnglishOfCard {
  readonly inForce: { readonly gaps: EnglishGaps } | null;
  readonly newest: { readonly gaps: EnglishGaps };
}

/** missing: texts never translated; stale: texts whose English belongs to older words; ready: a newer version waits with all of it. */
export function isInView({ inForce, newest }: EnglishOfCard, view: EnglishView): boolean {
  const ready = inForce !== null && isPartly(inForce.gaps) && !isPartly(newest.gaps);
  if (view === 'ready') return ready;
  if (view === 'all') return ready || isPartly(newest.gaps);
  return newest.gaps[view] > 0;
}

interface Provided extends EnglishOfCard {
  readonly providerId: string;
  readonly providerShortName: string;
}

export interface ProviderEnglish {
  readonly id: string;
  readonly name: string;
  readonly cards: number;
  /** Cards whose newest version is not whole in English. */
  readonly partly: number;
  /** Texts of those versions. */
  readonly missing: number;
  readonly stale: number;
}

/** The work of each provider, the most first. */
export function englishByProvider(cards: readonly Provided[]): ProviderEnglish[] {
  const sums = new Map<string, ProviderEnglish>();
  for (const { providerId: id, providerShortName: name, newest } of cards) {
    const sum = sums.get(id) ?? { id, name, cards: 0, partly: 0, missing: 0, stale: 0 };
    sums.set(id, {
      ...sum,
      cards: sum.cards + 1,
      partly: sum.partly + (isPartly(newest.gaps) ? 1 : 0),
      missing: sum.missing + newest.gaps.missing,
      stale: sum.stale + newest.gaps.stale,
    });
  }
  return [...sums.values()].sort((a, b) => b.partly - a.partly || a.name.localeCompare(b.name, 'uk'));
}
