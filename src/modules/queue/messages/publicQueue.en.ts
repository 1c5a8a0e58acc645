import type { Widen } from '../messages.uk.ts';
import type { publicQueueUk } from './publicQueue.uk.ts';

export const publicQueueEn: Widen<typeof publicQueueUk> = {
  nav: 'Queue now',
  title: 'Queues of the centres now',
  lead: 'How many people wait, and how long somebody who comes now is expected to wait.',
  caption: 'Queues of the centres',
  centre: 'Centre',
  waiting: 'Waiting',
  expected: 'Expected',
  desks: 'Desks open',
  state: 'Now',
  open: 'Open',
  closed: 'Closed',
  paused: 'Paused',
  none: 'no forecast',
  honest:
    'The forecast is a range within which four of five visitors are called. Where data are thin we show none.',
  many: 'over 99',
  range: '{low}–{high}\u00a0min',
  upTo: 'up to {high}\u00a0min',
  empty: 'There are no centres yet',
};
