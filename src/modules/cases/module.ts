import type { Module } from '#platform/http/module.ts';
import { registerCaseJobs } from './jobs.ts';
import { casesTexts } from './messages.ts';
import { caseRights } from './rights.ts';
import { caseRoutes } from './routes.ts';

const { uk, en } = casesTexts;

export const casesModule: Module = {
  name: 'cases',
  rights: caseRights,
  routes: caseRoutes,
  navigation: [
    {
      area: 'staff',
      href: '/back-office',
      icon: 'inbox',
      label: { uk: uk.backOfficeTitle, en: en.backOfficeTitle },
      roles: caseRights['case.work'],
    },
    {
      area: 'staff',
      href: '/cases',
      icon: 'folder',
      label: { uk: uk.title, en: en.title },
      roles: caseRights['case.list'],
    },
    {
      area: 'public',
      href: '/case',
      icon: 'file-check',
      label: { uk: uk.track.title, en: en.track.title },
      roles: [],
    },
  ],
  start: registerCaseJobs,
};
