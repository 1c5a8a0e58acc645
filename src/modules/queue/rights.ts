import type { Role } from '#modules/identity/rules.ts';
import { mintScope } from '#platform/database/scope.ts';
import type { Principal } from '#platform/session/principal.ts';

export const queueRights = {
  'kiosk.use': ['kiosk'],
  /** Whoever works beside a kiosk switches it off and helps whom it gave no paper. */
  'kiosk.keep': ['reception', 'frontOffice', 'centreHead', 'administrator'],
  /** Its printer and its PIN: who connects devices sets them too. */
  'kiosk.configure': ['centreHead', 'administrator'],
  /** Over the API: by a kiosk, or by a system of the municipality whose key says so. */
  'ticket.issue': ['kiosk', 'system'],
  /** What hangs on the wall, for a program. */
  'calls.read': ['board', 'kiosk', 'system'],
  'board.show': ['board', 'reception', 'frontOffice', 'providerHead', 'centreHead'],
  /** Only a board itself speaks in its hall. */
  'board.speak': ['board'],
  /** What boards show and say, and the slides: who connects devices sets them too. */
  'board.manage': ['administrator', 'centreHead'],
  'desk.work': ['frontOffice'],
  /** Out of turn, with a written reason; only who has a desk can call to it (BR-18). */
  'desk.callOne': ['frontOffice'],
  'reception.work': ['reception'],
  /** Marked by whoever sees the document, before the call, with its ground kept (BR-18). */
  'category.mark': ['reception', 'frontOffice'],
  /** Children are looked after, and handed back, by the reception alone (KC-7). */
  'childrensRoom.work': ['reception'],
  /** Lawful categories and settings of queues: they bind everybody alike, so no worker of a centre sets them (BR-18). */
  'queue.configure': ['administrator'],
  /** Who was called and why, without names of visitors: equality that can be audited (BR-18). */
  'calls.audit': ['auditor', 'centreHead'],
  /** In an air raid nobody looks for somebody else: whoever works with visitors there may stop the centre (design §3.12). */
  'centre.pause': ['reception', 'frontOffice', 'centreHead'],
  /** Numbers of the hall: how many wait, which desks are open. */
  'queue.read': ['reception', 'frontOffice', 'providerHead', 'centreHead'],
} as const satisfies Record<string, readonly Role[]>;

/** Centres whose queue the worker or device may read. */
export const queueScope = (principal: Principal) => mintScope('queue', principal.reach);
export type QueueScope = ReturnType<typeof queueScope>;
