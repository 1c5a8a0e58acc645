import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { boardsEn } from '../messages/boards.en.ts';
import { type BoardsTexts, boardsUk } from '../messages/boards.uk.ts';
import { slideKinds } from '../rules/slides.ts';

type Missing = BoardsTexts['slides']['missing'];
const say = (pick: (missing: Missing) => string) =>
  sentence(pick(boardsUk.slides.missing), pick(boardsEn.slides.missing));
const words = {
  title: say((missing) => missing.title),
  alt: say((missing) => missing.alt),
  dates: say((missing) => missing.dates),
  date: say((missing) => missing.date),
  seconds: say((missing) => missing.seconds),
  board: say((missing) => missing.board),
};

const text = (max: number) =>
  z
    .string()
    .max(
      max,
      say((missing) => missing.long(max)),
    )
    .default('');
const day = () =>
  z.string(words.date).transform((value, context) => {
    const date = parseDateInput(value);
    if (date) return date;
    context.addIssue({ code: 'custom', message: words.date });
    return z.NEVER;
  });

/** The form of a slide; the file has its own checks, by its bytes. */
export const slideForm = z
  .object({
    version: z.coerce.number().int().min(0).default(0),
    centreId: z.union([z.literal(''), z.uuid()]).default(''),
    kind: z.enum(slideKinds),
    deviceId: z
      .union([z.literal(''), z.uuid()], words.board)
      .default('')
      .transform((id) => id || null),
    titleUk: text(100),
    titleEn: text(100),
    bodyUk: text(400),
    bodyEn: text(400),
    altUk: text(300),
    altEn: text(300),
    validFrom: day(),
    validTo: z.union([z.literal('').transform(() => null), day()], words.date).default(null),
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

export type SlideForm = z.infer<typeof slideForm>;

export const slideParams = z.object({ slide: z.uuid() });
export const mediaParams = z.object({ media: z.uuid() });
