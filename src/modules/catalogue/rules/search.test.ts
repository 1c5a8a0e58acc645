import { describe, expect, test } from 'vitest';
import { readDemo } from '../../../../demo/files.ts';
import { buildSearch, otherKeyboard, stem } from './search.ts';

const services = readDemo().services;
const search = buildSearch(services.map((service) => ({ ...service, id: service.slug })));

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
  expect(stem('дім')).toBe('дім');
  expect(otherKeyboard('gtycsz')).toBe('пенсія');
  expect(otherKeyboard('пенсія')).toBeNull();
});
