import { type Route, routesFor } from '#platform/http/route.ts';
import { cardPage } from './pages/card.tsx';
import { centrePage } from './pages/centre.tsx';
import { centresPage, homePage } from './pages/home.tsx';
import { anywherePage, servicesPage } from './pages/services.tsx';
import { catalogueRights } from './rights.ts';

const { page } = routesFor(catalogueRights);

export const routes: readonly Route[] = [
  page('/', 'public', 'none', homePage),
  page('/services', 'public', 'none', anywherePage),
  page('/centres', 'public', 'none', centresPage),
  page('/centres/:code', 'public', 'none', centrePage),
  page('/centres/:code/services', 'public', 'none', servicesPage),
  page('/centres/:code/services/:slug', 'public', 'none', cardPage),
];
