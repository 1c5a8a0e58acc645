import { routesFor } from '#platform/http/route.ts';
import { needsCsv, needsXlsx } from './pages/needs/needFiles.ts';
import { needsPage } from './pages/needs/needs.tsx';
import { publicNeedsPage } from './pages/needs/publicNeeds.tsx';
import { eofficesRights } from './rights.ts';

const { page } = routesFor(eofficesRights);

/** What people ask for: for the staff of the network, and with small numbers hidden for everybody (KN-3.1.2, KN-3.1.3). */
export const needsRoutes = [
  page('/e-offices/asked', 'public', 'none', publicNeedsPage),
  page('/e-offices/needs', 'needs.read', 'none', needsPage),
  page('/e-offices/needs.xlsx', 'needs.read', 'none', needsXlsx),
  page('/e-offices/needs.csv', 'needs.read', 'none', needsCsv),
];
