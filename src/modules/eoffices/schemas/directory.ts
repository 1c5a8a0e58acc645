import { parsePhoneNumberWithError } from 'libphonenumber-js/min';
import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { eofficesTexts } from '../messages.ts';

const optional = z
  .string()
  .max(200)
  .transform((text) => (text === '' ? null : text));

const hours = z
  .string()
  .regex(
    /^\d{1,2}:\d{2}–\d{1,2}:\d{2}$/,
    sentence('Запишіть години так: 10:00–16:00.', 'Write the hours so: 10:00–16:00.'),
  );

const { uk, en } = eofficesTexts;
/** Degrees within the borders of a rectangle around Ukraine; empty: not given. */
const degrees = (least: number, most: number) =>
  z
    .string()
    .default('')
    .transform((text) => (text.trim() === '' ? null : Number(text.trim().replace(',', '.'))))
    .refine((value) => value === null || (value >= least && value <= most), {
      error: sentence(uk.plan.coordinatesWrong, en.plan.coordinatesWrong),
    });

/** Form of the directory's entry. */
export const eofficeForm = z
  .object({
    address: z.string().min(1).max(300),
    hours: z.string().transform(withDash).pipe(hours),
    receptionHours: z.string().transform(withDash).pipe(hours),
    phone: optional.transform((text, ctx) => {
      if (text === null) return null;
      try {
        const phone = parsePhoneNumberWithError(text, 'UA');
        if (phone.isValid()) return phone.number.toString();
      } catch {
        // Falls through to the message: whatever was wrong, the same advice helps.
      }
      ctx.addIssue({
        code: 'custom',
        message: sentence(
          'Вкажіть телефон, наприклад 057 700 00 00.',
          'Give a telephone, for example 057 700 00 00.',
        ),
      });
      return z.NEVER;
    }),
    email: optional.pipe(z.email().nullable()),
    note: z.string().max(500),
    district: z
      .string()
      .max(60)
      .default('')
      .transform((text) => (text.trim() === '' ? null : text.trim())),
    latitude: degrees(44, 52.5),
    longitude: degrees(22, 40.5),
    version: z.coerce.number().int().positive(),
  })
  .refine(({ latitude, longitude }) => (latitude === null) === (longitude === null), {
    path: ['longitude'],
    error: sentence(uk.plan.coordinatesBoth, en.plan.coordinatesBoth),
  });

export type EofficeForm = z.infer<typeof eofficeForm>;

/** A hyphen or spaces between hours become the dash of print. */
function withDash(text: string): string {
  return text.replace(/\s*[-–—]\s*/, '–');
}
