import { routesFor } from '#platform/http/route.ts';
import {
  acceptRequestAction,
  doneRequestAction,
  newRequestAction,
  orderRequestAction,
  refuseRequestAction,
  withdrawRequestAction,
} from './actions/requests.ts';
import { requestPage, requestPhoto } from './pages/requests/request.tsx';
import { newRequestPage } from './pages/requests/requestNew.tsx';
import { requestPaper, requestsPaper } from './pages/requests/requestPapers.ts';
import { requestsPage } from './pages/requests/requests.tsx';
import { eofficesRights } from './rights.ts';

const { page, action } = routesFor(eofficesRights);

/** Requests for technical service of the workstations (KO-A2-4). */
export const requestRoutes = [
  page('/e-offices/requests', 'stock.read', 'none', requestsPage),
  page('/e-offices/requests/list.pdf', 'stock.read', 'none', requestsPaper),
  page('/e-offices/requests/new', 'supply.request', 'none', newRequestPage),
  action('/e-offices/requests/new', 'supply.request', 'eofficeRequest.filed', newRequestAction),
  page('/e-offices/requests/:request', 'stock.read', 'none', requestPage),
  page('/e-offices/requests/:request/paper.pdf', 'stock.read', 'none', requestPaper),
  page(
    '/e-offices/requests/:request/photos/:photo',
    'stock.read',
    'eofficeRequest.photoViewed',
    requestPhoto,
  ),
  action(
    '/e-offices/requests/:request/accept',
    'eoffice.lead',
    'eofficeRequest.accepted',
    acceptRequestAction,
  ),
  action('/e-offices/requests/:request/order', 'eoffice.lead', 'eofficeRequest.ordered', orderRequestAction),
  action('/e-offices/requests/:request/done', 'eoffice.lead', 'eofficeRequest.done', doneRequestAction),
  action(
    '/e-offices/requests/:request/refuse',
    'eoffice.lead',
    'eofficeRequest.refused',
    refuseRequestAction,
  ),
  action(
    '/e-offices/requests/:request/withdraw',
    'supply.request',
    'eofficeRequest.withdrawn',
    withdrawRequestAction,
  ),
];
