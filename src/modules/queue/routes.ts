import { routesFor } from '#platform/http/route.ts';
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
import { queueApi } from './api/publicQueue.ts';
import { boardStream, deskStream, ticketStream } from './api/streams.ts';
import { issueTicketApi } from './api/tickets.ts';
import { boardRoutes } from './boardRoutes.ts';
import { deskRoutes } from './deskRoutes.ts';
import { kioskRoutes } from './kioskRoutes.ts';
import { pausePage } from './pages/pause.tsx';
import { receptionPage, receptionTicketPage } from './pages/reception.tsx';
import { ticketPage } from './pages/ticket.tsx';
import { queueRights } from './rights.ts';
import { centreParams, queueAnswer, ticketAnswer, ticketRequest } from './schema.ts';
import { callsAnswer } from './schemas/calls.ts';

const { page, action, stream, apiRead, apiHot } = routesFor(queueRights);

export const queueRoutes = [
  ...kioskRoutes,
  ...boardRoutes,

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

  ...deskRoutes,

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
