import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { queueTexts } from '../messages.ts';
import { pauseKinds, usualGraceMinutes } from '../rules/pause.ts';

const { uk, en } = { uk: queueTexts.uk.pause, en: queueTexts.en.pause };

/** Only another reason has to be written: in an air raid nobody types. */
export const pauseForm = z
  .object({
    kind: z.enum(pauseKinds),
    note: z
      .string()
      .max(200, { error: sentence(uk.noteLong, en.noteLong) })
      .default(''),
  })
  .refine(({ kind, note }) => kind !== 'other' || note.length > 1, {
    path: ['note'],
    error: sentence(uk.noteMissing, en.noteMissing),
  });

const graceWrong = { error: sentence(uk.graceWrong, en.graceWrong) };
export const resumeForm = z.object({
  grace: z
    .string()
    .default(String(usualGraceMinutes))
    .refine((text) => /^\d{1,3}$/.test(text) && Number(text) <= 120, graceWrong)
    .transform(Number),
});
