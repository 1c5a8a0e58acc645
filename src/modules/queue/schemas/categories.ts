import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { queueTexts } from '../messages.ts';
import type { QueueTexts } from '../messages.uk.ts';

const say = (pick: (texts: QueueTexts['categories']) => string) => ({
  error: sentence(pick(queueTexts.uk.categories), pick(queueTexts.en.categories)),
});
const required = (max: number, missing = say((t) => t.required)) =>
  z
    .string(missing)
    .min(1, missing)
    .max(
      max,
      say((t) => t.tooLong),
    );
const whole = (from: number, to: number, wrong: { error: string }) =>
  z
    .string(wrong)
    .regex(/^\d{1,4}$/, wrong)
    .transform(Number)
    .refine((n) => n >= from && n <= to, wrong);
const version = z.coerce.number().int().min(1).default(1);

export const categoryForm = z.object({
  version,
  nameUk: required(200),
  nameEn: required(200),
  act: required(
    400,
    say((t) => t.actMissing),
  ),
  actCheckedOn: z
    .string()
    .default('')
    .transform((text, ctx) => {
      if (text === '') return null;
      const date = parseDateInput(text);
      if (date && date >= '1991-01-01' && date <= '2099-12-31') return date;
      ctx.addIssue({ code: 'custom', message: say((t) => t.dateWrong).error });
      return z.NEVER;
    }),
  proof: z
    .string()
    .max(
      200,
      say((t) => t.tooLong),
    )
    .default(''),
  allowanceMinutes: whole(
    1,
    480,
    say((t) => t.allowanceWrong),
  ),
  atKiosk: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
  position: whole(
    0,
    999,
    say((t) => t.positionWrong),
  ),
});

export const newCategoryForm = categoryForm.extend({
  municipality: z.uuid(),
  code: z.string(say((t) => t.codeWrong)).regex(
    /^[a-z][a-zA-Z0-9]{1,39}$/,
    say((t) => t.codeWrong),
  ),
});

const between = (from: number, to: number) =>
  whole(
    from,
    to,
    say((t) => t.settings.number(from, to)),
  );
const note = z
  .string()
  .max(
    300,
    say((t) => t.tooLong),
  )
  .default('');

export const settingsForm = z.object({
  version,
  priorityRun: between(1, 20),
  returnGraceMinutes: between(1, 240),
  recallCoolDownSeconds: between(5, 120),
  mostCalls: between(1, 10),
  lastEntryMinutes: between(0, 240),
  shelterNote: note,
  shelterNoteEn: note,
  childrenCapacity: between(0, 60),
});

export const stateForm = z.object({ active: z.enum(['yes', 'no']) });

/** Which document was seen, or why the category is taken off. */
export const markForm = z.object({
  category: z.uuid(say((t) => t.gone)),
  ground: z
    .string({ error: sentence(queueTexts.uk.reception.groundMissing, queueTexts.en.reception.groundMissing) })
    .min(2, { error: sentence(queueTexts.uk.reception.groundMissing, queueTexts.en.reception.groundMissing) })
    .max(
      120,
      say((t) => t.tooLong),
    ),
});
export const removeForm = z.object({
  reason: z
    .string(say((t) => t.reasonMissing))
    .min(
      2,
      say((t) => t.reasonMissing),
    )
    .max(
      200,
      say((t) => t.tooLong),
    ),
});

export const newCategoryQuery = z.object({ municipality: z.uuid().optional() });
export const centreIdParams = z.object({ centreId: z.uuid() });

export const callsQuery = z.object({
  centre: z.uuid().optional(),
  date: z.string().max(20).optional(),
  desk: z.union([z.literal(''), z.coerce.number().int().min(1).max(999)]).optional(),
  reason: z.string().max(20).optional(),
  before: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z_[0-9a-f-]{36}$/)
    .optional(),
});
