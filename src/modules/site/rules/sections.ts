import { complaintsSlug } from './items.ts';

/** Parts of a centre's site in the order of its menu. */
export const sections = [
  'about',
  'services',
  'news',
  'documents',
  'way',
  'accessibility',
  'complaints',
] as const;
export type Section = (typeof sections)[number];

const ends: Readonly<Record<Section, string>> = {
  about: '',
  services: '/services',
  news: '/news',
  documents: '/documents',
  way: '/way',
  accessibility: '/accessibility',
  complaints: `/pages/${complaintsSlug}`,
};

/** Address of a part of a centre's site, without the language. */
export const sectionPath = (centreCode: string, section: Section): string =>
  `/centres/${centreCode}${ends[section]}`;

/** The menu of a centre's site; complaints only where their page is shown. */
export const sectionsOf = (hasComplaints: boolean): readonly Section[] =>
  sections.filter((section) => section !== 'complaints' || hasComplaints);

/** Names of the parts, for every page that shows the menu. */
export const sectionNames: Readonly<Record<'uk' | 'en', Readonly<Record<Section | 'menu', string>>>> = {
  uk: {
    menu: 'Розділи сайту центру',
    about: 'Про центр',
    services: 'Послуги',
    news: 'Новини',
    documents: 'Документи',
    way: 'Як дістатися',
    accessibility: 'Доступність',
    complaints: 'Книга скарг',
  },
  en: {
    menu: 'Parts of the centre’s site',
    about: 'The centre',
    services: 'Services',
    news: 'News',
    documents: 'Documents',
    way: 'How to get there',
    accessibility: 'Accessibility',
    complaints: 'Complaints',
  },
};
