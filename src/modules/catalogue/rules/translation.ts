import type { CardContent } from '../schema.ts';
import type { TranslatedPiece, Translation } from '../schemas/translation.ts';
import { type CardText, type DecidedBy, mapCardTexts, textsOf } from './cardTexts.ts';

/** missing: never translated; stale: the Ukrainian text has changed since. */
type Untranslated = 'missing' | 'stale';

/** A text that waits for a translator or has its English. */
export interface PieceToTranslate extends CardText {
  readonly state: 'done' | Untranslated;
  readonly en: string;
  /** What stood here before the Ukrainian text changed. */
  readonly before: TranslatedPiece | null;
}

/** Every text of a card with its English; what is missing or stale is found by the Ukrainian text itself. */
export function piecesToTranslate(texts: readonly CardText[], translation: Translation): PieceToTranslate[] {
  const { english, former } = memoryOf(texts, translation);
  return texts.map((text) => {
    const en = english.get(text.uk);
    if (en !== undefined) return { ...text, state: 'done', en, before: null };
    const before = former.get(text.at) ?? null;
    return { ...text, state: before ? 'stale' : 'missing', en: '', before };
  });
}

/** How much of a card is in English. */
export interface EnglishGaps {
  readonly all: number;
  readonly missing: number;
  readonly stale: number;
}

export function englishGaps(texts: readonly CardText[], translation: Translation): EnglishGaps {
  const pieces = piecesToTranslate(texts, translation);
  const count = (state: Untranslated) => pieces.filter((piece) => piece.state === state).length;
  return { all: pieces.length, missing: count('missing'), stale: count('stale') };
}

/** Whether a visitor who reads English meets Ukrainian text. */
export const isPartly = ({ missing, stale }: EnglishGaps): boolean => missing + stale > 0;

interface EnglishChange {
  readonly at: string;
  /** Empty: the text had no English, or lost it because it changed. */
  readonly before: string;
  readonly after: string;
}

/** English of the texts of a version that differs from that of an earlier one, in the order of the card. */
export function englishChanges(
  texts: readonly CardText[],
  translation: Translation,
  earlier: Translation,
): EnglishChange[] {
  const byText = new Map(earlier.map(({ uk, en }) => [uk, en]));
  const byPlace = new Map(earlier.map(({ at, en }) => [at, en]));
  return piecesToTranslate(texts, translation)
    .map(({ at, uk, en }) => ({ at, before: byText.get(uk) ?? byPlace.get(at) ?? '', after: en }))
    .filter(({ before, after }) => before !== after);
}

function memoryOf(texts: readonly CardText[], translation: Translation) {
  const present = new Set(texts.map(({ uk }) => uk));
  return {
    english: new Map(translation.map(({ uk, en }) => [uk, en])),
    former: new Map(translation.filter(({ uk }) => !present.has(uk)).map((piece) => [piece.at, piece])),
  };
}

/** What a translator sent for a text; `fits`: the former English holds for the new Ukrainian text as well. */
export interface SentPiece {
  readonly uk: string;
  readonly en: string;
  readonly fits: boolean;
}

/**
 * The translation after a form was saved. An emptied field takes its English away; former English that nobody has looked
 * at since stays former, and is not shown to the public.
 */
export function translationAfter(
  texts: readonly CardText[],
  translation: Translation,
  sent: readonly SentPiece[],
): TranslatedPiece[] {
  const typed = new Map(sent.map((piece) => [piece.uk, piece]));
  return piecesToTranslate(texts, translation).flatMap(({ at, uk, en: known, before }) => {
    const piece = typed.get(uk);
    const en = piece === undefined ? known : piece.en.trim();
    if (en === '') return before ? [before] : [];
    if (before && en === before.en && !piece?.fits) return [before];
    return [{ at, uk, en }];
  });
}

/** A card in English, as far as it is translated. */
export interface EnglishCard {
  readonly content: CardContent;
  readonly competence: DecidedBy | undefined;
  /** Texts that stayed Ukrainian, and why: a page marks them as Ukrainian (WCAG 3.1.2). */
  readonly left: ReadonlyMap<string, Untranslated>;
  /** English of a text that stands beside the card, such as its owner; the same text where there is none. */
  readonly say: (uk: string) => string;
}

/** The card with its translation laid over it; a text without English, or with an outdated one, stays Ukrainian. */
export function inEnglish(
  card: CardContent,
  competence: DecidedBy | undefined,
  translation: Translation,
): EnglishCard {
  const { english, former } = memoryOf(textsOf(card, competence ? [competence] : []), translation);
  const left = new Map<string, Untranslated>();
  const told = (uk: string, at: string): string => {
    const en = english.get(uk);
    if (en !== undefined || uk.trim() === '') return en ?? uk;
    left.set(uk, former.has(at) ? 'stale' : 'missing');
    return uk;
  };
  return {
    content: mapCardTexts(card, told),
    competence: competence && {
      decidedBy: told(competence.decidedBy, 'competence.decidedBy'),
      act: told(competence.act, 'competence.act'),
    },
    left,
    say: (uk) => english.get(uk) ?? uk,
  };
}

/** English of a Ukrainian text of a card by its translation; empty where there is none, or where it is of an older text. */
export function englishOf(translation: Translation): (uk: string) => string {
  const english = new Map(translation.map(({ uk, en }) => [uk, en]));
  return (uk) => english.get(uk) ?? '';
}
