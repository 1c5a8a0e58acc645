import { pluralEn } from '#platform/i18n/plural.ts';
import type { Widen } from '../messages.uk.ts';
import type { reasonUk } from './reasons.uk.ts';

const times = (n: number) => `${n} ${pluralEn(n, { one: 'time', other: 'times' })}`;

/** Why somebody was called, or stands where they stand (BR-18). */
export const reasonEn: Widen<typeof reasonUk> = {
  earliest: (rank) => `Has waited longest among those whom this desk serves: in the queue since ${rank}`,
  allowance: (rank, issued, minutes) =>
    `Lawful allowance of ${minutes} min: the ticket was taken at ${issued}, its place counts from ${rank}`,
  category: (name, act, rank, issued, minutes) =>
    `Category “${name}” (${act}), ${minutes} min: the ticket was taken at ${issued}, its place counts from ${rank}`,
  fairness: (issued, run) =>
    `Has waited longest, since ${issued}: before, a category went first ${times(run)} in a row`,
  thisDesk: (rank) => `Is to come to this very desk: in the queue since ${rank}`,
  signLanguage: (rank) => `Asks for sign language, and the worker knows it: in the queue since ${rank}`,
  express: (rank) => `A short matter, and this desk takes only such: in the queue since ${rank}`,
  sameVisit: 'The next matter of the visitor who is here already',
  chosen: (note) => `Called out of turn. Reason: ${note}`,
  short: (rank, minutes) => `Category, ${minutes} min: place as from ${rank}`,
  arrival: 'By time of arrival',
  blocked: 'Is at a desk with another matter now',
  late: (time) => `Told that they are late: not before ${time}`,
  forDesk: (desk) => `Waits for desk ${desk}`,
  here: 'Sent to you',
  signer: 'Waits for a worker who knows sign language',
  long: 'A long matter, and this desk takes only short ones',
};
