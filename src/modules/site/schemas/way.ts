import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { accessFeatures, mostStops, type Stop, sides, type WayPlan } from '../rules/way.ts';

const words = {
  street: sentence('Введіть вулицю, на якій вхід', 'Enter the street of the entrance'),
  long: sentence('Скоротіть до 200 знаків', 'Shorten to 200 characters'),
  stop: sentence(
    'Зупинка: введіть назву та відстань у метрах, наприклад 150',
    'Stop: enter its name and the distance in metres, such as 150',
  ),
};

const line = (most = 200) => z.string().max(most, words.long).default('');
const oneOrMany = z
  .union([z.string().transform((value) => [value]), z.array(z.string())])
  .default([])
  .transform((chosen) => accessFeatures.filter((feature) => chosen.includes(feature)));

const metresSchema = z.number().int().min(0).max(5_000);

/** The facts as they are kept. */
export const wayPlan: z.ZodType<WayPlan> = z.object({
  streetUk: z.string().min(1),
  streetEn: z.string(),
  crossUk: z.string(),
  crossEn: z.string(),
  crossSide: z.enum(sides),
  stops: z
    .array(
      z.object({
        nameUk: z.string().min(1),
        nameEn: z.string(),
        routes: z.string(),
        metres: metresSchema,
        side: z.enum(sides),
      }),
    )
    .max(mostStops),
  entranceUk: z.string(),
  entranceEn: z.string(),
  parkingUk: z.string(),
  parkingEn: z.string(),
  features: z.array(z.enum(accessFeatures)),
  helpUk: z.string(),
  helpEn: z.string(),
});

const texts = z.object({
  version: z.coerce.number().int().min(0).default(0),
  centre: z.uuid(),
  streetUk: z.string(words.street).trim().min(1, words.street).max(80, words.long),
  streetEn: line(80),
  crossUk: line(80),
  crossEn: line(80),
  crossSide: z.enum(sides).catch('right'),
  entranceUk: line(500),
  entranceEn: line(500),
  parkingUk: line(500),
  parkingEn: line(500),
  helpUk: line(500),
  helpEn: line(500),
  features: oneOrMany,
});

/** The form of the way: simple fields, each stop a row of its own whose name may be empty. */
export const wayForm = z
  .looseObject({})
  .transform((raw, context): z.infer<typeof texts> & { stops: Stop[] } => {
    const parsed = texts.safeParse(raw);
    if (!parsed.success) {
      for (const issue of parsed.error.issues)
        context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] });
      return z.NEVER;
    }
    const said = (name: string) => {
      const value = raw[name];
      return typeof value === 'string' ? value.trim() : '';
    };
    const stops: Stop[] = [];
    for (let at = 1; at <= mostStops; at++) {
      const [nameUk, metres] = [said(`stop${at}Uk`), said(`stop${at}Metres`)];
      if (nameUk === '' && metres === '') continue;
      const distance = metresSchema.safeParse(/^\d{1,4}$/.test(metres) ? Number(metres) : Number.NaN);
      if (nameUk === '' || nameUk.length > 80 || !distance.success) {
        context.addIssue({
          code: 'custom',
          message: words.stop,
          path: [nameUk === '' ? `stop${at}Uk` : `stop${at}Metres`],
        });
        continue;
      }
      stops.push({
        nameUk,
        nameEn: said(`stop${at}En`).slice(0, 80),
        routes: said(`stop${at}Routes`).slice(0, 80),
        metres: distance.data,
        side: said(`stop${at}Side`) === 'left' ? 'left' : 'right',
      });
    }
    return { ...parsed.data, stops };
  });
