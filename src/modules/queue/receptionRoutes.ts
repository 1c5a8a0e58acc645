import { type Route, routesFor } from '#platform/http/route.ts';
import {
  categoryStateAction,
  changeCategoryAction,
  createCategoryAction,
  queueSettingsAction,
} from './actions/categories.ts';
import { markCategoryAction, removeCategoryAction } from './actions/categoryMark.ts';
import {
  checkInAction,
  closeRoomAction,
  handBackAction,
  openRoomAction,
  remindAction,
} from './actions/children.ts';
import { pauseAction, resumeAction } from './actions/pause.ts';
import { receptionTicketAction } from './actions/reception.ts';
import {
  receptionCancelAction,
  receptionHereAction,
  receptionHoldAction,
  receptionLateAction,
  receptionRestoreAction,
  receptionReturnAction,
} from './actions/receptionMoves.ts';
import { callsPage } from './pages/calls.tsx';
import { pausePage } from './pages/pause.tsx';
import { orderPage } from './pages/public/order.tsx';
import { categoryMarkPage } from './pages/reception/categoryMark.tsx';
import { handBackPage } from './pages/reception/childHandBack.tsx';
import { childrenPage } from './pages/reception/children.tsx';
import { receptionPage } from './pages/reception/reception.tsx';
import { receptionTicketPage } from './pages/reception/receptionTicket.tsx';
import { receptionWherePage } from './pages/reception/receptionWhere.tsx';
import { categoryPage, newCategoryPage } from './pages/setup/categoryForm.tsx';
import { queueRulesPage } from './pages/setup/queueRules.tsx';
import { queueSettingsPage } from './pages/setup/queueSettings.tsx';
import { queueRights } from './rights.ts';

const { page, action } = routesFor(queueRights);
const reception = 'reception.work';
const room = 'childrensRoom.work';
const configure = 'queue.configure';
const ticket = '/reception/tickets/:id';

/** The reception, the children's room, the pause, and the rules by which the queue calls (BR-10, BR-18, ORG-6). */
export const receptionRoutes: readonly Route[] = [
  page('/pause', 'centre.pause', 'none', pausePage),
  action('/pause', 'centre.pause', 'centre.paused', pauseAction),
  action('/pause/resume', 'centre.pause', 'centre.resumed', resumeAction),

  page('/reception', reception, 'ticket.found', receptionPage),
  page('/reception/where', reception, 'none', receptionWherePage),
  action('/reception/tickets', reception, 'ticket.issued', receptionTicketAction),
  page(ticket, reception, 'visit.viewed', receptionTicketPage),
  action(`${ticket}/return`, reception, 'ticket.returned', receptionReturnAction),
  action(`${ticket}/hold`, reception, 'ticket.held', receptionHoldAction),
  action(`${ticket}/late`, reception, 'ticket.delayed', receptionLateAction),
  action(`${ticket}/here`, reception, 'ticket.delayCancelled', receptionHereAction),
  action(`${ticket}/cancel`, reception, 'ticket.left', receptionCancelAction),
  action(`${ticket}/restore`, reception, 'ticket.returned', receptionRestoreAction),

  page('/queue/tickets/:id/category', 'category.mark', 'none', categoryMarkPage),
  action('/queue/tickets/:id/category', 'category.mark', 'ticket.categoryMarked', markCategoryAction),
  action(
    '/queue/tickets/:id/category/remove',
    'category.mark',
    'ticket.categoryRemoved',
    removeCategoryAction,
  ),

  page('/children', room, 'child.viewed', childrenPage),
  action('/children', room, 'child.checkedIn', checkInAction),
  action('/children/open', room, 'childrensRoom.opened', openRoomAction),
  action('/children/close', room, 'childrensRoom.closed', closeRoomAction),
  page('/children/:id', room, 'child.viewed', handBackPage),
  action('/children/:id/hand-back', room, 'child.handedBack', handBackAction),
  action('/children/:id/remind', room, 'child.parentReminded', remindAction),

  page('/admin/queue', configure, 'none', queueRulesPage),
  page('/admin/queue/categories/new', configure, 'none', newCategoryPage),
  action('/admin/queue/categories', configure, 'priorityCategory.created', createCategoryAction),
  page('/admin/queue/categories/:id', configure, 'none', categoryPage),
  action('/admin/queue/categories/:id', configure, 'priorityCategory.changed', changeCategoryAction),
  action('/admin/queue/categories/:id/state', configure, 'priorityCategory.closed', categoryStateAction),
  page('/admin/queue/centres/:centreId', configure, 'none', queueSettingsPage),
  action('/admin/queue/centres/:centreId', configure, 'centre.queueSettingsChanged', queueSettingsAction),

  page('/centres/:code/order', 'public', 'none', orderPage),
  page('/calls', 'calls.audit', 'none', callsPage),
];
