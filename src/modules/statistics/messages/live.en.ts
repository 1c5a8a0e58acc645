import { formatDuration } from '#platform/i18n/dates.ts';
import type { LiveTexts } from './live.uk.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${n} people`);
const minutes = (n: number) => formatDuration('en', n);

export const liveEn: LiveTexts = {
  nav: 'Queue now',
  title: 'Queue now',
  municipalityTitle: 'Queues of the municipality now',
  at: (time) => `At ${time}`,
  fresh: 'Updates by itself',
  stale: 'Connection lost: the figures may be old',
  paused: (time) =>
    `The centre has been paused since ${time}. Visitors’ clocks stand still, places are kept.`,
  notForeseen:
    'Waiting is not foreseen yet: no desk is open, or the program has just started. Only what has already happened is shown.',
  alertsTitle: (n) => `The standard is in danger: ${n === 1 ? '1 group' : `${n} groups`}`,
  calm: (standard) => `Every group is within the standard of ${minutes(standard)}.`,
  unserved: (group, waiting) => `${group}: ${people(waiting)} waiting, but no open desk serves this group.`,
  passed: (group, longest, standard) =>
    `${group}: somebody has waited ${minutes(longest)} already, the standard is ${minutes(standard)}.`,
  coming: (group, expected, standard) =>
    `${group}: whoever comes now will wait about ${minutes(expected)}, the standard is ${minutes(standard)}.`,
  late: (n) => `Of those who wait now, ${people(n)} will wait longer than the standard.`,
  gainDesk: (desk, before, after) =>
    `Open desk ${desk}: the wait falls from ${minutes(before)} to ${minutes(after)}.`,
  gainNew: (group, before, after) =>
    `Every desk that could serve “${group}” is open. One more would cut the wait from ${minutes(before)} to ${minutes(after)}.`,
  gainOpen: (desk, after) => `Open desk ${desk}: a new visitor will wait about ${minutes(after)}.`,
  gainOpenNew: (group, after) =>
    `Give one of the desks the group “${group}”: a new visitor will wait about ${minutes(after)}.`,
  noGain: 'One more desk would change almost nothing.',
  waiting: 'Waiting',
  longest: 'Longest waiting',
  desksOpen: 'Desks',
  desksText: (open, onBreak, closed) => `on a break: ${onBreak}, closed: ${closed}, open: ${open}`,
  inStandard: 'Called within the standard',
  called: 'Called',
  meanWait: 'Mean waiting',
  left: 'Left without waiting',
  standard: (n) => `the standard is ${minutes(n)}`,
  today: 'Today so far',
  score: 'The stated time came true',
  scoreNote: (n) => `for ${n === 1 ? '1 visitor' : `${n} visitors`}; the aim is 80\u00a0%`,
  byGroup: 'Groups of services',
  group: 'Group',
  desks: 'Desks',
  expected: 'A new one will wait',
  state: 'State',
  dangers: {
    unserved: 'nobody serves it',
    passed: 'over the standard',
    coming: 'in danger',
    fine: 'within the standard',
  },
  nobody: 'nobody',
  unknown: 'unknown',
  range: (low, high) =>
    low === 0
      ? `up to ${minutes(high)}`
      : `${high < 60 ? low : `${minutes(low)} `}–${high < 60 ? '' : ' '}${minutes(high)}`,
  minutes,
  byDesk: 'Desks',
  desk: 'Desk',
  provider: 'Provider',
  deskState: { open: 'open', break: 'break', closed: 'closed' },
  since: 'Since',
  visitor: 'Visitor',
  serving: (ticket, time) => `${ticket}, served since ${time}`,
  calledTo: (ticket, time) => `${ticket}, called at ${time}`,
  noVisitor: '—',
  namesHint: 'Who sits at a desk is on the plates of the page “The centre today”.',
  centre: 'Centre',
  inDanger: 'Groups in danger',
  toHistory: 'Statistics of past days',
  empty: 'The municipality has no working centres.',
};
