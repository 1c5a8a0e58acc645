import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { queueTexts } from '../messages.ts';
import { lateMinutes } from '../rules/late.ts';
import { accessCode } from '../schema.ts';

/** A ticket of the visit that the secret opens. */
export const ownTicketParams = z.object({ code: accessCode, ticket: z.uuid() });

const missing = { error: sentence(queueTexts.uk.phone.lateMissing, queueTexts.en.phone.lateMissing) };

export const lateForm = z.object({
  minutes: z
    .string(missing)
    .transform(Number)
    .refine((n) => lateMinutes.some((one) => one === n), missing)
    .transform((n) => lateMinutes.find((one) => one === n) ?? lateMinutes[0]),
});
