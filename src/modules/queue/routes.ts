import { routesFor } from '#platform/http/route.ts';
import {
  hereAction,
  lateAction,
  lateTicketPage,
  leaveTicketAction,
  leaveTicketPage,
  rejoinAction,
} from './actions/ticket.ts';
import { callsApi, callsStream } from './api/calls.ts';
import { boardStream, deskStream, ticketStream } from './api/streams.ts';
import { issueTicketApi } from './api/tickets.ts';
import { boardRoutes } from './boardRoutes.ts';
import { deskRoutes } from './deskRoutes.ts';
import { kioskRoutes } from './kioskRoutes.ts';
import { ticketPage } from './pages/phone/ticket.tsx';
import { publicQueueRoutes } from './publicRoutes.ts';
import { receptionRoutes } from './receptionRoutes.ts';
import { queueRights } from './rights.ts';
import { ticketAnswer, ticketRequest } from './schema.ts';
import { callsAnswer, callsQuery } from './schemas/calls.ts';

const { page, action, stream, apiRead, apiHot } = routesFor(queueRights);

export const queueRoutes = [
  ...kioskRoutes,
  ...boardRoutes,
  ...publicQueueRoutes,

  // People of one hall share one address: the limit is for a hall of phones, and a guess has 2^128 tickets before it.
  page('/t/:code', 'public', 'none', ticketPage, { perMinute: 300 }),
  page('/t/:code/leave/:ticket', 'public', 'none', leaveTicketPage, { perMinute: 60 }),
  action('/t/:code/leave/:ticket', 'public', 'ticket.left', leaveTicketAction, { perMinute: 60 }),
  action('/t/:code/rejoin/:ticket', 'public', 'ticket.rejoined', rejoinAction, { perMinute: 60 }),
  page('/t/:code/late/:ticket', 'public', 'none', lateTicketPage, { perMinute: 60 }),
  action('/t/:code/late/:ticket', 'public', 'ticket.delayed', lateAction, { perMinute: 60 }),
  action('/t/:code/here/:ticket', 'public', 'ticket.delayCancelled', hereAction, { perMinute: 60 }),

  ...receptionRoutes,
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
    {
      summary: 'Calls and waiting of a centre of the key',
      tag: 'queue',
      query: callsQuery,
      result: callsAnswer,
    },
    callsApi,
  ),
];
