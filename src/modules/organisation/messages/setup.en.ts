import type { setupUk } from './setup.uk.ts';

const n = (count: number, one: string, other: string) => `${count}\u00a0${count === 1 ? one : other}`;

/** English words of the administrator’s home and municipalities. */
export const setupEn: typeof setupUk = {
  admin: {
    title: 'Organisation',
    lead: 'Municipalities, centres, providers, desks, hours and the calendar. What is set up, and what is missing.',
    counts: {
      municipalities: 'Municipalities',
      centres: 'Centres',
      providers: 'Providers',
      desks: 'Desks',
      workers: 'Workers',
    },
    links: 'Sections',
    municipalities: 'Municipalities',
    centres: 'Centres',
    providers: 'Providers',
    calendar: 'Calendar',
    calendarHint: 'Martial law, public holidays, moved days',
    workers: 'Workers',
    workersHint: 'Accounts, roles, sign language',
    devices: 'Devices',
    devicesHint: 'Kiosks and boards',
    centresHint: 'Address, hours, desks, agreements',
    providersHint: 'Who receives people in the centres',
    municipalitiesHint: 'Whom the centres belong to',
    missingTitle: 'What is missing',
    complete: 'Everything is set up',
    completeHint:
      'Hours, providers, desks, lists and groups, services and cards, kiosks with printers, boards, the calendar and agreements were checked.',
    empty: 'Begin with a municipality',
    emptyHint: 'Add a municipality, then a centre, providers and desks.',
  },
  missing: {
    noMunicipality: 'There is no municipality',
    noCentre: (municipality) => `${municipality}: there is no centre`,
    noSchedule: (centre) => `${centre}: no opening hours`,
    noProvider: (centre) => `${centre}: no provider`,
    noDesk: (centre, provider) => `${centre}, ${provider}: no desk`,
    deskNoProvider: (centre, number) => `${centre}: desk ${number} belongs to no provider`,
    deskNoGroup: (centre, number) =>
      `${centre}: desk ${number} has no groups, and its provider has no services`,
    noHead: (centre) => `${centre}: no head of centre`,
    noList: (centre) => `${centre}: no approved list of services`,
    noGroup: (centre) => `${centre}: no groups of services for the queue`,
    noService: (centre) => `${centre}: no service. The head of the centre or of a provider adds them`,
    noCard: (centre, number) =>
      `${centre}: ${n(number, 'service', 'services')} without a card in force. The head of the provider approves it`,
    noKiosk: (centre) => `${centre}: no kiosk`,
    noBoard: (centre) => `${centre}: no board`,
    noPrinter: (centre, device) => `${centre}: kiosk “${device}” has no printer, a ticket is only shown`,
    noRegime: 'Calendar: no regime is in force today, so public holidays count as days off',
    agreementSoon: (centre, number, days) =>
      days === 0
        ? `${centre}: agreement ${number} ends today`
        : `${centre}: agreement ${number} ends in ${n(days, 'day', 'days')}`,
    agreementOver: (centre, number, days) =>
      `${centre}: agreement ${number} ended ${n(days, 'day', 'days')} ago`,
  },
  municipality: {
    title: 'Municipalities',
    newTitle: 'New municipality',
    name: 'Name',
    code: 'Code',
    codeHint: 'Latin letters, such as bakhmut. It cannot be changed later.',
    empty: 'There is no municipality yet',
    confirmClose: 'Close the municipality?',
  },
};
