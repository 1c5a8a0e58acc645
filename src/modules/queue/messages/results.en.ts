import type { ResultsTexts } from './results.uk.ts';

const tickets = (n: number) => (n === 1 ? '1 ticket was' : `${n} tickets were`);

export const resultsEn: ResultsTexts = {
  title: 'How the queue works out',
  today: (visitors) => `Today ${tickets(visitors)} taken.`,
  yesterday: (visitors) => `Yesterday ${tickets(visitors)} taken.`,
  waited: (minutes) => `Half of the visitors waited no longer than ${minutes}\u00a0min.`,
  inStandard: (percent) => `${percent}\u00a0% were called within the time set by the centre.`,
  scoreYesterday: (percent) =>
    `Yesterday ${percent}\u00a0% of the visitors were called within the time they were told.`,
  scoreOn: (date, percent) =>
    `On ${date} ${percent}\u00a0% of the visitors were called within the time they were told.`,
  honest: 'A waiting time is a prediction: we compare it with what happened and show the result.',
};
