import { z } from 'zod';
import { parseDateInput } from '#ui/dateInput.ts';
import type { OrganisationTexts } from './messages.uk.ts';

export const centreKinds = ['town', 'district', 'regional'] as const;
export type CentreKind = (typeof centreKinds)[number];

export const providerKinds = [
  'socialProtection',
  'pensionFund',
  'youthAndChildren',
  'familyServices',
  'socialInsurance',
  'other',
] as const;
export type ProviderKind = (typeof providerKinds)[number];

export const agreementKinds = ['placement', 'cooperation'] as const;
export type AgreementKind = (typeof agreementKinds)[number];

export const exceptionKinds = ['holiday', 'dayOff', 'workingDay'] as const;

export type Words = OrganisationTexts['errors'];

const required = (words: Words, max = 200) =>
  z.string(words.required).min(1, words.required).max(max, words.tooLong(max));

const optional = (words: Words, max = 200) =>
  z
    .string()
    .max(max, words.tooLong(max))
    .default('')
    .transform((text) => text || null);

const checkbox = z
  .string()
  .optional()
  .transform((value) => value === 'yes');

const version = z.coerce.number().int().min(1).default(1);

const whole = (words: Words, min: number, max: number) =>
  z
    .string(words.number(min, max))
    .regex(/^-?\d{1,4}$/, words.number(min, max))
    .transform(Number)
    .refine((n) => n >= min && n <= max, words.number(min, max));

const code = (words: Words) => z.string(words.code).regex(/^[a-z][a-z0-9-]{1,39}$/, words.code);

const optionalId = (words: Words) =>
  z
    .union([z.uuid(), z.literal('')], words.choose)
    .default('')
    .transform((id) => id || null);

const email = (words: Words) =>
  z
    .union([z.literal(''), z.email(words.email).max(200, words.tooLong(200))], words.email)
    .default('')
    .transform((text) => text || null);

const website = (words: Words) =>
  z
    .union(
      [z.literal(''), z.url({ protocol: /^https?$/, hostname: z.regexes.domain, error: words.website })],
      words.website,
    )
    .default('')
    .transform((text) => text || null);

/** One a line; spaces, brackets and hyphens are kept as they are printed. */
const phones = (words: Words) =>
  z
    .string()
    .max(400, words.tooLong(400))
    .default('')
    .transform((text) =>
      text
        .split(/[\n;]+/)
        .map((line) => line.trim())
        .filter(Boolean),
    )
    .refine(
      (lines) => lines.every((line) => /^\+?[\d\s()-]{3,25}$/.test(line) && /\d{3}/.test(line)),
      words.phone,
    );

/** An ISO date from the browser's calendar, or dd.mm.yyyy typed by hand. */
export const date = (words: Words) =>
  z.string(words.date).transform((text, ctx) => {
    const parsed = parseDateInput(text);
    if (parsed && parsed >= '1990-01-01' && parsed <= '2099-12-31') return parsed;
    ctx.addIssue({ code: 'custom', message: words.date });
    return z.NEVER;
  });

export const optionalDate = (words: Words) =>
  z.union([z.literal('').transform(() => null), date(words)], words.date).default(null);

export const municipalityForm = (words: Words) =>
  z.object({ code: code(words), name: required(words), version });

export const centreForm = (words: Words) =>
  z.object({
    version,
    name: required(words, 300),
    numberPrefix: z
      .string(words.prefix)
      .transform((text) => text.toLocaleUpperCase('uk'))
      .pipe(z.string().regex(/^[А-ЯҐЄІЇ]{1,4}$/, words.prefix)),
    kind: z.enum(centreKinds, words.choose),
    address: required(words, 300),
    phones: phones(words),
    fax: optional(words, 40),
    email: email(words),
    website: website(words),
    extraterritorial: checkbox,
    personalQueue: checkbox,
    noLunchBreak: checkbox,
    waitStandardMinutes: whole(words, 1, 240),
  });

export const newCentreForm = (words: Words) =>
  centreForm(words).extend({ municipalityId: z.uuid(words.choose), code: code(words) });

export const providerForm = (words: Words) =>
  z.object({
    version,
    name: required(words, 300),
    shortName: required(words, 60),
    kind: z.enum(providerKinds, words.choose),
    address: optional(words, 300),
    phones: phones(words),
    email: email(words),
  });

export const newProviderForm = (words: Words) =>
  providerForm(words).extend({ municipalityId: z.uuid(words.choose), code: code(words) });

export const deskForm = (words: Words) =>
  z.object({
    version,
    number: whole(words, 1, 999),
    floor: whole(words, -2, 40),
    providerId: optionalId(words),
    note: optional(words, 200),
    groupIds: z
      .union([z.uuid().transform((id) => [id]), z.array(z.uuid())], words.choose)
      .default([])
      .transform((ids) => [...new Set(ids)]),
    expressOnly: checkbox,
  });

