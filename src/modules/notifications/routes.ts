import { type Route, routesFor } from '#platform/http/route.ts';
import { pushAction, smsAction, stopAction } from './actions/notify.ts';
import { settingsAction } from './actions/settings.ts';
import { notifyPage } from './pages/notify.tsx';
import { settingsPage } from './pages/settings.tsx';
import { notificationRights } from './rights.ts';

const { page, action } = routesFor(notificationRights);

export const notificationRoutes: readonly Route[] = [
  page('/t/:code/notify', 'public', 'none', notifyPage, { perMinute: 120 }),
  action('/t/:code/notify/push', 'public', 'notification.pushAllowed', pushAction, { perMinute: 60 }),
  action('/t/:code/notify/sms', 'public', 'notification.smsAllowed', smsAction, { perMinute: 20 }),
  action('/t/:code/notify/stop', 'public', 'notification.stopped', stopAction, { perMinute: 60 }),
  page('/notifications', 'notification.settings', 'none', settingsPage),
  action('/notifications', 'notification.settings', 'notification.settingsChanged', settingsAction),
];
