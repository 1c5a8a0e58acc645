import type { Module } from '#platform/http/module.ts';
import { startStatistics } from './jobs.ts';
import { registerStatisticsLive } from './live.ts';
import { statisticsEn } from './messages.en.ts';
import { statisticsUk } from './messages.uk.ts';
import { statisticsRights } from './rights.ts';
import { statisticsRoutes } from './routes.ts';

const now = { uk: statisticsUk.live.nav, en: statisticsEn.live.nav };

export const statisticsModule: Module = {
  name: 'statistics',
  rights: statisticsRights,
  routes: statisticsRoutes,
  navigation: [
    {
      area: 'staff',
      href: '/statistics',
      icon: 'clock',
      label: now,
      roles: statisticsRights['statistics.live'],
    },
    {
      area: 'staff',
      href: '/statistics/centres',
      icon: 'clock',
      label: now,
      roles: statisticsRights['statistics.municipality'],
    },
    {
      area: 'staff',
      href: '/statistics/history',
      icon: 'chart-bar',
      label: { uk: statisticsUk.history.nav, en: statisticsEn.history.nav },
      roles: statisticsRights['statistics.read'],
    },
  ],
  start: async (services) => {
    registerStatisticsLive(services);
    await startStatistics(services);
  },
};
