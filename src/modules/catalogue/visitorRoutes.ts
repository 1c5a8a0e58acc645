import { type Route, routesFor } from '#platform/http/route.ts';
import { mailListQuery } from './actions/mailList.ts';
import { cardFormatPage } from './pages/visitor/formats.ts';
import { personalListPage } from './pages/visitor/personalList.tsx';
import { catalogueRights } from './rights.ts';

const { page, query } = routesFor(catalogueRights);

const service = '/centres/:code/services/:slug';

/** What the visitor makes of a card without signing in (BR-7, BR-8, BR-9). */
export const visitorRoutes: readonly Route[] = [
  page(`${service}/list`, 'public', 'none', personalListPage),
  query(`${service}/list/mail`, 'public', 'none', mailListQuery, { perMinute: 5 }),
  page(`${service}/formats/:format`, 'public', 'none', cardFormatPage, { perMinute: 60 }),
];
