import type { Words } from '#platform/i18n/words.ts';
import type { mailboxUk } from './mailbox.uk.ts';

/** English words of the head office's mailbox and of reminders. Letters of reminder are Ukrainian alone. */
export const mailboxEn: Words<Omit<typeof mailboxUk, 'reminderLetter'>> = {
  mailbox: {
    nav: 'Letters of e-offices',
    title: 'Letters to the head e-office',
    lead: 'A letter of opening from an address of an office is recorded by the program. Here are those that do not say who writes or what about: you decide.',
    none: 'All letters are decided',
    broken: 'The mailbox cannot be read now. No letter is lost: they come as soon as it answers.',
    reasons: {
      unknownSender: 'the address is not in the directory',
      ambiguous: 'several offices share the address',
      conflict: 'the number is of another office than the address',
      notOpening: 'does not look like an opening',
      problem: 'looks like a technical problem',
      early: 'came before 10:00',
      dayOff: 'came on a day off',
    },
    office: 'Which office',
    choose: 'Choose an office',
    opening: 'The office is open',
    problem: 'Record a technical problem',
    dismissed: 'Not relevant',
    officeMissing: 'Choose the office that wrote.',
    done: 'The decision is recorded.',
    before: 'This letter is decided about already.',
    decided: 'Recent decisions',
    columns: { letter: 'Letter', decision: 'Decision', office: 'E-office', who: 'Who and when' },
    decisions: { opening: 'opening', problem: 'technical problem', dismissed: 'not relevant' },
  },
  reminders: {
    title: 'Reminders',
    link: 'Reminders sent',
    none: 'No reminders yet',
    noneHint:
      'They go out after 10:30 to those who have not reported, and from the 3rd about the monthly report.',
    columns: { when: 'When', office: 'E-office', what: 'What about' },
    kinds: {
      opening: 'opening',
      openingList: 'list of offices not open, for the head e-office',
      reportSoon: 'report: the 5th is near',
      reportLast: 'report: the last day',
      reportLate: 'report: late',
      reportList: 'list of missing reports, for the head e-office',
    },
  },
};
