import type { Module } from '#platform/http/module.ts';
import { peopleEn } from './messages.en.ts';
import { peopleUk } from './messages.uk.ts';
import { peopleRights } from './rights.ts';
import { peopleRoutes } from './routes.ts';

export const peopleModule: Module = {
  name: 'people',
  rights: peopleRights,
  routes: peopleRoutes,
  navigation: [
    {
      area: 'staff',
      href: '/people',
      icon: 'users',
      label: { uk: peopleUk.title, en: peopleEn.title },
      roles: peopleRights['person.search'],
    },
  ],
};
