import type { Module } from '#platform/http/module.ts';
import { organisationEn } from './messages.en.ts';
import { organisationUk } from './messages.uk.ts';
import { organisationRights } from './rights.ts';
import { organisationRoutes } from './routes.ts';

export const organisationModule: Module = {
  name: 'organisation',
  rights: organisationRights,
  routes: organisationRoutes,
  navigation: [
    {
      area: 'staff',
      href: '/admin',
      icon: 'building',
      label: { uk: organisationUk.nav.admin, en: organisationEn.nav.admin },
      roles: organisationRights['organisation.manage'],
    },
  ],
};
