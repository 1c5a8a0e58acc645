import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { checkPhone, phoneProblemText } from '#platform/text/phone.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { publicEn } from './messages/public.en.ts';
import { publicUk } from './messages/public.uk.ts';
import { staffEn } from './messages/staff.en.ts';
import { staffUk } from './messages/staff.uk.ts';
import { questionKinds } from './rules/terms.ts';

export const topics = [
  'services',
  'documents',
  'payments',
  'case',
  'queue',
  'hours',
  'worker',
  'other',
] as const;

const e = { uk: publicUk.ask.errors, en: publicEn.ask.errors };
const p = { uk: staffUk.page, en: staffEn.page };

const phone = z.string().transform((text, ctx) => {
  const checked = checkPhone(text);
  if (checked.ok) return checked.e164;
  ctx.addIssue({
    code: 'custom',
    message: sentence(phoneProblemText(checked.problem, 'uk'), phoneProblemText(checked.problem, 'en')),
  });
  return z.NEVER;
});

const email = z
  .string()
  .max(320)
  .transform((text) => text.toLowerCase())
  .pipe(z.email({ error: sentence(e.uk.email, e.en.email) }));

const text = z
  .string()
  .min(1, { error: sentence(e.uk.text, e.en.text) })
  .max(5000);

/** What everybody fills in; the contact that the answer needs is checked after it. */
export const askForm = z.object({
  centre: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, { error: sentence(e.uk.centre, e.en.centre) }),
  topic: z.enum(topics).catch('other'),
  text,
  name: z.string().max(200).default(''),
  answerBy: z.enum(['email', 'telephone', 'site']),
  email: z.string().max(320).default(''),
  phone: z.string().max(40).default(''),
  website: z.string().max(2000).default(''),
  shown: z.string().max(200).default(''),
});

export const contactForms = { email, phone };

/** Words told by telephone or otherwise, written down by a worker. */
export const recordForm = z.object({
  means: z.enum(['telephone', 'other']),
  topic: z.enum(topics),
  kind: z.enum(questionKinds),
  subject: z.string().min(1).max(200),
  text,
  name: z.string().max(200).default(''),
  phone: z.string().max(40).default(''),
  contact: z.string().max(300).default(''),
});

export const trackForm = z.object({
  number: z.string().max(60).default(''),
  code: z.string().max(60).default(''),
});

export const addForm = trackForm.extend({ text: z.string().max(5000).default('') });

const version = z.coerce.number().int().positive();
const words = z.string().min(1, { error: sentence(p.uk.textMissing, p.en.textMissing) });
const reason = z
  .string()
  .min(1, { error: sentence(p.uk.reasonMissing, p.en.reasonMissing) })
  .max(1000);
const choice = z.uuid({ error: sentence(p.uk.choose, p.en.choose) });
const time = z.string().regex(/^([01]?\d|2[0-3])[:.][0-5]\d$/, {
  error: sentence(p.uk.timeWrong, p.en.timeWrong),
});

export const versionForm = z.object({ version });
export const assignForm = z.object({ version, worker: choice });
export const classifyForm = z.object({ version, kind: z.enum(questionKinds), topic: z.enum(topics) });
/** Ticked boxes: none, one or several. */
const services = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((ticked) => [ticked].flat().filter((id) => id !== ''))
  .pipe(z.array(z.uuid()).max(10, { error: sentence(p.uk.cardsMany, p.en.cardsMany) }));
export const sayForm = z.object({
  version,
  text: words.max(20_000),
  spokenWith: z.string().max(200).default(''),
  services,
});
export const spokenForm = sayForm.extend({ spokenAt: time });
export const callForm = z.object({ version, spokenAt: time, note: z.string().max(1000).default('') });
export const forwardForm = z.object({
  version,
  to: z.string().regex(/^[\da-f-]{36}(:[\da-f-]{36})?$/, { error: sentence(p.uk.choose, p.en.choose) }),
  reason,
});
/** The day and the reason that the asker reads; the most that the law allows is checked by the rule. */
export const extendForm = z.object({
  version,
  to: z.string().transform((typed) => parseDateInput(typed) ?? ''),
  reason,
  spokenWith: z.string().max(200).default(''),
});
export const spokenExtendForm = extendForm.extend({ spokenAt: time });
export const closeForm = z.object({ version, reason: z.string().max(1000).default('') });

export const templateForm = z.object({
  id: z.union([z.literal(''), z.uuid()]).default(''),
  version: z.coerce.number().int().nonnegative().default(0),
  title: z.string().min(1).max(120),
  text: words.max(10_000),
  services,
});