export const agreementForm = (words: Words) =>
  z
    .object({
      version,
      kind: z.enum(agreementKinds, words.choose),
      providerId: optionalId(words),
      number: required(words, 60),
      signedOn: date(words),
      validTo: optionalDate(words),
      subject: required(words, 500),
    })
    .refine((form) => form.kind !== 'placement' || form.providerId !== null, {
      path: ['providerId'],
      message: words.placementProvider,
    })
    .refine((form) => form.validTo === null || form.validTo >= form.signedOn, {
      path: ['validTo'],
      message: words.dateOrder,
    });

export const endAgreementForm = (words: Words) =>
  z.object({ endedOn: date(words), reason: required(words, 300) });

export const accompanyingForm = (words: Words) =>
  z.object({
    version,
    name: required(words),
    operator: required(words),
    hours: required(words),
    competitionAct: required(words, 300),
  });

export const regimeForm = (words: Words) =>
  z
    .object({
      version,
      name: required(words),
      validFrom: date(words),
      validTo: optionalDate(words),
      holidays: z.enum(['off', 'working'], words.choose),
      act: required(words, 300),
    })
    .refine((form) => form.validTo === null || form.validTo >= form.validFrom, {
      path: ['validTo'],
      message: words.dateOrder,
    });

export const calendarExceptionForm = (words: Words) =>
  z.object({
    date: date(words),
    kind: z.enum(exceptionKinds, words.choose),
    name: required(words),
    act: required(words, 300),
  });

const time = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A day closed, or with hours of its own. `providerId` empty: the whole centre. */
export const scheduleExceptionForm = (words: Words) =>
  z
    .object({
      providerId: optionalId(words),
      date: date(words),
      kind: z.enum(['closed', 'hours'], words.choose),
      opens: z.string().default(''),
      closes: z.string().default(''),
      reason: required(words, 300),
    })
    .superRefine((form, ctx) => {
      if (form.kind === 'closed') return;
      if (!time.test(form.opens)) ctx.addIssue({ code: 'custom', path: ['opens'], message: words.time });
      if (!time.test(form.closes)) ctx.addIssue({ code: 'custom', path: ['closes'], message: words.time });
      else if (time.test(form.opens) && form.closes <= form.opens)
        ctx.addIssue({ code: 'custom', path: ['closes'], message: words.timeOrder });
    });

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

const weekFields = Object.fromEntries(
  weekdays.flatMap((day) =>
    ['opens', 'breakFrom', 'breakTo', 'closes'].map((field) => [
      `${field}${day}`,
      z.string().max(20).default(''),
    ]),
  ),
);

export interface WeekRow {
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

/** The clear week: up to two intervals a day, written as hours with a break; an empty day is off (ORG-3, BR-4). */
export const weekForm = (words: Words, limits: { noLunchBreak: boolean; mayBeEmpty: boolean }) =>
  z
    .object({
      providerId: optionalId(words),
      validFrom: date(words),
      validTo: optionalDate(words),
      ...weekFields,
    })
    .transform((form, ctx) => {
      const week: WeekRow[] = [];
      const wrong = (field: string, message: string) =>
        ctx.addIssue({ code: 'custom', path: [field], message });
      for (const day of weekdays) {
        const [opens, breakFrom, breakTo, closes] = ['opens', 'breakFrom', 'breakTo', 'closes'].map((field) =>
          padded(String(Reflect.get(form, `${field}${day}`) ?? '')),
        ) as [string, string, string, string];
        if (!opens && !closes && !breakFrom && !breakTo) continue;
        const hasBreak = breakFrom !== '' || breakTo !== '';
        if (!time.test(opens)) wrong(`opens${day}`, words.time);
        else if (!time.test(closes)) wrong(`closes${day}`, words.time);
        else if (closes <= opens) wrong(`closes${day}`, words.timeOrder);
        else if (!hasBreak) week.push({ weekday: day, opens, closes });
        else if (limits.noLunchBreak) wrong(`breakFrom${day}`, words.noLunchBreak);
        else if (!time.test(breakFrom)) wrong(`breakFrom${day}`, words.time);
        else if (!time.test(breakTo)) wrong(`breakTo${day}`, words.time);
        else if (!(opens < breakFrom && breakFrom < breakTo && breakTo < closes))
          wrong(`breakFrom${day}`, words.breakInside);
        else {
          week.push({ weekday: day, opens, closes: breakFrom }, { weekday: day, opens: breakTo, closes });
        }
      }
      if (form.validTo !== null && form.validTo < form.validFrom) wrong('validTo', words.dateOrder);
      if (week.length === 0 && !limits.mayBeEmpty && ctx.issues.length === 0)
        wrong('opens1', words.emptyWeek);
      return { providerId: form.providerId, validFrom: form.validFrom, validTo: form.validTo, week };
    });

/** «8:00» as people type it → «08:00». */
const padded = (text: string) => (/^\d:\d\d$/.test(text.trim()) ? `0${text.trim()}` : text.trim());
