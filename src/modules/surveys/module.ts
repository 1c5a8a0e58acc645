import type { Module } from '#platform/http/module.ts';
import { surveysTexts } from './messages.ts';
import { surveysRights } from './rights.ts';
import { routes } from './routes.ts';

/** Surveys of what people need; those of feedback (BR-29) will use the same questions and results. */
export const surveysModule: Module = {
  name: 'surveys',
  rights: surveysRights,
  routes,
  navigation: [
    {
      area: 'staff',
      href: '/surveys',
      icon: 'clipboard-check',
      label: { uk: surveysTexts.uk.nav, en: surveysTexts.en.nav },
      roles: surveysRights['survey.read'],
    },
  ],
};
