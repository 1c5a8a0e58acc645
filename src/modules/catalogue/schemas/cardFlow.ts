import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { signers, stepKinds } from '../rules/cardFlow.ts';

const optionalId = z
  .union([z.uuid(), z.literal('')])
  .default('')
  .transform((id) => id || null);

/** A new step of approval. */
export const flowStepForm = z
  .object({
    municipality: z.uuid(),
    kind: z.enum(stepKinds, sentence('Виберіть, що робить крок', 'Choose what the step does')),
    signer: z.enum(signers, sentence('Виберіть, хто підписує', 'Choose who signs')),
    providerId: optionalId,
    workerId: optionalId,
    title: z
      .string(sentence('Введіть посаду', 'Enter the post'))
      .trim()
      .min(1, sentence('Введіть посаду', 'Enter the post'))
      .max(300),
  })
  .transform((step) => ({
    ...step,
    providerId: step.signer === 'provider' ? step.providerId : null,
    workerId: step.signer === 'person' ? step.workerId : null,
  }));

export const flowChangeForm = z.object({
  municipality: z.uuid(),
  step: z.uuid(),
  to: z.enum(['up', 'remove']),
});
