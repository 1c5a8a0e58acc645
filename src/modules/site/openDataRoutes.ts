import { type Route, routesFor } from '#platform/http/route.ts';
import { documentsCsv, openCardApi, openCentresApi, openServicesApi, servicesCsv } from './api/openData.ts';
import { openDataPage } from './pages/openData.tsx';
import { siteRights } from './rights.ts';
import {
  openCardAnswer,
  openCentresAnswer,
  openServiceParams,
  openServicesAnswer,
  openServicesQuery,
} from './schemas/openData.ts';

const { page, apiRead } = routesFor(siteRights);

/** Services and cards for programs, without sign-in (open data). */
export const openDataRoutes: readonly Route[] = [
  page('/open-data', 'public', 'none', openDataPage),
  page('/open-data/services.csv', 'public', 'none', servicesCsv, { perMinute: 60 }),
  page('/open-data/documents.csv', 'public', 'none', documentsCsv, { perMinute: 60 }),
  apiRead(
    '/api/v1/open-data/services',
    'public',
    'none',
    {
      summary: 'Services of all centres, in parts',
      tag: 'open data',
      query: openServicesQuery,
      result: openServicesAnswer,
    },
    openServicesApi,
  ),
  apiRead(
    '/api/v1/open-data/services/:id',
    'public',
    'none',
    {
      summary: 'One service with its information card in force',
      tag: 'open data',
      params: openServiceParams,
      result: openCardAnswer,
    },
    openCardApi,
  ),
  apiRead(
    '/api/v1/open-data/centres',
    'public',
    'none',
    { summary: 'Centres with their addresses and telephones', tag: 'open data', result: openCentresAnswer },
    openCentresApi,
  ),
];
