import type { Words } from '#platform/i18n/words.ts';
import type { offlineUk } from './offline.uk.ts';

/** English words of the entry page, which works without a line too. */
export const offlineEn: Words<typeof offlineUk> = {
  offline: {
    lead: 'The system gives the number, without gaps. The page works without a connection too: entries are kept encrypted on this device and are sent by themselves.',
    keys: 'Keys: start to write a name or a service, arrow down and Enter take a suggestion, Ctrl+Enter saves.',
    line: {
      up: 'Connected',
      sending: 'Sending entries',
      down: 'No connection',
      signedOut: 'You are signed out',
    },
    waiting: { one: '{n} entry waits', few: '{n} entries wait', many: '{n} entries wait' },
    signIn: 'Sign in again to send the entries',
    waitingTitle: 'Not in the journal yet',
    doneTitle: 'Recorded just now',
    waits: 'waits for the connection',
    kept: 'Kept on this device; it goes to the journal as soon as there is a connection.',
    recorded: 'Recorded under No {n}.',
    repeated: 'This entry was in the journal already: No {n}.',
    differs:
      'The journal has this entry under No {n} with other words. Open it and correct it if need be; it was taken off this list.',
    cameBefore: 'Came before: {n}, last on {date}',
    notices: {
      dateMoved: 'The clock of the device was wrong: in the journal the entry is dated {date}.',
      visitorChanged:
        'While there was no connection another address or status was recorded for this person. Check both entries.',
      monthReported: 'The report of this month was sent already: send a new version of it.',
    },
    refusals: {
      fields: 'Not accepted:',
      clock:
        'The clock of the device was moved, and the day of the entry is not known. Choose the day on which the person came.',
      otherOffice:
        'This entry was made for another e-office. Ask the head e-office to assign you to it again, or write the entry there.',
    },
    actions: {
      mend: 'Correct',
      drop: 'Remove',
      dropSure: 'Remove this entry? It will not get into the journal.',
      asDate: 'Record with the date {date}',
      open: 'Open the entry',
      report: 'To the reports',
      journal: 'To the journal',
    },
    unreadable: 'Entries that could not be read: {n}. Tell the administrator.',
    others:
      'Entries of another operator wait on this device ({n}). They are sent when that operator signs in.',
    noKey:
      'The entry is not kept: sign in first, so that the device can encrypt it. What you wrote is still on the screen.',
    full: 'The device could not keep the entry. What you wrote is still on the screen: try again.',
    anonymous: 'no consent to keep the name',
  },
};
