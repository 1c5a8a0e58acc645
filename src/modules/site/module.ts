import type { Module } from '#platform/http/module.ts';
import { staffEn } from './messages/staff.en.ts';
import { staffUk } from './messages/staff.uk.ts';
import { siteRights } from './rights.ts';
import { routes } from './routes.ts';

export const siteModule: Module = {
  name: 'site',
  rights: siteRights,
  routes,
  navigation: [
    {
      area: 'staff',
      href: '/site',
      icon: 'world',
      label: { uk: staffUk.nav, en: staffEn.nav },
      roles: siteRights['site.edit'],
    },
  ],
};
