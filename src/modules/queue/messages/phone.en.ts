import { pluralEn } from '#platform/i18n/plural.ts';
import type { Widen } from '../messages.uk.ts';
import type { phoneUk } from './phone.uk.ts';

export const phoneEn: Widen<typeof phoneUk> = {
  number: 'Your number',
  several: 'Your tickets',
  ahead: 'Ahead of you',
  nobodyAhead: 'nobody',
  wait: 'Still to wait',
  range: (low, high) => (low === 0 ? `up to ${high} min` : `${low}–${high} min`),
  about: 'This is a forecast, not a promise: it changes with the queue.',
  order: 'How the queue moves',
  first: 'You are next: you may be called at any moment.',
  waiting: 'You are in the queue. When your turn comes, your number appears on the board and here.',
  near: 'Your turn is near. Please be in the hall.',
  go: (desk) => `Go to desk ${desk}`,
  paused: 'Reception is paused. Your place in the queue is kept.',
  late: (time) => `You told us that you are late. You will not be called before ${time}; your place is kept.`,
  missedUntil: (time) =>
    `You were called but did not come. Go to the hall receptionist before ${time}: your place will be restored.`,
  missedToday:
    'You were called just after the pause and could not come in time. Go to the hall receptionist today: your place will be restored.',
  missedOver: 'You were called but did not come, and the time to return is over. Please take a new ticket.',
  otherNow: 'First you are being served with another ticket of this visit.',
  thanks: 'Finished. Thank you for coming.',
  feedback:
    'You can leave thanks, a suggestion or a complaint with the hall receptionist or send it to the centre:',
  contacts: 'contacts of the centre',
  left: 'You have left the queue.',
  notify: 'Notify me',
  notified: 'Notifications are on',
  lateButton: 'I am late',
  hereButton: 'I am here already',
  undoLeave: 'Return to the queue',
  undoLeaveLead: (time) => `Left by mistake? Until ${time} you can return to your place.`,
  lateTitle: 'Are you late?',
  lateLead:
    'We will not call you until this time has passed. Your place is kept: as soon as you come you will be among the first to be called.',
  lateQuestion: 'How late are you?',
  lateOption: (n) => `${n} ${pluralEn(n, { one: 'minute', other: 'minutes' })}`,
  lateMissing: 'Choose how many minutes late you are',
  lateTimes: (n) => (n === 1 ? 'You can tell us once more.' : `You can tell us ${n} more times.`),
  lateYes: 'Tell the centre',
  lateNo: 'I am not late',
  said: {
    late: (time) => `Done. You will not be called before ${time}; your place is kept.`,
    here: 'Thank you. You may be called at any moment.',
    back: 'You are in the queue again, in your place.',
  },
  refused: {
    late: 'You cannot tell us now that you are late: the state of the ticket has changed. Look at the ticket’s page.',
    often: 'You can be late three times. If you cannot make it, ask the hall receptionist.',
    here: 'The state of the ticket has changed. Look at the ticket’s page.',
    back: 'It is too late to return: two minutes have passed. Please take a new ticket.',
  },
};
