import { z } from 'zod';
import { isCivilDate } from '#platform/calendar/civilDate.ts';
import { periodKinds } from './rules/period.ts';

/** Sides that a reader may choose: those that are kept, and days. */
export const chosenSides = ['hour', 'group', 'service', 'desk', 'provider', 'day'] as const;
export type ChosenSide = (typeof chosenSides)[number];

const date = z
  .string()
  .refine(isCivilDate)
  .describe('Any day of the period, `YYYY-MM-DD`; absent: today in Kyiv');

/** What a page of statistics shows; an empty field of its form is one not given. */
export const historyQuery = z.object({
  centre: z.union([z.literal(''), z.uuid()]).optional(),
  period: z.enum(periodKinds).default('week'),
  date: z.union([z.literal(''), date]).optional(),
  by: z.enum(chosenSides).default('hour'),
});
export type HistoryQuery = z.infer<typeof historyQuery>;

export const centreParams = z.object({ centre: z.uuid() });
export const codeParams = z.object({ code: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/) });

export const statisticsQuery = z.object({
  period: z.enum(periodKinds).default('day'),
  date: date.optional(),
  by: z
    .enum(chosenSides)
    .default('hour')
    .describe('One row for each hour, group, service, desk, provider or day'),
});

const count = z.number().int();
const minutes = z.number().nullable().describe('Minutes; null: nothing was counted');
const share = z.number().nullable().describe('From 0 to 1; null: nothing was counted');
const measures = z.object({
  tickets: count,
  calls: count,
  services: count,
  waitMeanMin: minutes,
  waitMedianMin: minutes,
  waitNinetiethMin: minutes,
  inStandardShare: share,
  walkMeanMin: minutes,
  serviceMeanMin: minutes,
  serviceMedianMin: minutes,
  holds: count,
  holdMeanMin: minutes,
  transfers: count,
  left: count,
  noShows: count,
  notCalled: count,
  leftShare: share,
  noShowShare: share,
});

export const statisticsAnswer = z.object({
  centre: z.object({ code: z.string(), name: z.string(), standardMinutes: count }),
  from: z.string(),
  to: z.string(),
  providerId: z.uuid().nullable().describe('Null: the whole centre'),
  whole: measures,
  rows: z.array(measures.extend({ key: z.string(), name: z.string() })),
  estimates: z
    .object({
      estimates: count,
      metShare: share,
      earlierShare: share,
      laterShare: share,
      meanErrorS: z.number().nullable(),
      averageErrorS: z.number().nullable(),
      lastErrorS: z.number().nullable(),
      ownErrorBesideLastS: z.number().nullable(),
    })
    .nullable()
    .describe('How the published ranges of waiting came true; null for a provider'),
});
