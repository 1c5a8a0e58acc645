import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { parseDateInput } from '#ui/dateInput.ts';

const text = (most: number) => z.string().trim().min(1).max(most);

/** Ways to hand in an application and to receive its result (BR-19). */
export const ways = ['inPerson', 'representative', 'post', 'electronic'] as const;
const wayList = z.array(z.enum(ways)).min(1);

/** In what form a document is shown or handed in. */
export const documentForms = ['original', 'copy', 'originalAndCopy', 'electronic', 'any'] as const;

/** A short name that stands in addresses: small Latin letters, digits, hyphens. */
const key = z
  .string()
  .max(40)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** A question of «Що мені потрібно?», answered by one of its options; no answer holds personal data. */
export const cardQuestionSchema = z.strictObject({
  key,
  text: text(300),
  hint: text(500).nullable(),
  options: z
    .array(z.strictObject({ key, text: text(200) }))
    .min(2)
    .max(6),
});

/** One document that the card demands, with the act that allows demanding it (CARD, KC-19). */
export const cardDocumentSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: text(500),
  ground: text(500),
  form: z.enum(documentForms),
  copies: z.int().min(1).max(20),
  /** When it is needed; null: always. */
  condition: text(500).nullable(),
  /** The office gets it itself from a register when the applicant does not bring it. */
  obtainedByOffice: z.boolean(),
  /** The answers with which it is needed: each question named here must have one of these options. Null: no question tells. */
  when: z.record(key, z.array(key).min(1)).nullable().default(null),
});

const count = z.int().min(1).max(400);

/** Term of the service from registration, as the calendar counts it, with the norm that sets it (DEADLINE). */
export const cardTermSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('calendarDays'), days: count, ground: text(500) }),
  z.strictObject({ kind: z.literal('workingDays'), days: count, ground: text(500) }),
  z.strictObject({ kind: z.literal('months'), months: count, ground: text(500) }),
  z.strictObject({ kind: z.literal('sameDay'), ground: text(500) }),
]);

/** Parts of a card that its owner may have to compare with the law. */
export const cardParts = ['legalBasis', 'documents', 'term', 'refusals', 'competence', 'other'] as const;

const cardShape = z.strictObject({
  provider: text(500),
  legalBasis: z.array(text(500)).min(1),
  recipients: text(1000),
  conditions: z.array(text(1000)),
  documents: z.array(cardDocumentSchema).min(1),
  submission: wayList,
  fee: z.strictObject({ free: z.boolean(), text: text(500), ground: text(500) }),
  term: cardTermSchema.nullable(),
  /** Special terms and other moments that matter, in words. */
  extraTerms: z.array(text(500)),
  /** Until when one may apply. */
  claimWindow: text(500).nullable(),
  refusals: z.array(z.strictObject({ text: text(500), norm: z.string().trim().max(500) })),
  result: text(1000),
  receiving: wayList,
  appeal: z.strictObject({ to: text(1000), term: text(500), court: text(1000) }).nullable(),
  notes: z.array(text(1000)),
  /** «Потребує звірення»: shown to the owner as work to do, never to the public as law (BR-12). */
  toCheck: z.array(z.strictObject({ part: z.enum(cardParts), reason: text(500) })),
  /** «Що мені потрібно?», in the order asked. */
  questions: z.array(cardQuestionSchema).max(9).default([]),
});

/** Content of an information card (CARD). Sums are not kept here: they change by date and stand in the acts. */
export const cardContentSchema = cardShape.superRefine((card, ctx) => {
  const options = new Map(card.questions.map((question) => [question.key, question.options]));
  const wrong = (path: (string | number)[], { uk, en }: { uk: string; en: string }) =>
    ctx.addIssue({ code: 'custom', path, message: sentence(uk, en) });
  for (const [at, question] of card.questions.entries()) {
    if (card.questions.findIndex((one) => one.key === question.key) !== at)
      wrong(['questions', at, 'key'], repeated(question.key));
    for (const [place, option] of question.options.entries())
      if (question.options.findIndex((one) => one.key === option.key) !== place)
        wrong(['questions', at, 'options', place, 'key'], repeated(option.key));
  }
  for (const [at, document] of card.documents.entries()) {
    if (!document.when) continue;
    // Who comes without answers, and the worker at the desk, read the condition in words.
    if (document.condition === null)
      wrong(['documents', at, 'condition'], {
        uk: 'Документ залежить від відповідей: опишіть умову словами',
        en: 'The document depends on answers: put the condition into words',
      });
    for (const [question, chosen] of Object.entries(document.when))
      for (const option of chosen)
        if (!options.get(question)?.some((one) => one.key === option))
          wrong(['documents', at, 'when', question], {
            uk: `У питаннях картки немає відповіді «${question}: ${option}»`,
            en: `The card asks no question with the answer “${question}: ${option}”`,
          });
  }
});

const repeated = (name: string) => ({
  uk: `«${name}» повторюється`,
  en: `“${name}” is repeated`,
});

export type CardContent = z.infer<typeof cardContentSchema>;
export type CardDocument = z.infer<typeof cardDocumentSchema>;
export type CardQuestion = z.infer<typeof cardQuestionSchema>;
export type CardTerm = z.infer<typeof cardTermSchema>;
export type CardPart = (typeof cardParts)[number];
export type CardWay = (typeof ways)[number];

export const competenceRoutes = ['decideHere', 'acceptAndPassOn', 'redirect'] as const;
/** What the centre does with an application: decides, takes it for another body, or shows the way (design §3.11). */
export type CompetenceRoute = (typeof competenceRoutes)[number];

