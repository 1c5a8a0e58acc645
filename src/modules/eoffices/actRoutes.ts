import { routesFor } from '#platform/http/route.ts';
import {
  confirmHandoverAction,
  declineHandoverAction,
  newHandoverAction,
  withdrawHandoverAction,
} from './actions/handovers.ts';
import {
  dropWriteOffAction,
  newWriteOffAction,
  reverseWriteOffAction,
  saveDraftAction,
  signWriteOffAction,
} from './actions/writeOffs.ts';
import { handoverPaper, writeOffPaper } from './pages/stock/actPapers.ts';
import { handoverPage } from './pages/stock/handover.tsx';
import { handoversPage, newHandoverPage } from './pages/stock/handovers.tsx';
import { writeOffPage } from './pages/stock/writeOff.tsx';
import { newWriteOffPage, writeOffsPage } from './pages/stock/writeOffs.tsx';
import { eofficesRights } from './rights.ts';

const { page, action } = routesFor(eofficesRights);

/** Acts of handover and of writing off (KO-A3-3). */
export const actRoutes = [
  page('/e-offices/handovers', 'stock.read', 'none', handoversPage),
  page('/e-offices/handovers/new', 'stock.keep', 'none', newHandoverPage),
  action('/e-offices/handovers/new', 'stock.keep', 'eofficeHandover.offered', newHandoverAction),
  page('/e-offices/handovers/:handover', 'stock.read', 'none', handoverPage),
  page('/e-offices/handovers/:handover/act.pdf', 'stock.read', 'none', handoverPaper),
  action(
    '/e-offices/handovers/:handover/confirm',
    'stock.keep',
    'eofficeHandover.confirmed',
    confirmHandoverAction,
  ),
  action(
    '/e-offices/handovers/:handover/decline',
    'stock.keep',
    'eofficeHandover.declined',
    declineHandoverAction,
  ),
  action(
    '/e-offices/handovers/:handover/withdraw',
    'stock.keep',
    'eofficeHandover.withdrawn',
    withdrawHandoverAction,
  ),

  page('/e-offices/write-offs', 'stock.read', 'none', writeOffsPage),
  page('/e-offices/write-offs/new', 'stock.keep', 'none', newWriteOffPage),
  action('/e-offices/write-offs/new', 'stock.keep', 'eofficeWriteOff.begun', newWriteOffAction),
  page('/e-offices/write-offs/:act', 'stock.read', 'none', writeOffPage),
  action('/e-offices/write-offs/:act', 'stock.keep', 'eofficeWriteOff.drafted', saveDraftAction),
  page('/e-offices/write-offs/:act/act.pdf', 'stock.read', 'none', writeOffPaper),
  action('/e-offices/write-offs/:act/sign', 'stock.keep', 'eofficeWriteOff.signed', signWriteOffAction),
  action('/e-offices/write-offs/:act/drop', 'stock.keep', 'eofficeWriteOff.dropped', dropWriteOffAction),
  action(
    '/e-offices/write-offs/:act/reverse',
    'stock.keep',
    'eofficeWriteOff.reversed',
    reverseWriteOffAction,
  ),
];
