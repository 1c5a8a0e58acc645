import fc from 'fast-check';
import {
  type CardContent,
  cardContentSchema,
  cardParts,
  documentForms,
  ways,
} from '#modules/catalogue/schema.ts';

const words = fc
  .array(fc.constantFrom('довідка', '№ 1751', 'сім’я', '«Закон»', '<b>', 'ґанок', 'a=b', '100%', '; ,'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '));
const orNone = fc.option(words, { nil: null });
const someWays = fc.uniqueArray(fc.constantFrom(...ways), { minLength: 1 });
const keys = (most: number, least = 0) =>
  fc.uniqueArray(fc.stringMatching(/^[a-z]{2,6}(-[0-9]{1,2})?$/), { minLength: least, maxLength: most });

const term = fc.oneof(
  fc.record({
    kind: fc.constantFrom('calendarDays' as const, 'workingDays' as const),
    days: fc.integer({ min: 1, max: 400 }),
    ground: words,
  }),
  fc.record({ kind: fc.constant('months' as const), months: fc.integer({ min: 1, max: 12 }), ground: words }),
  fc.record({ kind: fc.constant('sameDay' as const), ground: words }),
);

const questions = keys(2).chain((names) =>
  fc.tuple(
    ...names.map((key) =>
      fc.record({
        key: fc.constant(key),
        text: words,
        hint: orNone,
        options: keys(4, 2).chain((options) =>
          fc.tuple(...options.map((option) => fc.record({ key: fc.constant(option), text: words }))),
        ),
      }),
    ),
  ),
);

const base = fc.record({
  provider: words,
  legalBasis: fc.array(words, { minLength: 1, maxLength: 3 }),
  recipients: words,
  conditions: fc.array(words, { maxLength: 2 }),
  submission: someWays,
  fee: fc.record({ free: fc.boolean(), text: words, ground: words }),
  term: fc.option(term, { nil: null }),
  extraTerms: fc.array(words, { maxLength: 2 }),
  claimWindow: orNone,
  refusals: fc.array(fc.record({ text: words, norm: fc.oneof(words, fc.constant('')) }), { maxLength: 3 }),
  result: words,
  receiving: someWays,
  appeal: fc.option(fc.record({ to: words, term: words, court: words }), { nil: null }),
  notes: fc.array(words, { maxLength: 2 }),
  toCheck: fc.array(fc.record({ part: fc.constantFrom(...cardParts), reason: words }), { maxLength: 2 }),
  questions,
});

/** Any card that the schema lets through, complete enough to be published or not. */
export const anyCard: fc.Arbitrary<CardContent> = base
  .chain((card) => {
    const document = (key: string) =>
      fc.record({
        key: fc.constant(key),
        name: words,
        ground: words,
        form: fc.constantFrom(...documentForms),
        copies: fc.integer({ min: 1, max: 20 }),
        condition: words,
        obtainedByOffice: fc.boolean(),
        when: fc.option(
          card.questions.length === 0
            ? fc.constant(null)
            : fc.constantFrom(...card.questions).chain((question) =>
                fc
                  .subarray(
                    question.options.map((option) => option.key),
                    { minLength: 1 },
                  )
                  .map((chosen) => ({ [question.key]: chosen })),
              ),
          { nil: null },
        ),
      });
    return keys(4, 1)
      .chain((names) => fc.tuple(...names.map(document)))
      .map((documents) => ({ ...card, documents }));
  })
  .map((card) => cardContentSchema.parse(card));
