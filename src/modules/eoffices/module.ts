import type { Module } from '#platform/http/module.ts';
import { eofficesTexts } from './messages.ts';
import { eofficesRights } from './rights.ts';
import { routes } from './routes.ts';

export const eofficesModule: Module = {
  name: 'eoffices',
  rights: eofficesRights,
  routes,
  navigation: [
    {
      area: 'public',
      href: '/e-offices',
      icon: 'world',
      label: { uk: eofficesTexts.uk.nav, en: eofficesTexts.en.nav },
      roles: [],
    },
    {
      area: 'staff',
      href: '/e-offices/work',
      icon: 'world',
      label: { uk: eofficesTexts.uk.work.nav, en: eofficesTexts.en.work.nav },
      roles: eofficesRights['eoffice.work'],
    },
  ],
};