const dateNeeded = sentence('Вкажіть дату, наприклад 01.12.2026', 'Enter a date, such as 01.12.2026');
const dateField = z.string(dateNeeded).transform((typed, ctx) => {
  const date = parseDateInput(typed);
  if (date && date >= '1990-01-01' && date <= '2099-12-31') return date;
  ctx.addIssue({ code: 'custom', message: dateNeeded });
  return z.NEVER;
});
const wholeField = (uk: string, en: string, least: number, most: number) => {
  const words = sentence(
    `${uk}: введіть ціле число від ${least} до ${most}`,
    `${en}: enter a whole number from ${least} to ${most}`,
  );
  return z
    .string(words)
    .regex(/^\d{1,5}$/, words)
    .transform(Number)
    .refine((number) => number >= least && number <= most, words);
};
/** Named in the message: the summary on top of a form shows it without its field. */
const said = (most: number, words: string) => z.string(words).trim().min(1, words).max(most);
const chosen = (uk: string, en: string) => z.uuid(sentence(uk, en));
const versionField = z.coerce.number().int().min(1).default(1);

/** The decision that approves a centre's list (KC-9): made already, hence not later than `today`. */
export const listForm = (today: string) =>
  z.object({
    centre: z.uuid(),
    version: versionField,
    body: said(300, sentence('Введіть, хто ухвалив рішення', 'Enter who made the decision')),
    number: said(60, sentence('Введіть номер рішення', 'Enter the number of the decision')),
    decidedOn: dateField.refine(
      (date) => date <= today,
      sentence(
        'Рішення ще не ухвалено: вкажіть дату не пізніше за сьогодні',
        'The decision cannot be later than today',
      ),
    ),
  });

/** A group of services: its letter opens the numbers of its tickets. */
export const groupForm = z.object({
  centre: z.uuid(),
  version: versionField,
  letter: z
    .string()
    .transform((letter) => letter.toLocaleUpperCase('uk'))
    .refine(
      (letter) => /^[А-ЩЮЯЄІЇҐ]$/.test(letter),
      sentence('Введіть одну українську літеру, наприклад А', 'Enter one Ukrainian letter, such as А'),
    ),
  nameUk: said(120, sentence('Введіть назву українською', 'Enter the name in Ukrainian')),
  nameEn: said(120, sentence('Введіть назву англійською', 'Enter the name in English')),
  position: wholeField('Порядок на кіоску', 'Order at the kiosk', 0, 999),
  active: z.string().optional(),
});

const serviceFacts = {
  listId: chosen('Виберіть перелік', 'Choose the list'),
  listNumber: wholeField('Номер у переліку', 'Number in the list', 1, 9999),
  name: said(2_000, sentence('Введіть офіційну назву послуги', 'Enter the official name of the service')),
  plainNameUk: said(150, sentence('Введіть просту назву українською', 'Enter the plain name in Ukrainian')),
  plainNameEn: said(150, sentence('Введіть просту назву англійською', 'Enter the plain name in English')),
  groupId: chosen('Виберіть групу на кіоску', 'Choose the group at the kiosk'),
  synonyms: z
    .string()
    .max(2000)
    .default('')
    .transform((typed) => [...new Set(typed.split(/[\n,;]+/).map((word) => word.trim()))].filter(Boolean)),
  averageMinutes: wholeField('Скільки хвилин триває прийом', 'Minutes of a reception', 1, 480),
  /** A desk of short matters may take it (BR-14). */
  express: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
  /** In the national guide to services (Гід), where known. */
  guideId: z
    .string()
    .trim()
    .default('')
    .refine(
      (id) => /^[\p{L}\p{N}._/-]{0,40}$/u.test(id),
      sentence(
        'Ідентифікатор: лише літери, цифри, крапка, дефіс',
        'Identifier: letters, digits, dots, hyphens',
      ),
    )
    .transform((id) => id || null),
  /** Life situations and categories. */
  topics: z
    .union([z.uuid(), z.array(z.uuid()).max(100)])
    .default([])
    .transform((ids) => (typeof ids === 'string' ? [ids] : ids)),
};

/** Who decides from a date on (design §3.11). */
export const competenceForm = z.object({
  route: z.enum(
    competenceRoutes,
    sentence('Виберіть, що робить центр із заявою', 'Choose what the centre does'),
  ),
  decidedBy: said(300, sentence('Введіть, хто ухвалює рішення', 'Enter who decides')),
  act: z.string().max(500).default(''),
  validFrom: dateField,
});

export const newServiceForm = z.object({
  centre: z.uuid(),
  providerId: chosen('Виберіть, хто надає послугу', 'Choose who provides the service'),
  slug: z
    .string()
    .default('')
    .refine(
      (slug) => /^([a-z0-9]+(-[a-z0-9]+)*)?$/.test(slug) && slug.length <= 80,
      sentence(
        'Лише малі латинські літери, цифри й дефіси, наприклад housing-subsidy; або залиште порожнім',
        'Small Latin letters, digits and hyphens, such as housing-subsidy; or leave it empty',
      ),
    ),
  ...serviceFacts,
  ...competenceForm.shape,
});

/** Who keeps the card true; empty: the head of the provider (BR-12). */
const ownerField = z
  .union([z.uuid(), z.literal('')])
  .default('')
  .transform((id) => id || null);

export const serviceForm = z.object({ version: versionField, ownerId: ownerField, ...serviceFacts });
