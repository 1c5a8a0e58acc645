import type { Module } from '#platform/http/module.ts';
import { startQuestions } from './jobs.ts';
import { enquiryTexts } from './messages.ts';
import { questionRights } from './rights.ts';
import { routes } from './routes.ts';

const { uk, en } = enquiryTexts;

/** Questions of visitors by any means (BR-13). A request to another body for a case is not here: that belongs to cases. */
export const enquiriesModule: Module = {
  name: 'enquiries',
  rights: questionRights,
  routes,
  navigation: [
    {
      area: 'staff',
      href: '/questions',
      icon: 'message-circle',
      label: { uk: uk.list.nav, en: en.list.nav },
      roles: questionRights['question.read'],
    },
    {
      area: 'staff',
      href: '/questions/statistics',
      icon: 'chart-bar',
      label: { uk: uk.statistics.title, en: en.statistics.title },
      roles: ['coordinator'],
    },
    {
      area: 'public',
      href: '/ask',
      icon: 'help-circle',
      label: { uk: uk.ask.nav, en: en.ask.nav },
      roles: [],
    },
  ],
  start: startQuestions,
};
