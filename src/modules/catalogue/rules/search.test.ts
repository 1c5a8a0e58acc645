import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { measure, readQuestions } from '../../../../bench/search/measure.ts';
import { readDemo } from '../../../../demo/files.ts';
import { buildLargeSearch, buildSearch } from './search.ts';
import { fromLatin, oneAlphabet, otherKeyboard, stem } from './words.ts';

const { services, english } = readDemo();
const search = buildSearch(
  services.map((service) => ({
    ...service,
    id: service.slug,
    recipientsEn: english.get(service.recipients) ?? '',
  })),
);

/** How people ask, and what they mean. */
const questions: readonly (readonly [string, string])[] = [
  ['я переселенець, де отримати виплати', 'idp-housing-benefit'],
  ['переселенцям на оренду житла', 'idp-housing-benefit'],
  ['впо', 'idp-housing-benefit'],
  ['декретні', 'maternity-benefit-uninsured'],
  ['народила дитину', 'childbirth-benefit'],
  ['пакунок малюка', 'baby-box-compensation'],
  ['бебі бокс', 'baby-box-compensation'],
  ['субсидія на комуналку', 'housing-subsidy'],
  ['ce,cblsz', 'housing-subsidy'],
  ['субсідія', 'housing-subsidy'],
  ['мати одиначка', 'single-mother-benefit'],
  ["троє дітей у сім'ї", 'large-family-benefit'],
  ['багатодітна сімʼя', 'large-family-benefit'],
  ['батько не платить аліменти', 'unpaid-alimony-benefit'],
  ['інвалідний візок', 'rehabilitation-aids'],
  ['протез', 'rehabilitation-aids'],
  ['помер родич, гроші на похорон', 'funeral-benefit'],
  ['ветеран праці', 'labour-veteran'],
  ['чорнобильське посвідчення', 'chornobyl-certificate'],
  ['путівка дитині в табір', 'children-recreation'],
  ['догляд вдома за бабусею', 'social-services'],
  ['будинок для літніх', 'residential-care'],
  ['няня для дитини', 'municipal-nanny'],
  ['талони на проїзд', 'travel-vouchers'],
  ['housing subsidy', 'housing-subsidy'],
];

describe('[KS-site] the search understands ordinary words', () => {
  test.each(questions)('«%s» → %s among the first three', (question, slug) => {
    expect(search(question).slice(0, 3)).toContain(slug);
  });
});

/** The same in English: by its own words and by what they are in the catalogue. */
const inEnglish: readonly (readonly [string, string])[] = [
  ['I am displaced and rent a flat', 'idp-housing-benefit'],
  ['IDP payments', 'idp-housing-benefit'],
  ['help with utility bills', 'housing-subsidy'],
  ['my baby was born', 'childbirth-benefit'],
  ['pregnant without a job', 'maternity-benefit-uninsured'],
  ['baby box money', 'baby-box-compensation'],
  ['the father does not pay alimony', 'unpaid-alimony-benefit'],
  ['single mother', 'single-mother-benefit'],
  ['three children', 'large-family-benefit'],
  ['wheelchair for my son', 'rehabilitation-aids'],
  ['prosthesis', 'rehabilitation-aids'],
  ['burial of a relative', 'funeral-benefit'],
  ['summer camp', 'children-recreation'],
  ['wounded soldier', 'war-disability-status'],
  ['nursing home for the elderly', 'residential-care'],
  ['nanny', 'municipal-nanny'],
  ['child with cancer', 'seriously-ill-child-benefit'],
  ['bus tickets for a veteran', 'travel-vouchers'],
  ['widow of a fallen soldier', 'fallen-veteran-family-status'],
  ['Chernobyl certificate', 'chornobyl-certificate'],
];

describe('[BR-9] the search understands English words', () => {
  test.each(inEnglish)('“%s” → %s among the first three', (question, slug) => {
    expect(search(question).slice(0, 3)).toContain(slug);
  });
});

/** What `npm run bench -- search` measures on the demo's catalogue; whoever changes the search may raise it. */
const floor = { right: 95, heldOut: 30 };

test('[KS-site] of a hundred ordinary questions at least 95 have the right service among the first three', () => {
  const questions = readQuestions();
  expect(questions).toHaveLength(100);
  const all = measure(questions, search);
  expect(all.right, all.missed.map(({ ask }) => ask).join('; ')).toBeGreaterThanOrEqual(floor.right);
  const heldOut = questions.filter((question) => question.heldOut);
  expect(measure(heldOut, search).right).toBeGreaterThanOrEqual(floor.heldOut);
});

test('the search of a large centre, built in parts, finds the same', async () => {
  const entries = services.map((service) => ({
    ...service,
    id: service.slug,
    recipientsEn: english.get(service.recipients) ?? '',
  }));
  const large = await buildLargeSearch(entries);
  for (const [question] of questions) expect(large(question)).toEqual(search(question));
});

test('whatever is typed, the search answers', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
      expect(new Set(search(typed)).size).toBe(search(typed).length);
    }),
  );
});

test('Latin letters are read as passports and people write them; two alphabets in a word become one', () => {
  expect(fromLatin('pereselenets')).toBe('переселенец');
  expect(fromLatin('subsydiia')).toBe('субсидія');
  expect(fromLatin('субсидія')).toBeNull();
  expect(oneAlphabet('cубсидiя')).toBe('субсидія');
});

test('a question about something else finds nothing', () => {
  expect(search('закордонний паспортжщ')).toEqual([]);
  expect(search('як що де')).toEqual([]);
  expect(search('')).toEqual([]);
});

test('every service is found by its own plain name, in both languages', () => {
  for (const service of services) {
    expect(search(service.plainUk)[0], service.plainUk).toBe(service.slug);
    expect(search(service.plainEn).slice(0, 2), service.plainEn).toContain(service.slug);
  }
});

test('forms of one word share a stem; a wrong keyboard is folded only when nothing Ukrainian was typed', () => {
  expect(stem('субсидію')).toBe(stem('субсидії'));
  expect(stem('субсидія')).toBe(stem('субсидия'));
  expect(stem('сім’ї'.replace('’', ''))).toBe(stem('сімю'));
  expect(otherKeyboard('gtycsz')).toBe('пенсія');
  expect(otherKeyboard('пенсія')).toBeNull();
});
