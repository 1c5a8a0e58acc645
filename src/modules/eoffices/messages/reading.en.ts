import type { Words } from '#platform/i18n/words.ts';
import type { readingUk } from './reading.uk.ts';

/** English words of what the department reads, and of operators' names in the directory. */
export const readingEn: Words<typeof readingUk> = {
  reading: {
    hidden: 'hidden',
    operator: (names) => `Operator: ${names}`,
    nameTitle: 'Your name in the directory',
    nameLead:
      'The public directory shows the name of an operator only with consent. It can be withdrawn at any time: the name is gone at once.',
    nameAgree: 'I agree that my name is shown',
    nameWithdraw: 'Show it no more',
    nameNow: 'The name is shown now.',
    nameShown: 'The name is shown in the directory.',
    nameHidden: 'The name is not shown any more.',
    nav: 'Announcements of the network',
    title: 'Announcements of the network of e-offices',
    lead: 'What the head e-office announced to all, and who confirmed it. Messages between offices are not shown here: they belong to them.',
    answers: 'Shared answers',
    none: 'No announcements yet',
    confirmed: (done, all) => `${done} of ${all} confirmed`,
    columns: { subject: 'Announcement', at: 'When', confirmed: 'Confirmed' },
  },
};
