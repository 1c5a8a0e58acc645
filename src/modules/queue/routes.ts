import { routesFor } from '#platform/http/route.ts';
import {
  callNextAction,
  closeDeskAction,
  finishAction,
  holdAction,
  missAction,
  openDeskAction,
  pauseDeskAction,
  recallAction,
  resumeDeskAction,
  returnAction,
  startAction,
  transferAction,
} from './actions/desk.ts';
import { kioskTicketAction } from './actions/kiosk.ts';
import { pauseAction, resumeAction } from './actions/pause.ts';
import { receptionReturnAction, receptionTicketAction } from './actions/reception.ts';
import {
  hereAction,
  lateAction,
  lateTicketPage,
  leaveTicketAction,
  leaveTicketPage,
  rejoinAction,
} from './actions/ticket.ts';
import { callsApi, callsStream } from './api/calls.ts';
import { boardStream, callNextApi, deskStream, issueTicketApi, queueApi, ticketStream } from './api.ts';
import { boardPage } from './pages/board.tsx';
import { deskPage, platePage } from './pages/desk.tsx';
import { kioskPurposePage, kioskServicesPage, kioskStartPage } from './pages/kiosk.tsx';
import { kioskTicketPage } from './pages/kioskTicket.tsx';
import { pausePage } from './pages/pause.tsx';
import { receptionPage, receptionTicketPage } from './pages/reception.tsx';
import { ticketPage } from './pages/ticket.tsx';
import { queueRights } from './rights.ts';
import { callAnswer, centreParams, deskParams, queueAnswer, ticketAnswer, ticketRequest } from './schema.ts';
import { callsAnswer } from './schemas/calls.ts';

/** A kiosk or board without its key is paired, it does not sign in. */
const devices = { entrance: '/device/pair' };

const { page, action, stream, apiRead, apiHot } = routesFor(queueRights);

export const queueRoutes = [
  page('/kiosk', 'kiosk.use', 'none', kioskStartPage, devices),
  page('/kiosk/services', 'kiosk.use', 'none', kioskServicesPage, devices),
  page('/kiosk/purpose', 'kiosk.use', 'none', kioskPurposePage, devices),
  action('/kiosk/tickets', 'kiosk.use', 'ticket.issued', kioskTicketAction),
  page('/kiosk/ticket/:code', 'kiosk.use', 'none', kioskTicketPage, devices),

  page('/board', 'board.show', 'none', boardPage, devices),

  // People of one hall share one address: the limit is for a hall of phones, and a guess has 2^128 tickets before it.
  page('/t/:code', 'public', 'none', ticketPage, { perMinute: 300 }),
  page('/t/:code/leave/:ticket', 'public', 'none', leaveTicketPage, { perMinute: 60 }),
  action('/t/:code/leave/:ticket', 'public', 'ticket.left', leaveTicketAction, { perMinute: 60 }),
  action('/t/:code/rejoin/:ticket', 'public', 'ticket.rejoined', rejoinAction, { perMinute: 60 }),
  page('/t/:code/late/:ticket', 'public', 'none', lateTicketPage, { perMinute: 60 }),
  action('/t/:code/late/:ticket', 'public', 'ticket.delayed', lateAction, { perMinute: 60 }),
  action('/t/:code/here/:ticket', 'public', 'ticket.delayCancelled', hereAction, { perMinute: 60 }),

  page('/pause', 'centre.pause', 'none', pausePage),
  action('/pause', 'centre.pause', 'centre.paused', pauseAction),
  action('/pause/resume', 'centre.pause', 'centre.resumed', resumeAction),

  page('/reception', 'reception.work', 'none', receptionPage),
  action('/reception/tickets', 'reception.work', 'ticket.issued', receptionTicketAction),
  page('/reception/tickets/:id', 'reception.work', 'visit.viewed', receptionTicketPage),
  action('/reception/tickets/:id/return', 'reception.work', 'ticket.returned', receptionReturnAction),

  page('/desk', 'desk.work', 'visit.viewed', deskPage),
  page('/desk/plate', 'desk.work', 'none', platePage),
  action('/desk/open', 'desk.work', 'desk.opened', openDeskAction),
  action('/desk/close', 'desk.work', 'desk.closed', closeDeskAction),
  action('/desk/pause', 'desk.work', 'desk.paused', pauseDeskAction),
  action('/desk/resume', 'desk.work', 'desk.resumed', resumeDeskAction),
  action('/desk/call', 'desk.work', 'ticket.called', callNextAction),
  action('/desk/tickets/:id/recall', 'desk.work', 'ticket.recalled', recallAction),
  action('/desk/tickets/:id/start', 'desk.work', 'ticket.started', startAction),
  action('/desk/tickets/:id/finish', 'desk.work', 'ticket.finished', finishAction),
  action('/desk/tickets/:id/no-show', 'desk.work', 'ticket.missed', missAction),
  action('/desk/tickets/:id/hold', 'desk.work', 'ticket.held', holdAction),
  action('/desk/tickets/:id/transfer', 'desk.work', 'ticket.transferred', transferAction),
  action('/desk/tickets/:id/return', 'desk.work', 'ticket.returned', returnAction),

  // A board shows to all who stand in the hall: numbers and desks, nobody's name.
  stream('/live/board/:centre', 'public', boardStream),
  stream('/live/desk/:centre', 'queue.read', deskStream),
  stream('/live/ticket/:code', 'public', ticketStream),
  stream('/api/v1/live/calls', 'calls.read', callsStream),

  apiHot(
    '/api/v1/tickets',
    'ticket.issue',
    'ticket.issued',
    { summary: 'Issue a ticket', tag: 'queue', body: ticketRequest, result: ticketAnswer },
    issueTicketApi,
  ),
  apiHot(
    '/api/v1/desks/:deskId/call-next',
    'desk.work',
    'ticket.called',
    { summary: 'Call the next visitor to a desk', tag: 'queue', params: deskParams, result: callAnswer },
    callNextApi,
  ),
  apiRead(
    '/api/v1/calls',
    'calls.read',
    'none',
    { summary: 'Calls and waiting of the own centre', tag: 'queue', result: callsAnswer },
    callsApi,
  ),
  apiRead(
    '/api/v1/centres/:code/queue',
    'public',
    'none',
    { summary: 'How many people wait now', tag: 'queue', params: centreParams, result: queueAnswer },
    queueApi,
  ),
];
