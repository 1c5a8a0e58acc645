import type { ItemKind } from './items.ts';

/** A value that search engines read as schema.org; it goes out as JSON-LD. */
export type Structured = Readonly<Record<string, unknown>>;

const context = 'https://schema.org';

export interface ArticleData {
  readonly kind: ItemKind;
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly published: string;
  readonly changed: string;
  readonly publisher: string;
  readonly language: 'uk' | 'en';
}

const kinds = { news: 'NewsArticle', page: 'WebPage', document: 'DigitalDocument' } as const;

/** A piece of news, a page or a document. */
export const articleData = (one: ArticleData): Structured => ({
  '@context': context,
  '@type': kinds[one.kind],
  '@id': one.url,
  url: one.url,
  [one.kind === 'news' ? 'headline' : 'name']: one.title,
  description: one.description,
  datePublished: one.published,
  dateModified: [one.published, one.changed].sort().at(-1),
  inLanguage: one.language,
  publisher: { '@type': 'GovernmentOffice', name: one.publisher },
});

export interface OfficeData {
  readonly url: string;
  readonly name: string;
  readonly address: string;
  readonly municipality: string;
  readonly phones: readonly string[];
  readonly fax: string | null;
  readonly email: string | null;
  /** Ordinary hours: days 1–7 from Monday, «08:00» to «17:00». */
  readonly hours: readonly {
    readonly days: readonly number[];
    readonly opens: string;
    readonly closes: string;
  }[];
  readonly features: readonly string[];
}

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** A centre: where it is, when it is open, what helps people with disabilities (BR-6, BR-9). */
export const officeData = (one: OfficeData): Structured => ({
  '@context': context,
  '@type': 'GovernmentOffice',
  '@id': one.url,
  url: one.url,
  name: one.name,
  address: {
    '@type': 'PostalAddress',
    streetAddress: one.address,
    addressLocality: one.municipality,
    addressCountry: 'UA',
  },
  telephone: one.phones,
  ...(one.fax ? { faxNumber: one.fax } : {}),
  ...(one.email ? { email: one.email } : {}),
  openingHoursSpecification: one.hours.map((hours) => ({
    '@type': 'OpeningHoursSpecification',
    dayOfWeek: hours.days.flatMap((day) => (days[day - 1] ? [`https://schema.org/${days[day - 1]}`] : [])),
    opens: hours.opens,
    closes: hours.closes,
  })),
  ...(one.features.length > 0
    ? {
        amenityFeature: one.features.map((name) => ({
          '@type': 'LocationFeatureSpecification',
          name,
          value: true,
        })),
      }
    : {}),
});

export interface ServiceData {
  readonly url: string;
  readonly name: string;
  readonly officialName: string;
  readonly description: string;
  readonly provider: string;
  readonly office: { readonly url: string; readonly name: string; readonly address: string };
  readonly audience: string;
  readonly free: boolean | null;
  readonly language: 'uk' | 'en';
}

/** A service of a centre (schema.org GovernmentService). */
export const serviceData = (one: ServiceData): Structured => ({
  '@context': context,
  '@type': 'GovernmentService',
  '@id': one.url,
  url: one.url,
  name: one.name,
  alternateName: one.officialName,
  ...(one.description ? { description: one.description } : {}),
  ...(one.audience ? { audience: { '@type': 'Audience', audienceType: one.audience } } : {}),
  serviceOperator: { '@type': 'GovernmentOrganization', name: one.provider },
  areaServed: { '@type': 'Country', name: 'Україна' },
  ...(one.free === null ? {} : { isAccessibleForFree: one.free }),
  availableChannel: {
    '@type': 'ServiceChannel',
    serviceLocation: {
      '@type': 'GovernmentOffice',
      '@id': one.office.url,
      name: one.office.name,
      address: one.office.address,
    },
    availableLanguage: ['uk'],
  },
  inLanguage: one.language,
});
