import type { Words } from '#platform/i18n/words.ts';
import type { workUk } from './work.uk.ts';

const cards = (n: number) => `${n} ${n === 1 ? 'card' : 'cards'}`;

export const workEn: Words<typeof workUk> = {
  awaited: (n) => `${cards(n)} ${n === 1 ? 'waits' : 'wait'} for your approval`,
  returned: (n) => `${cards(n)} returned with a remark`,
  stale: (n) => `${cards(n)} not compared with the law for a long time`,
  serviceTitle: 'The service',
  keeper: 'Kept by',
  checkTitle: 'Compared with the law',
  headOwns: 'The head',
  owner: 'Who answers for the card',
  ownerHint:
    'The public sees the post. Cards that are due to be compared appear on this person’s first page.',
  ownerHead: 'The head of the provider',
  ownerForeign: 'This person does not work at the provider of the service',
  notYours: 'Somebody else answers for this card. That person or the head can change it.',
};
