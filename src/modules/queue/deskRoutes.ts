import { routesFor } from '#platform/http/route.ts';
import {
  callHereAction,
  callNextAction,
  callOneAction,
  closeDeskAction,
  openDeskAction,
  pauseDeskAction,
  resumeDeskAction,
  takeOverAction,
} from './actions/desk.ts';
import {
  finishAction,
  holdAction,
  missAction,
  recallAction,
  returnAction,
  startAction,
  transferAction,
  undoAction,
} from './actions/deskTicket.ts';
import { deskStateApi, deskWaitingApi } from './api/deskState.ts';
import {
  breakDeskApi,
  callHereApi,
  callNextApi,
  callOneApi,
  closeDeskApi,
  openDeskApi,
  resumeDeskApi,
  takeOverDeskApi,
} from './api/desks.ts';
import {
  finishApi,
  holdApi,
  noShowApi,
  recallApi,
  returnApi,
  startApi,
  transferApi,
  undoApi,
} from './api/deskTickets.ts';
import { deskPage } from './pages/desk/desk.tsx';
import { callOneScreen } from './pages/desk/deskCallOne.tsx';
import { platePage } from './pages/desk/deskPlate.tsx';
import { takeOverPage } from './pages/desk/deskTakeOver.tsx';
import { transferPage } from './pages/desk/deskTransfer.tsx';
import { queueRights } from './rights.ts';
import {
  callAnswer,
  calledAnswer,
  callOneRequest,
  deskParams,
  deskStateAnswer,
  deskTicketParams,
  finishedAnswer,
  finishRequest,
  movedAnswer,
  nothing,
  shiftAnswer,
  transferRequest,
  waitingAnswer,
  waitingQuery,
} from './schemas/desk.ts';

const { page, action, apiRead, apiWrite, apiHot } = routesFor(queueRights);

const desk = '/api/v1/desks/:deskId';
const ticket = `${desk}/tickets/:ticketId`;
const ofDesk = (summary: string) => ({ summary, tag: 'desk', params: deskParams });
const ofTicket = (summary: string) => ({
  summary,
  tag: 'desk',
  params: deskTicketParams,
  result: movedAnswer,
});

