import type { Measures } from '../rules/measures.ts';

/** Measures in the order of the table and the spreadsheet. Shares are from 0 to 1. */
export const measureColumns = [
  { key: 'tickets', kind: 'count' },
  { key: 'calls', kind: 'count' },
  { key: 'services', kind: 'count' },
  { key: 'waitMeanMin', kind: 'minutes' },
  { key: 'waitMedianMin', kind: 'minutes' },
  { key: 'waitNinetiethMin', kind: 'minutes' },
  { key: 'inStandardShare', kind: 'share' },
  { key: 'walkMeanMin', kind: 'minutes' },
  { key: 'serviceMeanMin', kind: 'minutes' },
  { key: 'serviceMedianMin', kind: 'minutes' },
  { key: 'holds', kind: 'count' },
  { key: 'holdMeanMin', kind: 'minutes' },
  { key: 'transfers', kind: 'count' },
  { key: 'left', kind: 'count' },
  { key: 'leftShare', kind: 'share' },
  { key: 'noShows', kind: 'count' },
  { key: 'noShowShare', kind: 'share' },
  { key: 'notCalled', kind: 'count' },
] as const satisfies readonly { key: keyof Measures; kind: 'count' | 'minutes' | 'share' }[];
