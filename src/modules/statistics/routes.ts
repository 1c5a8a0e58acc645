import { routesFor } from '#platform/http/route.ts';
import { statisticsApi, statisticsStream } from './api.ts';
import { historyPage } from './pages/history.tsx';
import { municipalityNowPage, nowPage } from './pages/now.tsx';
import { historySheet } from './pages/sheet.ts';
import { staysSheet } from './pages/staysSheet.ts';
import { statisticsRights } from './rights.ts';
import { codeParams, statisticsAnswer, statisticsQuery } from './schema.ts';

const { page, stream, apiRead } = routesFor(statisticsRights);

// Figures without people: nothing here is a view of personal data.
export const statisticsRoutes = [
  page('/statistics', 'statistics.live', 'none', nowPage),
  page('/statistics/centres', 'statistics.municipality', 'none', municipalityNowPage),
  page('/statistics/history', 'statistics.read', 'none', historyPage),
  page('/statistics/history.xlsx', 'statistics.read', 'none', historySheet),
  page('/statistics/stays.xlsx', 'statistics.read', 'none', staysSheet),
  stream('/live/statistics/:centre', 'statistics.live', statisticsStream),
  apiRead(
    '/api/v1/centres/:code/statistics',
    'statistics.read',
    'none',
    {
      summary: 'Waiting, service, holds and abandonment of a period',
      tag: 'statistics',
      params: codeParams,
      query: statisticsQuery,
      result: statisticsAnswer,
    },
    statisticsApi,
  ),
];
