import { z } from 'zod';
import { parseDateInput } from '#ui/dateInput.ts';
import type { BoardsTexts } from '../messages/boards.uk.ts';
import { slideKinds } from '../rules/slides.ts';

type Words = BoardsTexts['slides']['missing'];

const text = (words: Words, max: number) => z.string().max(max, words.long(max)).default('');
const day = (words: Words) =>
  z.string(words.date).transform((value, context) => {
    const date = parseDateInput(value);
    if (date) return date;
    context.addIssue({ code: 'custom', message: words.date });
    return z.NEVER;
  });

/** The form of a slide; the file has its own checks, by its bytes. */
export const slideForm = (words: Words) =>
  z
    .object({
      version: z.coerce.number().int().min(0).default(0),
      centreId: z.union([z.literal(''), z.uuid()]).default(''),
      kind: z.enum(slideKinds),
      deviceId: z
        .union([z.literal(''), z.uuid()], words.board)
        .default('')
        .transform((id) => id || null),
      titleUk: text(words, 100),
      titleEn: text(words, 100),
      bodyUk: text(words, 400),
      bodyEn: text(words, 400),
      altUk: text(words, 300),
      altEn: text(words, 300),
      validFrom: day(words),
      validTo: z.union([z.literal('').transform(() => null), day(words)], words.date).default(null),
      seconds: z
        .string(words.seconds)
        .regex(/^\d{1,3}$/, words.seconds)
        .transform(Number)
        .refine((value) => value >= 5 && value <= 300, words.seconds),
    })
    .superRefine((form, context) => {
      const wrong = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (form.kind === 'notice' && form.titleUk === '') wrong('titleUk', words.title);
      if (form.kind !== 'notice' && form.altUk === '') wrong('altUk', words.alt);
      if (form.validTo !== null && form.validTo < form.validFrom) wrong('validTo', words.dates);
    });

export type SlideForm = z.infer<ReturnType<typeof slideForm>>;

export const slideParams = z.object({ slide: z.uuid() });
export const mediaParams = z.object({ media: z.uuid() });
