import type { Words } from '#platform/i18n/words.ts';
import type { directoryUk } from './directory.uk.ts';

/** English words of the network of e-offices. */
export const directoryEn: Words<typeof directoryUk> = {
  nav: 'E-offices',
  title: 'E-offices',
  lead: 'Small receptions near home: an operator listens, advises and helps to write to the centre online.',
  search: 'Search',
  searchLabel: 'District, street or organisation',
  searchHint: 'In Ukrainian, for example: Київський район, Сумська',
  found: (n) => `${n} ${n === 1 ? 'e-office' : 'e-offices'}`,
  nothing: 'No such e-office was found',
  nothingHint: 'Try the name of a district or a street, in Ukrainian.',
  empty: 'There is no network of e-offices here',
  emptyHint: 'The community has not added any e-office yet.',
  head: 'Head e-office',
  number: (n) => `No ${n}`,
  reception: (hours) => `Receives people on working days ${hours}`,
  working: (hours) => `Open ${hours}`,
  columns: {
    number: 'No',
    organisation: 'Organisation',
    address: 'Address',
    hours: 'Reception',
    contacts: 'Contacts',
    action: 'Actions',
  },
  work: {
    nav: 'My e-office',
    titleOwn: 'My e-office',
    titleHead: 'Network of e-offices',
    own: 'My e-office',
    noOwn: 'No e-office is assigned to you',
    noOwnHint: 'Ask the administrator to assign one.',
    network: 'The whole network',
    today:
      'For now the directory of the network is kept here. The reception journal, the report of opening and the monthly report do not work yet: keep them as before.',
    edit: 'Edit',
    editTitle: 'Data of the e-office',
    save: 'Save',
    cancel: 'Cancel',
    saved: (n) => `The data of e-office No ${n} were changed.`,
    fields: {
      address: 'Address',
      hours: 'Working hours',
      receptionHours: 'Reception of people',
      phone: 'Telephone',
      email: 'E-mail',
      note: 'How to find it, note',
    },
    hoursHint: 'For example, 10:00–16:00',
  },
};
