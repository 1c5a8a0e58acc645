import type { Words } from '#platform/i18n/words.ts';
import type { answeringUk } from './answering.uk.ts';

/** English words of the form that visitors fill in. */
export const answeringEn: Words<typeof answeringUk> = {
  answering: {
    office: (name) => `E-office: ${name}`,
    anonymous:
      'The survey is without names: we do not record who answered. Write no names, addresses or telephone numbers.',
    send: 'Send the answers',
    record: 'Record the answers',
    thanksTitle: 'Thank you for your answers',
    thanks: 'They help to understand which services people need.',
    home: 'To the main page',
    recorded: 'The answers are recorded. You may fill in the next form.',
    preview: 'This is the form as people see it. Answers are not recorded now.',
    early: (date) => `The survey begins on ${date}.`,
    over: 'The survey has ended. Thank you for coming.',
    draft: 'The survey is not open yet.',
    repeated: 'Somebody answered from this device today',
    repeatedHint: 'Thank you! If another person answers now, open the form again.',
    again: 'Another person answers',
    many: 'Too many answers from one address today. Try tomorrow or ask the operator.',
    optional: 'May be skipped.',
    several: 'Choose all that apply.',
    between: (min, max) => `A whole number from ${min} to ${max}.`,
    atLeast: (min) => `A whole number, ${min} or more.`,
    atMost: (max) => `A whole number, ${max} or less.`,
    whole: 'A whole number.',
    problems: {
      missing: 'Answer this question.',
      choice: 'Choose one of the list.',
      number: 'Enter a whole number.',
      range: 'The number is out of range. Check it.',
      long: 'Too long. Shorten it to 1000 characters.',
      contact: 'Remove the telephone number or e-mail address: the survey has no personal data.',
      hidden: 'It could not be sent. Load the page again and try once more.',
      soon: 'Too quick. Wait a few seconds and send again.',
      old: 'The form is out of date. Check the answers and send again.',
    },
    trap: 'Leave this field empty',
  },
};
