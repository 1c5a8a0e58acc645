import type { KeyMessages } from './keys.uk.ts';

/** English words of keys. */
export const keysEn: KeyMessages = {
  refusals: {
    unknown: 'There is no such key. Check that it was copied whole.',
    revoked: 'The key was revoked. Ask the administrator or the head of the centre for a new one.',
    expired: 'The key has expired. Ask the administrator or the head of the centre for a new one.',
    replaced: 'The key was replaced. Use the new one.',
  },
  tooMany: (seconds) => `Too many requests with this key. Try again in ${seconds} s.`,
  section: 'Other systems of the municipality',
  sectionText:
    'The site of the municipality or an app of its own may see the queue or issue tickets through the API. Each system needs a key of its own, with the rights it cannot do without.',
  add: 'Make a key for a system',
  newTitle: 'New key for another system',
  name: 'Name of the system',
  nameHint: 'For example: “Site of the municipality”. The log shows its actions under this name.',
  rights: {
    'calls.read': 'See the queue: calls, desks, how many wait',
    'statistics.read': 'Read the statistics of the queue',
    'ticket.issue': 'Issue tickets',
  },
  rightsLegend: 'What it may do',
  rightsMissing: 'Choose at least one right.',
  expires: 'Works until',
  expiresHint: 'The last day. Leave it empty if the key works until it is revoked.',
  expiresPast: 'Choose today or a later day.',
  perMinute: 'Most requests a minute',
  perMinuteHint: 'Shields the queue from a mistake in somebody’s program.',
  perMinuteWrong: 'Enter a whole number from 1 to 100,000.',
  submit: 'Make the key',
  shownTitle: 'The key is made',
  shownText:
    'Copy the key now: it is shown nowhere else. The database keeps only its digest. Hand it over in a safe way.',
  shownUse: 'The system sends it with each request:',
  oldWorksUntil: (when) => `The key before it works until ${when}.`,
  oldEnded: 'The key before it works no more.',
  documentation: 'Description of the API',
  settings: 'Rights and end',
  save: 'Save',
  saved: 'Saved. The changes work from the next request on.',
  expired: 'Expired',
  unused: 'Not used yet',
  works: 'Works',
  rotateTitle: 'Change of the key',
  rotateText:
    'The new key works at once. The key before it may stay for a while, so that the other side can change over.',
  overlap: 'How long the key before still works',
  overlaps: { 0: 'No longer from this moment', 1: 'One hour', 24: 'One day', 168: 'Seven days' },
  rotate: 'Get a new key',
};
