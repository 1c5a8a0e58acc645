import type { Module } from '#platform/http/module.ts';
import { blankRoutes } from './blankRoutes.ts';
import { exchangeRoutes } from './exchangeRoutes.ts';
import { startCatalogue } from './jobs.ts';
import { catalogueTexts } from './messages.ts';
import { catalogueRights } from './rights.ts';
import { routes } from './routes.ts';
import { videoRoutes } from './videoRoutes.ts';
import { visitorRoutes } from './visitorRoutes.ts';
import { catalogueWaiting } from './waiting.ts';

export const catalogueModule: Module = {
  name: 'catalogue',
  rights: catalogueRights,
  routes: [...visitorRoutes, ...blankRoutes, ...exchangeRoutes, ...videoRoutes, ...routes],
  navigation: [
    {
      area: 'public',
      href: '/services',
      icon: 'search',
      label: { uk: catalogueTexts.uk.nav.services, en: catalogueTexts.en.nav.services },
      roles: [],
    },
    {
      area: 'public',
      href: '/centres',
      icon: 'building-community',
      label: { uk: catalogueTexts.uk.nav.centres, en: catalogueTexts.en.nav.centres },
      roles: [],
    },
    {
      area: 'staff',
      href: '/catalogue',
      icon: 'list-details',
      label: { uk: catalogueTexts.uk.staff.nav, en: catalogueTexts.en.staff.nav },
      roles: catalogueRights['catalogue.read'],
    },
    {
      area: 'staff',
      href: '/catalogue/lists',
      icon: 'list-details',
      label: { uk: catalogueTexts.uk.setup.nav, en: catalogueTexts.en.setup.nav },
      // A head of a centre comes here from the catalogue itself.
      roles: ['administrator'],
    },
    {
      area: 'staff',
      href: '/catalogue/approvals',
      icon: 'file-text',
      label: { uk: catalogueTexts.uk.flow.nav, en: catalogueTexts.en.flow.nav },
      roles: catalogueRights['catalogue.sign'],
    },
    {
      area: 'staff',
      href: '/catalogue/topics',
      icon: 'list-details',
      label: { uk: catalogueTexts.uk.topics.title, en: catalogueTexts.en.topics.title },
      roles: ['administrator'],
    },
    {
      area: 'staff',
      href: '/catalogue/flow',
      icon: 'list-details',
      label: { uk: catalogueTexts.uk.flow.flowNav, en: catalogueTexts.en.flow.flowNav },
      roles: catalogueRights['catalogue.flow'],
    },
  ],
  waiting: catalogueWaiting,
  start: startCatalogue,
};
