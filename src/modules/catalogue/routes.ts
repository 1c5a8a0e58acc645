import { type Route, routesFor } from '#platform/http/route.ts';
import { approveCardAction, checkCardAction, saveDraftAction } from './actions/cards.ts';
import { cardPage } from './pages/card.tsx';
import { centrePage } from './pages/centre.tsx';
import { centresPage, homePage } from './pages/home.tsx';
import { anywherePage, servicesPage } from './pages/services.tsx';
import { catalogueCardPage } from './pages/staffCard.tsx';
import { catalogueEditPage } from './pages/staffEdit.tsx';
import { catalogueListPage } from './pages/staffList.tsx';
import { catalogueRights } from './rights.ts';

const { page, action } = routesFor(catalogueRights);

export const routes: readonly Route[] = [
  page('/', 'public', 'none', homePage),
  page('/services', 'public', 'none', anywherePage),
  page('/centres', 'public', 'none', centresPage),
  page('/centres/:code', 'public', 'none', centrePage),
  page('/centres/:code/services', 'public', 'none', servicesPage),
  page('/centres/:code/services/:slug', 'public', 'none', cardPage),
  page('/catalogue', 'catalogue.read', 'none', catalogueListPage),
  page('/catalogue/:id', 'catalogue.read', 'none', catalogueCardPage),
  page('/catalogue/:id/edit', 'catalogue.edit', 'none', catalogueEditPage),
  action('/catalogue/:id/check', 'catalogue.check', 'card.checked', checkCardAction),
  action('/catalogue/:id/edit', 'catalogue.edit', 'card.drafted', saveDraftAction),
  action('/catalogue/:id/approve', 'catalogue.approve', 'card.published', approveCardAction),
];
