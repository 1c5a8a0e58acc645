import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { displayApostrophes } from '#platform/text/apostrophe.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { type EofficesTexts, eofficesTexts } from '../messages.ts';
import { dateProblem } from '../rules/entry.ts';
import { periodPattern } from '../rules/period.ts';
import { kinds, reportFigures, socialStatuses } from '../rules/report.ts';

const say = (pick: (errors: EofficesTexts['journal']['errors']) => string) =>
  sentence(pick(eofficesTexts.uk.journal.errors), pick(eofficesTexts.en.journal.errors));
const text = (longest: number) =>
  z
    .string()
    .default('')
    .transform((value) => displayApostrophes(value.normalize('NFC').trim()))
    .pipe(z.string().max(longest, { error: say((t) => t.long) }));
const optionalId = (pick: (errors: EofficesTexts['journal']['errors']) => string) =>
  z
    .union([z.literal(''), z.uuid()], { error: say(pick) })
    .default('')
    .transform((value) => (value === '' ? null : value));

/** An entry of the journal, from a form or from a device. `today` is the business date of the server. */
export const entryForm = (today: string) =>
  z
    .object({
      date: z
        .string({ error: say((t) => t.date) })
        .transform((value) => parseDateInput(value) ?? '')
        .refine((value) => value !== '', { error: say((t) => t.date), abort: true })
        .refine((value) => dateProblem(value, today) !== 'future', { error: say((t) => t.future) })
        .refine((value) => dateProblem(value, today) !== 'tooOld', { error: say((t) => t.tooOld) }),
      consent: z.enum(['given', 'anonymous'], { error: say((t) => t.consent) }),
      personName: text(200),
      socialStatus: z.enum(socialStatuses, { error: say((t) => t.status) }),
      address: text(300),
      content: text(2000).refine((value) => value !== '', { error: say((t) => t.content) }),
      note: text(1000),
      kind: z.enum(kinds, { error: say((t) => t.kind) }),
      answered: z.union([z.boolean(), z.string().transform((value) => value === 'yes')]).default(false),
      serviceId: optionalId((t) => t.service),
      referredTo: optionalId((t) => t.referred),
    })
    .superRefine((entry, issues) => {
      if (entry.consent === 'given' && entry.personName === '')
        issues.addIssue({ code: 'custom', path: ['personName'], message: say((t) => t.name) });
      if (entry.consent === 'anonymous' && (entry.personName !== '' || entry.address !== ''))
        issues.addIssue({ code: 'custom', path: ['personName'], message: say((t) => t.nameWithoutConsent) });
    });

export const entryParams = z.object({ id: z.uuid() });
export const versionField = z.object({ version: z.coerce.number().int().positive() });
export const strikeForm = versionField.extend({
  reason: text(500).refine((value) => value !== '', {
    error: sentence(eofficesTexts.uk.journal.strikeMissing, eofficesTexts.en.journal.strikeMissing),
  }),
});

const period = z.string().regex(periodPattern);

/** What is shown: an office (the own one when absent), a month, quarter or year, the column of the report, where the page begins. */
export const journalQuery = z.object({
  office: z.uuid().optional().catch(undefined),
  month: period.optional().catch(undefined),
  figure: z
    .enum([...reportFigures, 'total'])
    .optional()
    .catch(undefined),
  after: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}\.\d{1,9}$/)
    .optional()
    .catch(undefined),
});
