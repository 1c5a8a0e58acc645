import { routesFor } from '#platform/http/route.ts';
import { kioskPrintAction, kioskTicketAction } from './actions/kiosk.ts';
import { kioskStaffAction } from './actions/kioskStaff.ts';
import {
  checkPrinterAction,
  kioskPinAction,
  lockKioskAction,
  printerAction,
  reprintAction,
  seeReportAction,
  settlePrintAction,
  unlockKioskAction,
} from './actions/terminals.ts';
import {
  kioskBlocksApi,
  kioskMenuApi,
  kioskPrintsApi,
  kioskStateApi,
  kioskWorkerFile,
  offlineTicketApi,
} from './api/kiosk.ts';
import { kioskServicesPage, kioskStartPage } from './pages/kiosk/kiosk.tsx';
import { kioskOfflinePage } from './pages/kiosk/kioskOffline.tsx';
import { kioskOrderPage } from './pages/kiosk/kioskOrder.tsx';
import { kioskPriorityPage, kioskPurposePage } from './pages/kiosk/kioskPurpose.tsx';
import { kioskSearchPage } from './pages/kiosk/kioskSearch.tsx';
import { kioskStaffPage } from './pages/kiosk/kioskStaff.tsx';
import { kioskTicketPage } from './pages/kiosk/kioskTicket.tsx';
import { terminalPage } from './pages/setup/terminal.tsx';
import { terminalsPage } from './pages/setup/terminals.tsx';
import { queueRights } from './rights.ts';
import { codeParams } from './schema.ts';
import {
  blocksAnswer,
  blocksRequest,
  menuAnswer,
  offlineAnswer,
  offlineTicket,
  printsAnswer,
  standingAnswer,
} from './schemas/kiosk.ts';

/** A kiosk without its key is paired, it does not sign in. */
const devices = { entrance: '/device/pair' };

const { page, action, apiRead, apiWrite } = routesFor(queueRights);

/** The kiosk, the way it keeps working without a connection, and the page where staff keep the kiosks. */
export const kioskRoutes = [
  page('/kiosk', 'kiosk.use', 'none', kioskStartPage, devices),
  page('/kiosk/search', 'kiosk.use', 'none', kioskSearchPage, devices),
  page('/kiosk/order', 'kiosk.use', 'none', kioskOrderPage, devices),
  page('/kiosk/services', 'kiosk.use', 'none', kioskServicesPage, devices),
  page('/kiosk/purpose', 'kiosk.use', 'none', kioskPurposePage, devices),
  page('/kiosk/priority', 'kiosk.use', 'none', kioskPriorityPage, devices),
  action('/kiosk/tickets', 'kiosk.use', 'ticket.issued', kioskTicketAction),
  page('/kiosk/ticket/:code', 'kiosk.use', 'none', kioskTicketPage, devices),
  action('/kiosk/ticket/:code/print', 'kiosk.use', 'ticket.printed', kioskPrintAction),
  page('/kiosk/staff', 'kiosk.use', 'none', kioskStaffPage, devices),
  action('/kiosk/staff', 'kiosk.use', 'kiosk.locked', kioskStaffAction),
  page('/kiosk/offline', 'kiosk.use', 'none', kioskOfflinePage, devices),
  page('/kiosk-worker.js', 'public', 'none', kioskWorkerFile),

  page('/terminals', 'kiosk.keep', 'none', terminalsPage),
  page('/terminals/:id', 'kiosk.configure', 'none', terminalPage),
  action('/terminals/:id/lock', 'kiosk.keep', 'kiosk.locked', lockKioskAction),
  action('/terminals/:id/unlock', 'kiosk.keep', 'kiosk.unlocked', unlockKioskAction),
  action('/terminals/:id/printer', 'kiosk.configure', 'kiosk.printerSet', printerAction),
  action('/terminals/:id/check', 'kiosk.configure', 'kiosk.printerState', checkPrinterAction),
  action('/terminals/:id/pin', 'kiosk.configure', 'kiosk.pinSet', kioskPinAction),
  action('/terminals/prints/:id/reprint', 'kiosk.keep', 'ticket.printed', reprintAction),
  action('/terminals/prints/:id/settle', 'kiosk.keep', 'ticket.printSettled', settlePrintAction),
  action('/terminals/reports/:id/seen', 'kiosk.keep', 'kiosk.reportSeen', seeReportAction),

  apiRead(
    '/api/v1/kiosk/state',
    'kiosk.use',
    'none',
    { summary: 'Whether this kiosk gives tickets now', tag: 'kiosk', result: standingAnswer },
    kioskStateApi,
  ),
  apiRead(
    '/api/v1/kiosk/menu',
    'kiosk.use',
    'none',
    { summary: 'What a kiosk must know to work without a connection', tag: 'kiosk', result: menuAnswer },
    kioskMenuApi,
  ),
  apiWrite(
    '/api/v1/kiosk/blocks',
    'kiosk.use',
    'numberBlock.leased',
    {
      summary: 'Lend numbers for the time without a connection',
      tag: 'kiosk',
      body: blocksRequest,
      result: blocksAnswer,
    },
    kioskBlocksApi,
  ),
  apiWrite(
    '/api/v1/kiosk/offline-tickets',
    'kiosk.use',
    'ticket.issued',
    {
      summary: 'Take over a ticket given without a connection',
      tag: 'kiosk',
      body: offlineTicket,
      result: offlineAnswer,
    },
    offlineTicketApi,
  ),
  apiRead(
    '/api/v1/kiosk/ticket/:code/prints',
    'kiosk.use',
    'none',
    {
      summary: 'How the printing of the tickets of a visit stands',
      tag: 'kiosk',
      params: codeParams,
      result: printsAnswer,
    },
    kioskPrintsApi,
  ),
];
