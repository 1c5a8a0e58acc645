import { historyEn } from './messages/history.en.ts';
import { liveEn } from './messages/live.en.ts';
import type { StatisticsTexts } from './messages.uk.ts';

export const statisticsEn: StatisticsTexts = { live: liveEn, history: historyEn };
