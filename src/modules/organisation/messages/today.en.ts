import type { todayUk } from './today.uk.ts';

const n = (count: number, one: string, other: string) => `${count}\u00a0${count === 1 ? one : other}`;

/** English words of the centre today and the centres of a municipality. */
export const todayEn: typeof todayUk = {
  watch: {
    title: 'The centre today',
    coordinationTitle: 'The centres today',
    now: (time) => `As of ${time}`,
    waiting: 'Waiting',
    oldest: 'Longest wait',
    standard: (minutes) => `standard ${minutes} min`,
    overStandard: 'longer than the standard',
    nobodyWaits: 'nobody',
    served: 'Served today',
    desksOpen: 'Desks open',
    ofDesks: (open, all) => `${open} of ${all}`,
    overdue: 'Overdue',
    dueSoon: 'Due within 3 days',
    openCases: 'Open cases',
    byGroup: 'The queue by group',
    group: 'Group',
    waitingColumn: 'Waiting',
    desks: 'Desks',
    desk: 'Desk',
    who: 'Who works',
    state: 'State',
    deskState: { open: 'Receives', break: 'Break', closed: 'Closed' },
    providers: 'Who receives today',
    openNow: 'Open now',
    closedNow: 'Closed now',
    today: 'Today',
    breachTitle: (count) => `Terms broken: ${n(count, 'case', 'cases')}`,
    breachText: 'A broken term is reported to the head of the centre. Find out why and have it finished.',
    exceptionsToday: 'Exceptions today',
    agreements: 'Agreements running out',
    addException: 'Record an exception',
    centre: 'Centre',
    empty: 'Your municipality has no active centres',
    noCentre: 'Choose a centre: your role has none.',
  },
};
