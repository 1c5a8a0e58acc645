import { routesFor } from '#platform/http/route.ts';
import {
  acceptCountAction,
  conditionAction,
  newCountAction,
  newThingAction,
  receiveAction,
  spendAction,
} from './actions/stock.ts';
import { countPage, countsPage, newCountPage } from './pages/stock/counts.tsx';
import { goodsPage } from './pages/stock/goods.tsx';
import { receivePage, spendPage } from './pages/stock/goodsForms.tsx';
import { countPaper, inventoryPaper } from './pages/stock/stockPapers.ts';
import { newThingPage, thingPage, thingsPage } from './pages/stock/things.tsx';
import { eofficesRights } from './rights.ts';

const { page, action } = routesFor(eofficesRights);

/** Inventory and stock of e-offices, stock-taking (KO-A3-3). */
export const stockRoutes = [
  page('/e-offices/stock', 'stock.read', 'none', thingsPage),
  page('/e-offices/stock/inventory.pdf', 'stock.read', 'none', inventoryPaper),
  page('/e-offices/stock/things/new', 'eoffice.lead', 'none', newThingPage),
  action('/e-offices/stock/things/new', 'eoffice.lead', 'eofficeItem.registered', newThingAction),
  page('/e-offices/stock/things/:thing', 'stock.read', 'none', thingPage),
  action('/e-offices/stock/things/:thing', 'stock.keep', 'eofficeItem.conditionSet', conditionAction),
  page('/e-offices/stock/goods', 'stock.read', 'none', goodsPage),
  page('/e-offices/stock/receive', 'eoffice.lead', 'none', receivePage),
  action('/e-offices/stock/receive', 'eoffice.lead', 'eofficeStock.received', receiveAction),
  page('/e-offices/stock/spend', 'stock.keep', 'none', spendPage),
  action('/e-offices/stock/spend', 'stock.keep', 'eofficeStock.spent', spendAction),
  page('/e-offices/stock/counts', 'stock.read', 'none', countsPage),
  page('/e-offices/stock/counts/new', 'stock.keep', 'none', newCountPage),
  action('/e-offices/stock/counts/new', 'stock.keep', 'eofficeCount.recorded', newCountAction),
  page('/e-offices/stock/counts/:count', 'stock.read', 'none', countPage),
  page('/e-offices/stock/counts/:count/act.pdf', 'stock.read', 'none', countPaper),
  action('/e-offices/stock/counts/:count/accept', 'eoffice.lead', 'eofficeCount.accepted', acceptCountAction),
];
