import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyCard } from '../../../../test/anyCard.ts';
import { mapCardTexts, textsOf } from './cardTexts.ts';
import { englishByProvider, englishViews, isInView } from './englishWork.ts';
import { englishChanges, inEnglish, piecesToTranslate, translationAfter } from './translation.ts';

const decided = { decidedBy: 'Пенсійний фонд України', act: 'Постанова № 765' };
const english = (uk: string) => `English of ${uk}`;

test('[BR-9] a card with all its texts translated has nothing Ukrainian left; its keys and terms stay', () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      const texts = textsOf(card, [decided]);
      const translation = translationAfter(
        texts,
        [],
        texts.map(({ uk }) => ({ uk, en: english(uk), fits: false })),
      );
      const read = inEnglish(card, decided, translation);
      expect([...read.left]).toEqual([]);
      expect(read.content).toEqual(mapCardTexts(card, (uk) => (uk.trim() === '' ? uk : english(uk).trim())));
      expect(read.content.documents.map(({ key, when }) => ({ key, when }))).toEqual(
        card.documents.map(({ key, when }) => ({ key, when })),
      );
      expect(read.content.toCheck).toEqual(card.toCheck);
    }),
    { numRuns: 50 },
  );
});

const card = fc.sample(anyCard, { numRuns: 1, seed: 7 })[0];
if (!card) throw new Error('no card');
const before = { ...card, result: 'Рішення', recipients: 'Сім’я' };
const translation = translationAfter(
  textsOf(before, []),
  [],
  [
    { uk: 'Рішення', en: ' A decision ', fits: false },
    { uk: 'Сім’я', en: 'A family', fits: false },
  ],
);
const after = { ...before, result: 'Рішення або відмова' };

test('[BR-9] English of a changed text is not shown: it is outdated until somebody has looked at it', () => {
  expect(inEnglish(before, undefined, translation).content.result).toBe('A decision');
  const read = inEnglish(after, undefined, translation);
  expect(read.content.result).toBe('Рішення або відмова');
  expect(read.left.get('Рішення або відмова')).toBe('stale');
  expect(read.content.recipients).toBe('A family');
  expect(read.left.get(after.provider)).toBe('missing');
  expect(piecesToTranslate(textsOf(after, []), translation).find(({ at }) => at === 'result')).toMatchObject({
    state: 'stale',
    en: '',
    before: { uk: 'Рішення', en: 'A decision' },
  });
});

test('[BR-9] the former English holds again only when changed or said to fit; an emptied field takes English away', () => {
  const saved = (en: string, fits: boolean) => {
    const sent = [{ uk: 'Рішення або відмова', en, fits }];
    const next = translationAfter(textsOf(after, []), translation, sent);
    return inEnglish(after, undefined, next).content.result;
  };
  expect(saved('A decision', false)).toBe('Рішення або відмова');
  expect(saved('A decision', true)).toBe('A decision');
  expect(saved('A decision or a refusal', false)).toBe('A decision or a refusal');
  const emptied = translationAfter(textsOf(before, []), translation, [{ uk: 'Сім’я', en: '', fits: false }]);
  expect(emptied.map(({ uk }) => uk)).toEqual(['Рішення']);
});

test('[BR-9] a text that the card says twice is translated once, whatever its order', () => {
  const twice = { ...before, legalBasis: ['Закон', 'Порядок'], notes: ['Порядок'] };
  const texts = textsOf(twice, []);
  expect(texts.filter(({ uk }) => uk === 'Порядок')).toHaveLength(1);
  const done = translationAfter(texts, [], [{ uk: 'Порядок', en: 'Procedure', fits: false }]);
  const moved = inEnglish({ ...twice, legalBasis: ['Порядок', 'Закон'] }, undefined, done).content;
  expect(moved.legalBasis).toEqual(['Procedure', 'Закон']);
  expect(moved.notes).toEqual(['Procedure']);
});

test('[BR-9] what differs in English between two versions is told by the text, and by its place where the text changed', () => {
  const texts = textsOf(after, []);
  const next = translationAfter(texts, translation, [
    { uk: 'Рішення або відмова', en: 'A decision or a refusal', fits: false },
    { uk: 'Сім’я', en: 'A household', fits: false },
  ]);
  expect(englishChanges(texts, next, translation)).toEqual([
    { at: 'recipients', before: 'A family', after: 'A household' },
    { at: 'result', before: 'A decision', after: 'A decision or a refusal' },
  ]);
  expect(englishChanges(textsOf(before, []), translation, translation)).toEqual([]);
  // English that the new text lost is told as taken away.
  expect(englishChanges(texts, translation, translation)).toEqual([
    { at: 'result', before: 'A decision', after: '' },
  ]);
});

test('[BR-9] a card is work of a translator until its newest version is whole, and waits until that one is in force', () => {
  const gaps = (missing: number, stale: number) => ({ gaps: { all: 10, missing, stale } });
  const views = (inForce: ReturnType<typeof gaps> | null, newest: ReturnType<typeof gaps>) =>
    englishViews.filter((view) => isInView({ inForce, newest }, view));
  expect(views(gaps(2, 0), gaps(2, 0))).toEqual(['all', 'missing']);
  expect(views(gaps(0, 0), gaps(0, 1))).toEqual(['all', 'stale']);
  expect(views(gaps(1, 1), gaps(0, 0))).toEqual(['all', 'ready']);
  expect(views(gaps(0, 0), gaps(0, 0))).toEqual([]);
  expect(views(null, gaps(10, 0))).toEqual(['all', 'missing']);
  expect(views(null, gaps(0, 0))).toEqual([]);
  const of = (providerId: string, newest: ReturnType<typeof gaps>) => ({
    providerId,
    providerShortName: providerId,
    inForce: null,
    newest,
  });
  expect(englishByProvider([of('a', gaps(0, 0)), of('b', gaps(2, 1)), of('b', gaps(0, 0))])).toEqual([
    { id: 'b', name: 'b', cards: 2, partly: 1, missing: 2, stale: 1 },
    { id: 'a', name: 'a', cards: 1, partly: 0, missing: 0, stale: 0 },
  ]);
});
