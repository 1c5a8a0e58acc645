import type { Module } from '#platform/http/module.ts';
import { startNotifications } from './jobs.ts';
import { notificationsEn } from './messages.en.ts';
import { notificationsUk } from './messages.uk.ts';
import { notificationRights } from './rights.ts';
import { notificationRoutes } from './routes.ts';

export const notificationsModule: Module = {
  name: 'notifications',
  rights: notificationRights,
  routes: notificationRoutes,
  navigation: [
    {
      area: 'staff',
      href: '/notifications',
      icon: 'message-circle',
      label: { uk: notificationsUk.settings.nav, en: notificationsEn.settings.nav },
      roles: notificationRights['notification.settings'],
    },
  ],
  start: startNotifications,
};
