import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { exchangeEn } from '../messages/exchange.en.ts';
import { exchangeUk } from '../messages/exchange.uk.ts';

/** `to`: an office, or `all`. */
export const messageForm = z.object({
  to: z.union([z.literal('all'), z.uuid()], {
    error: sentence(exchangeUk.exchange.toMissing, exchangeEn.exchange.toMissing),
  }),
  subject: z.string().min(1).max(200),
  text: z.string().min(1).max(20_000),
  mustConfirm: z.union([z.literal('yes'), z.array(z.string())]).optional(),
  replyTo: z.union([z.literal(''), z.uuid()]).default(''),
});

export const answerForm = z.object({
  id: z.union([z.literal(''), z.uuid()]).default(''),
  version: z.coerce.number().int().nonnegative().default(0),
  question: z.string().min(1).max(500),
  answer: z.string().min(1).max(10_000),
  norm: z.string().min(1).max(500),
});

export const answerMark = z.object({ version: z.coerce.number().int().positive() });
