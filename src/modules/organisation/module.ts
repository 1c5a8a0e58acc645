import type { Module } from '#platform/http/module.ts';
import { startReminders } from './jobs.ts';
import { organisationEn } from './messages.en.ts';
import { organisationUk } from './messages.uk.ts';
import { organisationRights } from './rights.ts';
import { organisationRoutes } from './routes.ts';

const item = (
  href: string,
  icon: string,
  key: keyof typeof organisationUk.nav,
  roles: readonly string[],
) => ({
  area: 'staff' as const,
  href,
  icon,
  label: { uk: organisationUk.nav[key], en: organisationEn.nav[key] },
  roles,
});

export const organisationModule: Module = {
  name: 'organisation',
  rights: organisationRights,
  routes: organisationRoutes,
  navigation: [
    item('/admin', 'building', 'admin', organisationRights['organisation.manage']),
    item('/centre', 'layout-dashboard', 'centre', organisationRights['centre.watch']),
    item('/coordination', 'layout-dashboard', 'coordination', organisationRights['municipality.watch']),
  ],
  start: startReminders,
};
