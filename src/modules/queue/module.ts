import type { Module } from '#platform/http/module.ts';
import { watchForecasts } from './data/predictionWatch.ts';
import { registerChildrensRooms } from './jobs/childrensRooms.ts';
import { registerDayEnd } from './jobs/dayEnd.ts';
import { registerPrinting } from './jobs/printing.ts';
import { registerQueueLive } from './live.ts';
import { boardsEn } from './messages/boards.en.ts';
import { boardsUk } from './messages/boards.uk.ts';
import { queueEn } from './messages.en.ts';
import { queueUk } from './messages.uk.ts';
import { queueRights } from './rights.ts';
import { queueRoutes } from './routes.ts';

export const queueModule: Module = {
  name: 'queue',
  rights: queueRights,
  routes: queueRoutes,
  navigation: [
    {
      area: 'public',
      href: '/queue',
      icon: 'users',
      label: { uk: queueUk.publicQueue.nav, en: queueEn.publicQueue.nav },
      roles: [],
    },
    {
      area: 'staff',
      href: '/desk',
      icon: 'bell',
      label: { uk: queueUk.console.title, en: queueEn.console.title },
      roles: queueRights['desk.work'],
    },
    {
      area: 'staff',
      href: '/reception',
      icon: 'headset',
      label: { uk: queueUk.reception.title, en: queueEn.reception.title },
      roles: queueRights['reception.work'],
    },
    {
      area: 'staff',
      href: '/children',
      icon: 'users',
      label: { uk: queueUk.childrensRoom.title, en: queueEn.childrensRoom.title },
      roles: queueRights['childrensRoom.work'],
    },
    {
      area: 'staff',
      href: '/calls',
      icon: 'history',
      label: { uk: queueUk.categories.calls.nav, en: queueEn.categories.calls.nav },
      roles: queueRights['calls.audit'],
    },
    {
      area: 'staff',
      href: '/admin/queue',
      icon: 'scale',
      label: { uk: queueUk.categories.nav, en: queueEn.categories.nav },
      roles: queueRights['queue.configure'],
    },
    {
      area: 'staff',
      href: '/boards',
      also: ['/slides'],
      icon: 'volume',
      label: { uk: boardsUk.nav, en: boardsEn.nav },
      roles: queueRights['board.manage'],
    },
    {
      area: 'staff',
      href: '/terminals',
      icon: 'printer',
      label: { uk: queueUk.terminals.title, en: queueEn.terminals.title },
      roles: queueRights['kiosk.keep'],
    },
    {
      area: 'staff',
      href: '/pause',
      icon: 'player-pause',
      label: { uk: queueUk.pause.nav, en: queueEn.pause.nav },
      roles: queueRights['centre.pause'],
      inBar: true,
    },
  ],
  start: async (services) => {
    registerQueueLive(services);
    watchForecasts(services);
    await registerPrinting(services);
    await registerChildrensRooms(services);
    await registerDayEnd(services);
  },
};
