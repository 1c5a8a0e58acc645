import { pluralEn } from '#platform/i18n/plural.ts';
import { categoriesEn } from './messages/categories.en.ts';
import { childrenEn } from './messages/children.en.ts';
import { consoleEn } from './messages/console.en.ts';
import { kioskEn } from './messages/kiosk.en.ts';
import { pauseEn } from './messages/pause.en.ts';
import { phoneEn } from './messages/phone.en.ts';
import { publicQueueEn } from './messages/publicQueue.en.ts';
import { reasonEn } from './messages/reasons.en.ts';
import { receptionEn } from './messages/reception.en.ts';
import { resultsEn } from './messages/results.en.ts';
import { terminalsEn } from './messages/terminals.en.ts';
import type { QueueTexts } from './messages.uk.ts';

const people = (n: number) => pluralEn(n, { one: 'person', other: 'people' });
const many = (n: number) => (n >= 100 ? 'over 99' : String(n));

/** English words of the queue. */
export const queueEn: QueueTexts = {
  name: 'Queue',
  number: 'Number',
  place: 'Desk',
  desk: (n) => `Desk ${n}`,
  purposes: { submit: 'Submit an application', consult: 'Ask for advice', collect: 'Collect a result' },
  purposeHints: {
    submit: 'We take your documents and register the application',
    consult: 'We explain what is needed and where to go',
    collect: 'We hand out the decision or the document',
  },
  states: {
    waiting: 'Waiting',
    called: 'Called',
    serving: 'Being served',
    held: 'On hold',
    noShow: 'Did not come',
    finished: 'Finished',
    left: 'Left the queue',
  },
  waitingCount: (n) => (n === 0 ? 'Nobody is waiting' : `${many(n)} ${people(n)} waiting`),
  many,
  ahead: (n) => (n === 0 ? 'You are next' : `${many(n)} ${people(n)} ahead of you`),
  live: { fresh: 'Live', stale: 'No connection. What you see may be old.' },
  reason: reasonEn,
  kiosk: kioskEn,
  terminals: terminalsEn,
  board: {
    title: 'Board',
    caption: 'Who is called',
    empty: 'Nobody has been called yet',
    notice: 'When your number appears on the board, go to the desk shown beside it.',
  },
  ticket: {
    title: 'Your place in the queue',
    heading: (label) => `Ticket ${label}`,
    go: (desk) => `Go to desk ${desk}`,
    serving: (desk) => `You are being served at desk ${desk}`,
    held: 'Your ticket is on hold. Your place is kept: tell the worker when you are ready.',
    noShow:
      'You were called but did not come. Within 20 minutes ask the hall receptionist: your place will be restored.',
    finished: 'Finished. Thank you for coming.',
    left: 'You have left the queue.',
    expired: 'This ticket was for another day. To be received today, take a new one.',
    keepOpen: 'Keep this page open: it updates by itself.',
    leave: 'Leave the queue',
    leaveTitle: 'Leave the queue?',
    leaveLead: 'Your place will be given up. To come back you will need a new ticket.',
    leaveYes: 'Yes, leave the queue',
    leaveNo: 'No, stay',
    leftFlash: 'You have left the queue. The ticket is no longer valid.',
    cannotLeave:
      'This ticket cannot leave the queue any more: its state has changed. Look at the ticket’s page.',
    card: 'Which documents are needed',
    centre: 'Centre',
    service: 'Service',
    taken: 'Taken',
  },
  console: consoleEn,
  reception: receptionEn,
  childrensRoom: childrenEn,
  categories: categoriesEn,
  viewPurpose: 'reception of a visitor by ticket',
  pause: pauseEn,
  phone: phoneEn,
  publicQueue: publicQueueEn,
  results: resultsEn,
};