/** The working screen of the front office, and the same work for a program that holds the worker's session. */
export const deskRoutes = [
  page('/desk', 'desk.work', 'visit.viewed', deskPage),
  page('/desk/plate', 'desk.work', 'none', platePage),
  action('/desk/open', 'desk.work', 'desk.opened', openDeskAction),
  action('/desk/close', 'desk.work', 'desk.closed', closeDeskAction),
  action('/desk/pause', 'desk.work', 'desk.paused', pauseDeskAction),
  action('/desk/resume', 'desk.work', 'desk.resumed', resumeDeskAction),
  page('/desk/take-over/:desk', 'desk.work', 'none', takeOverPage),
  action('/desk/take-over/:desk', 'desk.work', 'desk.takenOver', takeOverAction),
  action('/desk/call', 'desk.work', 'ticket.called', callNextAction),
  page('/desk/tickets/:id/call', 'desk.callOne', 'none', callOneScreen),
  action('/desk/tickets/:id/call', 'desk.callOne', 'ticket.calledOutOfTurn', callOneAction),
  action('/desk/tickets/:id/call-here', 'desk.work', 'ticket.called', callHereAction),
  action('/desk/tickets/:id/recall', 'desk.work', 'ticket.recalled', recallAction),
  action('/desk/tickets/:id/start', 'desk.work', 'ticket.started', startAction),
  action('/desk/tickets/:id/finish', 'desk.work', 'ticket.finished', finishAction),
  action('/desk/tickets/:id/no-show', 'desk.work', 'ticket.missed', missAction),
  action('/desk/tickets/:id/hold', 'desk.work', 'ticket.held', holdAction),
  page('/desk/tickets/:id/transfer', 'desk.work', 'none', transferPage),
  action('/desk/tickets/:id/transfer', 'desk.work', 'ticket.transferred', transferAction),
  action('/desk/tickets/:id/return', 'desk.work', 'ticket.returned', returnAction),
  action('/desk/tickets/:id/undo', 'desk.work', 'ticket.undone', undoAction),

  apiRead(desk, 'desk.work', 'none', { ...ofDesk('State of a desk'), result: deskStateAnswer }, deskStateApi),
  apiRead(
    `${desk}/waiting`,
    'desk.work',
    'none',
    {
      ...ofDesk('Whom the desk serves, in the order of calling, and why'),
      query: waitingQuery,
      result: waitingAnswer,
    },
    deskWaitingApi,
  ),
  apiWrite(
    `${desk}/open`,
    'desk.work',
    'desk.opened',
    { ...ofDesk('Open a desk: the shift of the worker begins'), body: nothing, result: shiftAnswer },
    openDeskApi,
  ),
  apiWrite(
    `${desk}/close`,
    'desk.work',
    'desk.closed',
    { ...ofDesk('Close a desk'), body: nothing, result: shiftAnswer },
    closeDeskApi,
  ),
  apiWrite(
    `${desk}/break`,
    'desk.work',
    'desk.paused',
    { ...ofDesk('Begin a break'), body: nothing, result: shiftAnswer },
    breakDeskApi,
  ),
  apiWrite(
    `${desk}/resume`,
    'desk.work',
    'desk.resumed',
    { ...ofDesk('End a break'), body: nothing, result: shiftAnswer },
    resumeDeskApi,
  ),
  apiWrite(
    `${desk}/take-over`,
    'desk.work',
    'desk.takenOver',
    { ...ofDesk('Take over the desk of a colleague, with its visitor'), body: nothing, result: shiftAnswer },
    takeOverDeskApi,
  ),
  apiHot(
    `${desk}/call-next`,
    'desk.work',
    'ticket.called',
    { ...ofDesk('Call the next visitor to a desk'), result: callAnswer },
    callNextApi,
  ),
  apiWrite(
    `${desk}/call-one`,
    'desk.callOne',
    'ticket.calledOutOfTurn',
    { ...ofDesk('Call one waiting visitor out of turn'), body: callOneRequest, result: calledAnswer },
    callOneApi,
  ),
  apiWrite(
    `${ticket}/call-here`,
    'desk.work',
    'ticket.called',
    {
      ...ofTicket('Call the next matter of the visitor who has just been served here'),
      body: nothing,
      result: calledAnswer,
    },
    callHereApi,
  ),
  apiWrite(
    `${ticket}/recall`,
    'desk.work',
    'ticket.recalled',
    { ...ofTicket('Call once more'), body: nothing },
    recallApi,
  ),
  apiWrite(
    `${ticket}/start`,
    'desk.work',
    'ticket.started',
    { ...ofTicket('Service begins'), body: nothing },
    startApi,
  ),
  apiWrite(
    `${ticket}/hold`,
    'desk.work',
    'ticket.held',
    { ...ofTicket('Put on hold, the place is kept'), body: nothing },
    holdApi,
  ),
  apiWrite(
    `${ticket}/no-show`,
    'desk.work',
    'ticket.missed',
    { ...ofTicket('The visitor did not come'), body: nothing },
    noShowApi,
  ),
  apiWrite(
    `${ticket}/return`,
    'desk.work',
    'ticket.returned',
    { ...ofTicket('Held, or missed within the grace time: waits again at the old place'), body: nothing },
    returnApi,
  ),
  apiWrite(
    `${ticket}/transfer`,
    'desk.work',
    'ticket.transferred',
    { ...ofTicket('Hand on to a group, service, desk or provider'), body: transferRequest },
    transferApi,
  ),
  apiWrite(
    `${ticket}/finish`,
    'desk.work',
    'ticket.finished',
    { ...ofTicket('Service ends'), body: finishRequest, result: finishedAnswer },
    finishApi,
  ),
  apiWrite(
    `${ticket}/undo`,
    'desk.work',
    'ticket.undone',
    { ...ofTicket('Take back a start, finish or no-show within two minutes'), body: nothing },
    undoApi,
  ),
];
