import type { Words } from '#platform/i18n/words.ts';
import type { personalListUk } from './personalList.uk.ts';

export const personalListEn: Words<typeof personalListUk> = {
  title: 'What do I need?',
  invite: (n) =>
    `Answer ${n === 1 ? 'one question' : `${n} questions`}, and only your documents remain. We do not ask your name.`,
  inviteNone:
    'There is nothing to narrow down: the documents are the same for everybody. Print the list or send it to yourself.',
  open: 'Make my list',
  lead: 'Answer, and only your documents stay in the list. Skip a question if you do not know.',
  privacy:
    'Your answers stand only in the address of the page: we do not keep them and do not ask who you are.',
  show: 'Show my list',
  again: 'Change the answers',
  listTitle: 'Your list of documents',
  count: (n) => `Bring ${n} ${n === 1 ? 'document' : 'documents'}.`,
  perhaps: 'May be needed',
  perhapsLead: 'Look at the condition: if it is about you, bring this document too.',
  notNeeded: 'You do not need',
  unanswered: 'not answered',
  answers: 'Your answers',
  code: 'Code of the list',
  codeHint: 'Say it at the desk or show the QR code: the worker will see this very list.',
  qr: 'QR code of this list',
  print: 'To print: Ctrl+P or the menu of the browser.',
  mailTitle: 'Send to myself',
  mailLabel: 'E-mail',
  mailHint: 'The letter leaves at once. We do not keep the address.',
  mailSend: 'Send the list',
  mailWrong: 'Enter an address, such as name@example.com',
  mailSent: 'The list has been sent. If there is no letter, look into “Spam”.',
  mailOften: 'Several letters have been sent from here already. Try again in a minute.',
  mailFailed: 'The letter could not be sent. Try later or print the list.',
  mailSubject: (service) => `Documents: ${service}`,
  mailBegin: 'Hello! Here is the list that you made on the site.',
  mailNote: 'The letter was sent once at your request. The address has not been kept.',
  reception: 'Where to apply',
  sample: 'Blank and sample of the application',
};
