import { historyUk } from './messages/history.uk.ts';
import { liveUk } from './messages/live.uk.ts';

export const statisticsUk = { live: liveUk, history: historyUk };
export type StatisticsTexts = typeof statisticsUk;
