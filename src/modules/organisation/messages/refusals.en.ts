import type { refusalsUk } from './refusals.uk.ts';

const n = (count: number, one: string, other: string) => `${count}\u00a0${count === 1 ? one : other}`;

/** English words of what is refused and why, and questions before a step. */
export const refusalsEn: typeof refusalsUk = {
  obstacles: {
    title: 'Not yet',
    lead: 'Nothing was changed. First, this has to be settled:',
    cases: (count) => `${n(count, 'open case', 'open cases')} to be finished`,
    services: (count) =>
      `${n(count, 'active service', 'active services')} to be closed or given to another provider`,
    desks: (count) => `${n(count, 'active desk', 'active desks')}`,
    workers: (count) => `${n(count, 'worker has a role', 'workers have roles')} here`,
    tickets: (count) => `${n(count, 'visitor waits', 'visitors wait')} in today’s queue`,
    shift: (count) => `${n(count, 'open shift', 'open shifts')}: somebody works at the desk now`,
    bound: (count) => `${n(count, 'ticket waits', 'tickets wait')} for this very desk`,
    centres: (count) => `${n(count, 'active centre', 'active centres')}`,
    providers: (count) => `${n(count, 'active provider', 'active providers')}`,
    seats: (count) => `Works in ${n(count, 'centre', 'centres')}: take it out of there first`,
    municipalityClosed: 'The municipality is closed: reopen it first',
  },
  confirm: {
    closeLead: 'Nothing new will come here. All that is recorded stays, and it can be reopened at any time.',
    reopenLead: 'It will be back in lists and on screens.',
    reopenTitle: 'Reopen?',
  },
  errors: {
    required: 'Fill in this field',
    tooLong: (max) => `Shorten it to ${n(max, 'character', 'characters')} at most`,
    code: '2 to 40 small Latin letters, figures or hyphens, a letter first. For example: bakhmut',
    codeTaken: 'This code is taken. Choose another',
    prefix: 'One to four Ukrainian letters. For example: БХ',
    prefixTaken: 'Another centre has these letters. Choose others',
    prefixInUse: 'Cases of the centre already have numbers with the old letters, so they cannot be changed',
    choose: 'Choose one of the options',
    number: (min, max) => `Enter a number from ${min} to ${max}`,
    phone: 'Each telephone on its own line: figures, spaces, brackets. For example: (06274) 0-00-01',
    email: 'Check the address. For example: centre@example.ua',
    website: 'Enter the whole address. For example: https://centre.example.ua',
    date: 'Enter a date. For example: 05.03.2026',
    dateOrder: 'The end cannot be before the beginning',
    past: 'The date has passed. Enter today or a later one',
    time: 'Enter a time. For example: 08:00',
    timeOrder: 'The end must be later than the beginning',
    breakInside: 'The break must be within the working day, and end after it begins',
    noLunchBreak: 'The centre has no lunch break. Remove the break or change the facts of the centre',
    emptyWeek: 'The centre must be open on one day of the week at least',
    numberTaken: 'The centre already has a desk with this number',
    deskNotHere: 'Choose a provider that works in this centre',
    placementProvider: 'Choose the provider whose workers will sit in the centre',
    agreementTaken: 'An agreement with this number and date is recorded already',
    signedInFuture: 'Not signed yet: the date is in the future',
    regimeOverlaps: (name) =>
      `In this time the regime “${name}” is in force. Give the day on which it ends first`,
    exceptionTaken: 'This date has a record already. Remove it first',
    fileKind: 'The file must be PDF, JPEG or PNG',
    fileSize: 'The file is too large: 20 MB at most',
    fileEmpty: 'The file is empty. Choose another',
    elsewhere: 'Choose an active provider of the municipality of this centre',
  },
};
