import { type Route, routesFor } from '#platform/http/route.ts';
import { editEofficeAction } from './actions/edit.ts';
import { directoryPage } from './pages/directory.tsx';
import { editPage, workPage } from './pages/work.tsx';
import { eofficesRights } from './rights.ts';

const { page, action } = routesFor(eofficesRights);

export const routes: readonly Route[] = [
  page('/e-offices', 'public', 'none', directoryPage),
  page('/e-offices/work', 'eoffice.work', 'none', workPage),
  page('/e-offices/work/:id', 'eoffice.edit', 'none', editPage),
  action('/e-offices/work/:id', 'eoffice.edit', 'eoffice.changed', editEofficeAction),
];
