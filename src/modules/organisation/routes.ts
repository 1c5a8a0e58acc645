import { type Route, routesFor } from '#platform/http/route.ts';
import { adminPage } from './pages/admin.tsx';
import { organisationRights } from './rights.ts';

const { page } = routesFor(organisationRights);

export const organisationRoutes: readonly Route[] = [
  page('/admin', 'organisation.manage', 'none', adminPage),
];
