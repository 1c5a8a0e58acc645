import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { displayApostrophes } from '#platform/text/apostrophe.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { type SurveysTexts, surveysTexts } from '../messages.ts';
import { mostChoices, questionKinds } from '../rules/question.ts';

const say = (pick: (errors: SurveysTexts['errors']) => string) =>
  sentence(pick(surveysTexts.uk.errors), pick(surveysTexts.en.errors));
const text = (longest: number) =>
  z
    .string()
    .default('')
    .transform((value) => displayApostrophes(value.normalize('NFC').trim()))
    .pipe(z.string().max(longest, { error: say((t) => t.long) }));
const date = z
  .string({ error: say((t) => t.date) })
  .transform((value) => parseDateInput(value) ?? '')
  .refine((value) => value !== '', { error: say((t) => t.date) });

/** The English fits the Ukrainian text as it is now. */
const fits = z
  .string()
  .optional()
  .transform((value) => value === 'yes');

/** Title, lead and period of a survey. */
export const surveyForm = z
  .object({
    title: text(200).refine((value) => value !== '', { error: say((t) => t.title) }),
    lead: text(2000),
    titleEn: text(400),
    leadEn: text(4000),
    fits,
    opensOn: date,
    closesOn: date,
    version: z.coerce.number().int().positive().optional(),
  })
  .superRefine(({ opensOn, closesOn }, issues) => {
    if (opensOn !== '' && closesOn !== '' && closesOn < opensOn)
      issues.addIssue({ code: 'custom', path: ['closesOn'], message: say((t) => t.period) });
  });

const whole = z
  .string()
  .default('')
  .refine((value) => value === '' || /^-?\d{1,9}$/.test(value), { error: say((t) => t.whole) })
  .transform((value) => (value === '' ? null : Number(value)));

const english = (line: string | undefined): string =>
  line === undefined || /^[-–—]$/.test(line) ? '' : line;

/** One question as the form has it: choices stand each on its line. */
export const questionForm = z
  .object({
    kind: z.enum(questionKinds, { error: say((t) => t.kind) }),
    words: text(500).refine((value) => value !== '', { error: say((t) => t.words) }),
    hint: text(500),
    required: z
      .string()
      .optional()
      .transform((value) => value === 'yes'),
    choices: text(4000).transform((value) =>
      [...new Set(value.split(/\r?\n/).map((line) => line.trim()))].filter(Boolean),
    ),
    min: whole,
    max: whole,
    wordsEn: text(1000),
    hintEn: text(1000),
    /** One for each choice, in their order; a dash: this one is not translated. */
    choicesEn: text(8000).transform((value) =>
      value
        .split(/\r?\n/)
        .map((line) => line.trim())
        .filter(Boolean),
    ),
    fits,
  })
  .superRefine(({ kind, choices, choicesEn, min, max }, issues) => {
    const fail = (path: string, message: string) =>
      issues.addIssue({ code: 'custom', path: [path], message });
    if (kind === 'one' || kind === 'several') {
      if (choices.length < 2)
        fail(
          'choices',
          say((t) => t.choicesFew),
        );
      if (choices.length > mostChoices)
        fail(
          'choices',
          say((t) => t.choicesMany),
        );
      if (choicesEn.length > 0 && choicesEn.length !== choices.length)
        fail(
          'choicesEn',
          say((t) => t.choicesEnglish),
        );
      if (choices.some((choice) => choice.length > 200))
        fail(
          'choices',
          say((t) => t.choiceLong),
        );
    }
    if (kind === 'number' && min !== null && max !== null && max < min)
      fail(
        'max',
        say((t) => t.range),
      );
  })
  .transform(({ kind, words, hint, required, choices, min, max, wordsEn, hintEn, choicesEn, fits: fit }) => {
    const chosen = kind === 'one' || kind === 'several' ? choices : [];
    return {
      question: {
        kind,
        words,
        hint,
        required,
        choices: chosen,
        min: kind === 'number' ? min : null,
        max: kind === 'number' ? max : null,
      },
      english: [
        { uk: words, en: wordsEn, fits: fit },
        { uk: hint, en: hintEn, fits: fit },
        ...chosen.map((uk, n) => ({ uk, en: english(choicesEn[n]), fits: fit })),
      ],
    };
  });

/** As the database keeps it. */
export const storedQuestions = z.array(
  z.object({
    key: z.string().regex(/^q\d{1,4}$/),
    kind: z.enum(questionKinds),
    words: z.string(),
    hint: z.string(),
    required: z.boolean(),
    choices: z.array(z.string()),
    min: z.number().nullable(),
    max: z.number().nullable(),
  }),
);

export const storedTranslation = z.array(z.object({ at: z.string(), uk: z.string(), en: z.string() }));

export const storedAnswers = z.record(z.string(), z.union([z.number(), z.string(), z.array(z.number())]));

export const surveyParams = z.object({ id: z.uuid() });
export const draftParams = z.object({ draft: z.uuid() });
export const questionParams = z.object({ draft: z.uuid(), key: z.string().regex(/^(new|q\d{1,4})$/) });
export const versionForm = z.object({ version: z.coerce.number().int().positive() });
export const codeParams = z.object({ code: z.string().regex(/^[a-z0-9]{10,40}$/) });
export const resultsQuery = z.object({ office: z.uuid().optional().catch(undefined) });
export const againQuery = z.object({ again: z.literal('1').optional().catch(undefined) });
