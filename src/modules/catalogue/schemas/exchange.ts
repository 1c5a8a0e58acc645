import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { cardContentSchema, competenceRoutes } from '../schema.ts';

/** Name of the format in the first document of a YAML file; a change that old files do not survive gets a new number. */
export const exchangeFormat = { name: 'vikno-catalogue', version: 1 } as const;

const said = (most: number) => z.string().trim().min(1).max(most);

const day = z.iso
  .date(sentence('Введіть дату, наприклад 2026-12-01', 'Enter a date, such as 2026-12-01'))
  .refine(
    (date) => date >= '1990-01-01' && date <= '2099-12-31',
    sentence('Дата має бути від 1990 до 2099 року', 'The date must lie between 1990 and 2099'),
  );

const slugWords = sentence(
  'Код послуги: малі латинські літери, цифри й дефіси, наприклад housing-subsidy, до 80 символів',
  'The code of a service: small Latin letters, digits and hyphens, such as housing-subsidy, up to 80',
);

/** Who decides from a date on (design §3.11). */
export const exchangedCompetence = z.strictObject({
  validFrom: day,
  route: z.enum(competenceRoutes),
  decidedBy: said(300),
  act: z
    .string()
    .trim()
    .max(500)
    .nullish()
    .transform((act) => act ?? ''),
});

/**
 * A service and its card as files carry them (CARD, KC-9). The names are those of the open data; nothing in it is an
 * identifier of this database, so that a file of one installation can be read by another.
 */
export const exchangedService = z.strictObject({
  slug: z
    .string(slugWords)
    .max(80, slugWords)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, slugWords),
  /** The service's version in the file; null or absent: whoever wrote the file does not say what it began from. */
  version: z
    .int()
    .min(1)
    .nullish()
    .transform((version) => version ?? null),
  listNumber: z.int().min(1).max(9_999),
  listDecision: said(60),
  listDecidedOn: day,
  name: said(2_000),
  plainNameUk: said(150),
  plainNameEn: said(150),
  provider: said(500),
  groupLetter: z
    .string()
    .regex(
      /^[А-ЩЮЯЄІЇҐ]$/,
      sentence(
        'Одна велика українська літера групи, наприклад А',
        'One Ukrainian capital of the group, such as А',
      ),
    ),
  averageMinutes: z.int().min(1).max(480),
  express: z.boolean().default(false),
  guideId: z
    .string()
    .trim()
    .regex(
      /^[\p{L}\p{N}._/-]{1,40}$/u,
      sentence('Лише літери, цифри, крапка, дефіс', 'Letters, digits, dots and hyphens only'),
    )
    .nullish()
    .transform((id) => id ?? null),
  synonyms: z.array(said(100)).max(200).default([]),
  situations: z.array(said(150)).max(100).default([]),
  categories: z.array(said(150)).max(100).default([]),
  /** Null or absent: stays as it is; a new service needs it. */
  competence: z
    .array(exchangedCompetence)
    .min(1)
    .max(50)
    .nullish()
    .transform((rules) => rules ?? null),
  /** Version and edition of the card from which the text was begun, `3.2`; null: not told. */
  cardVersion: z
    .string()
    .regex(/^\d{1,6}\.\d{1,6}$/, sentence('Версія має вигляд 3.2', 'A version looks like 3.2'))
    .nullish()
    .transform((version) => version ?? null),
  /** Null or absent: stays as it is. */
  card: cardContentSchema.nullish().transform((card) => card ?? null),
});

export type ExchangedService = z.infer<typeof exchangedService>;
export type ExchangedCompetence = z.infer<typeof exchangedCompetence>;

/** Something wrong in a file: where it stands and how to mend it, in the language of whoever reads it. */
export const faultSchema = z.object({
  /** Sheet of a spreadsheet; null: the file has none. */
  sheet: z.string().nullable(),
  /** Row of the sheet or line of the text, from 1; null: the file as a whole. */
  line: z.number().nullable(),
  field: z.string().nullable(),
  /** Code of the service. */
  slug: z.string().nullable(),
  message: z.string(),
});
export type Fault = z.infer<typeof faultSchema>;

/** What a file holds, once its shape is right: kept until its import is confirmed. */
export interface ReadCatalogue {
  readonly format: 'xlsx' | 'yaml';
  /** Code of the centre that the file names. */
  readonly centre: string | null;
  readonly services: readonly ReadService[];
}

export interface ReadService {
  /** Line of the service ('') and of its pieces by their paths, such as `card.documents.0`. */
  readonly lines: Readonly<Record<string, number>>;
  readonly service: ExchangedService;
}

/** The same as it is kept: a line for the file, then a line for each service, judged again with `readService`. */
export const keptCatalogue = z.object({ format: z.enum(['xlsx', 'yaml']), centre: z.string().nullable() });
export const readService = z.object({ lines: z.record(z.string(), z.number()), service: exchangedService });
