import type { Words } from '#platform/i18n/words.ts';
import type { mailboxUk } from './mailbox.uk.ts';

/** English words of the head office's mailbox and of reminders. Letters of reminder are Ukrainian alone. */
export const mailboxEn: Words<typeof mailboxUk> = {
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
  reminderLetter: {
    opening: {
      subject: (number, _period) => `E-office ${number}: please report the opening`,
      text: (period) =>
        `Good day,\n\nUntil 10:30 the head e-office has no word from you that work has begun on ${period}. If the office is open, press the button on the page “My e-office” or send a letter. If the station does not work, call the head e-office.`,
    },
    openingList: {
      subject: (_number, period) => `${period}: some e-offices have not reported their opening`,
      text: (period) => `Good day,\n\nUntil 10:30 of ${period} these have not reported their opening:`,
    },
    reportSoon: {
      subject: (number, period) => `E-office ${number}: report for ${period}`,
      text: (period) =>
        `Good day,\n\nThe analytical report for ${period} is not submitted yet. Submit it by the 5th: the figures are counted from the journal, they only need to be checked and signed.`,
    },
    reportLast: {
      subject: (number, period) => `E-office ${number}: last day for the report for ${period}`,
      text: (period) =>
        `Good day,\n\nToday is the last day on which the analytical report for ${period} is in time.`,
    },
    reportLate: {
      subject: (number, period) => `E-office ${number}: the report for ${period} is late`,
      text: (period) =>
        `Good day,\n\nThe analytical report for ${period} was not submitted by the 5th. Submit it as soon as you can.`,
    },
    reportList: {
      subject: (_number, period) => `Some e-offices have not submitted the report for ${period}`,
      text: (period) => `Good day,\n\nThe analytical report for ${period} is missing from:`,
    },
  },
};
