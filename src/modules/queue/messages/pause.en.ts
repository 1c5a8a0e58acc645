import type { Widen } from '../messages.uk.ts';
import type { pauseUk } from './pause.uk.ts';

export const pauseEn: Widen<typeof pauseUk> = {
  nav: 'Pause the centre',
  visitors: {
    airRaid: {
      title: 'Air raid alert. Reception is paused',
      text: 'Please go to the shelter. Your place in the queue is kept: the pause is not counted, and nobody is called while it lasts.',
    },
    power: {
      title: 'No electricity. Reception is paused',
      text: 'Please wait: your place in the queue is kept, the pause is not counted, and nobody is called while it lasts.',
    },
    other: {
      title: 'Reception is paused for a while',
      text: 'Please wait: your place in the queue is kept, the pause is not counted, and nobody is called while it lasts.',
    },
    shelter: (place) => `Shelter: ${place}`,
    since: (time) => `Paused since ${time}.`,
    resumedTitle: 'Reception goes on',
    resumedText: (time) =>
      `Please come back to the hall. Until ${time} a missed call changes nothing: your place in the queue is kept.`,
  },
  kinds: { airRaid: 'Air raid alert', power: 'No electricity', other: 'Another reason' },
  title: 'Pause reception?',
  lead: 'One press stops the whole centre: boards, kiosks, phones and desks say so by themselves.',
  effects: [
    'Nobody is called until a worker resumes reception.',
    'Those already called go back to their place in the queue.',
    'Those being served stay at their desks.',
    'The pause counts neither as waiting nor as service.',
  ],
  press: {
    airRaid: 'Air raid alert: pause reception',
    power: 'No electricity: pause reception',
    other: 'Pause reception',
  },
  otherTitle: 'Another reason',
  note: 'Reason',
  noteHint: 'Visitors will see it. For example: a burst pipe on the ground floor',
  noteMissing: 'Write the reason: visitors will see it',
  noteLong: 'Shorten the reason: at most 200 characters fit',
  pausedTitle: 'The centre is paused',
  pausedBy: (name, time) => `Paused at ${time} by ${name}.`,
  resume: 'Resume reception',
  resumeTitle: 'Resume reception',
  resumeLead: 'People need time to come back from the shelter. During it a missed call changes nothing.',
  grace: 'Minutes to come back',
  graceWrong: 'Write a number of minutes from 0 to 120',
  noShelter:
    'Where the shelter is has not been written yet. The administrator adds it in the queue settings.',
  visitorsSee: 'What visitors see',
  said: {
    paused: (returned) =>
      returned === 0
        ? 'The centre is paused. Nobody is called.'
        : `The centre is paused. Called visitors back in the queue: ${returned}.`,
    already: 'The centre is paused already: a colleague pressed first.',
    resumed: (time) => `Reception goes on. Until ${time} missed calls cost nothing.`,
    working: 'Reception goes on already: a colleague pressed first.',
  },
  past: 'Earlier pauses',
  pastColumns: { when: 'When', why: 'Reason', long: 'Lasted', who: 'Paused by' },
  minutes: (n) => `${n} min`,
  open: 'Open the pause',
};
