import type { Words } from '#platform/i18n/words.ts';
import type { listsUk } from './lists.uk.ts';

/** Lists of cases, in English. */
export const listsEn: Words<typeof listsUk> = {
  list: {
    lead: 'Journal of registration',
    filter: 'Show',
    state: 'State',
    service: 'Service',
    executor: 'Executor',
    from: 'Registered from',
    to: 'to',
    at: 'Where the case is',
    atAll: 'All',
    atFront: 'Front office',
    atBack: 'Back office',
    overdue: 'Overdue only',
    all: 'All',
    q: 'Number, tax number or beginning of the surname',
    search: 'Search',
    caption: 'Cases',
    empty: 'No cases',
    emptyHint: 'Change the conditions or take an application.',
    ready: 'Ready to hand out',
    drafts: 'My drafts',
    columns: {
      number: 'Number',
      applicant: 'Applicant',
      service: 'Service',
      state: 'State',
      due: 'Term',
      executor: 'Executor',
      registered: 'Registered',
    },
    many: 'more than 1000',
    count: (count) => `Found: ${count}`,
  },
  work: {
    mine: 'My cases',
    waiting: 'Sent, not accepted yet',
    all: 'All cases of the provider',
    overdue: 'Overdue',
    today: 'Due today',
    soon: 'Due within three working days',
    empty: 'Nothing here',
    emptyHint: 'When the front office sends a case, it appears in this list.',
  },
};
