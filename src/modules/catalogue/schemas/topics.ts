import { z } from 'zod';
import { sentence } from '#platform/i18n/issueText.ts';
import { topicKinds } from '../rules/topics.ts';

const name = (words: string) => z.string(words).trim().min(1, words).max(150);
const position = sentence(
  'Порядок: введіть ціле число від 0 до 999',
  'Order: enter a whole number from 0 to 999',
);

/** A life situation or a category of people. */
export const topicForm = z.object({
  municipality: z.uuid().optional(),
  version: z.coerce.number().int().min(1).default(1),
  kind: z.enum(topicKinds, sentence('Виберіть, що це', 'Choose what it is')),
  nameUk: name(sentence('Введіть назву українською', 'Enter the name in Ukrainian')),
  nameEn: name(sentence('Введіть назву англійською', 'Enter the name in English')),
  position: z
    .string(position)
    .regex(/^\d{1,3}$/, position)
    .transform(Number),
  active: z
    .string()
    .optional()
    .transform((value) => value === 'yes'),
});
