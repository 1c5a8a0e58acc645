export const itemKinds = ['page', 'news', 'document'] as const;
export type ItemKind = (typeof itemKinds)[number];

export const documentKinds = ['statute', 'regulations', 'decision', 'procedure', 'other'] as const;
/** Положення, Регламент, рішення, порядок, інше (BR-6). */
export type DocumentKind = (typeof documentKinds)[number];

/** What an item says in one version. */
export interface ItemText {
  readonly titleUk: string;
  readonly titleEn: string;
  readonly summaryUk: string;
  readonly summaryEn: string;
  readonly bodyUk: string;
  readonly bodyEn: string;
}

/** What makes a document official: kind, number, date and who approved it (BR-6). */
export interface DocumentFacts {
  readonly kind: DocumentKind;
  readonly number: string;
  readonly date: string;
  readonly approvedBy: string;
}

/** Address of an item on the site of its centre. */
const folders = { page: 'pages', news: 'news', document: 'documents' } as const;
export const itemPath = (centreCode: string, kind: ItemKind, slug: string): string =>
  `/centres/${centreCode}/${folders[kind]}/${slug}`;

/** A text in the language of the reader; Ukrainian where nobody has translated it. */
export const inLanguage = (locale: 'uk' | 'en', uk: string, en: string): string =>
  locale === 'en' && en !== '' ? en : uk;

/** Longest text of a page in one language, characters. */
export const longestBody = 20_000;

/** The page that tells how to complain; the site leads to it from everywhere (BR-6: book of complaints). */
export const complaintsSlug = 'knyha-skarh-i-propozytsii';
