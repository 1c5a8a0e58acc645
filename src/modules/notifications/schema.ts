import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { checkPhone, phoneProblemText } from '#platform/text/phone.ts';
import { notificationTexts } from './messages.ts';
import type { NotificationTexts } from './messages.uk.ts';

const say = (pick: (texts: NotificationTexts) => string) => ({
  error: sentence(pick(notificationTexts.uk), pick(notificationTexts.en)),
});

/** Secret of a visit, as in the address of its page. */
export const visitParams = z.object({ code: z.string().regex(/^[\w-]{16,64}$/) });

/** What a browser tells of its subscription: a point of P-256 and 16 octets, base64url. */
export const pushForm = z.object({
  endpoint: z.url().max(1000),
  p256dh: z.string().regex(/^B[\w-]{86}$/),
  auth: z.string().regex(/^[\w-]{22}$/),
});

export const smsForm = z.object({
  phone: z
    .string()
    .default('')
    .transform((text, ctx) => {
      const checked = checkPhone(text);
      if (checked.ok) return checked.e164;
      ctx.issues.push({
        code: 'custom',
        input: text,
        message: sentence(phoneProblemText(checked.problem, 'uk'), phoneProblemText(checked.problem, 'en')),
      });
      return z.NEVER;
    }),
  consent: z.literal(
    'yes',
    say((t) => t.page.consentMissing),
  ),
});

const wholeNumber = (least: number, most: number, wrong: (t: NotificationTexts) => string) =>
  z
    .string(say(wrong))
    .regex(/^\d{1,6}$/, say(wrong))
    .transform(Number)
    .refine((n) => n >= least && n <= most, say(wrong));

export const settingsForm = z.object({
  how: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((chosen) => [chosen].flat()),
  smsDailyLimit: wholeNumber(0, 100_000, (t) => t.settings.limitWrong),
  nearAhead: wholeNumber(1, 20, (t) => t.settings.aheadWrong),
  nearMinutes: wholeNumber(1, 60, (t) => t.settings.minutesWrong),
});
