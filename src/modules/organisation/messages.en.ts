import { agreementsEn } from './messages/agreements.en.ts';
import { historyEn } from './messages/history.en.ts';
import { placesEn } from './messages/places.en.ts';
import { refusalsEn } from './messages/refusals.en.ts';
import { scheduleEn } from './messages/schedule.en.ts';
import { setupEn } from './messages/setup.en.ts';
import { todayEn } from './messages/today.en.ts';
import type { OrganisationTexts } from './messages.uk.ts';

/** English words of the screens of the organisation; a file for each group of screens. */
export const organisationEn: OrganisationTexts = {
  nav: { admin: 'Organisation', centre: 'Centre today', coordination: 'Centres' },
  save: 'Save',
  add: 'Add',
  edit: 'Change',
  close: 'Close',
  reopen: 'Reopen',
  remove: 'Remove',
  open: 'Open',
  cancel: 'Cancel',
  back: 'Back',
  none: 'none',
  yes: 'yes',
  no: 'no',
  active: 'In use',
  inactive: 'Closed',
  saved: 'Changes saved.',
  unchanged: 'Nothing has changed.',
  added: (name) => `Added: ${name}.`,
  closed: (name) => `Closed: ${name}. Its history stays.`,
  reopened: (name) => `Reopened: ${name}.`,
  columns: {
    name: 'Name',
    code: 'Code',
    state: 'State',
    centres: 'Centres',
    kind: 'Kind',
    municipality: 'Municipality',
    actions: 'Actions',
    address: 'Address',
  },
  history: historyEn,
  ...setupEn,
  ...placesEn,
  ...scheduleEn,
  ...agreementsEn,
  ...refusalsEn,
  ...todayEn,
};
