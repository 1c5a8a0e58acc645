import type { Module } from '#platform/http/module.ts';
import { exchangeTexts } from './exchangeMessages.ts';
import { startEoffices } from './jobs.ts';
import { eofficesTexts } from './messages.ts';
import { eofficesRights } from './rights.ts';
import { routes } from './routes.ts';
import { stockTexts } from './stockMessages.ts';

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
      also: ['/e-offices/network/plan'],
      icon: 'world',
      label: { uk: eofficesTexts.uk.work.nav, en: eofficesTexts.en.work.nav },
      roles: eofficesRights['eoffice.work'],
    },
    {
      area: 'staff',
      href: '/e-offices/day',
      icon: 'clock',
      label: { uk: eofficesTexts.uk.day.nav, en: eofficesTexts.en.day.nav },
      roles: eofficesRights['eoffice.watch'],
    },
    {
      area: 'staff',
      href: '/e-offices/journal',
      icon: 'file-text',
      label: { uk: eofficesTexts.uk.journal.nav, en: eofficesTexts.en.journal.nav },
      roles: eofficesRights['journal.read'],
    },
    {
      area: 'staff',
      href: '/e-offices/agreements',
      also: ['/e-offices/network/settings'],
      icon: 'certificate',
      label: { uk: eofficesTexts.uk.agreements.nav, en: eofficesTexts.en.agreements.nav },
      roles: eofficesRights['eoffice.watch'],
    },
    {
      area: 'staff',
      href: '/e-offices/network/partners',
      icon: 'users',
      label: { uk: eofficesTexts.uk.partners.nav, en: eofficesTexts.en.partners.nav },
      roles: eofficesRights['eoffice.lead'],
    },
    {
      area: 'staff',
      href: '/e-offices/supplies',
      icon: 'report',
      label: { uk: eofficesTexts.uk.supplies.nav, en: eofficesTexts.en.supplies.nav },
      roles: eofficesRights['supply.read'],
    },
    {
      area: 'staff',
      href: '/e-offices/requests',
      icon: 'clipboard-check',
      label: { uk: stockTexts.uk.requests.nav, en: stockTexts.en.requests.nav },
      roles: eofficesRights['stock.read'],
    },
    {
      area: 'staff',
      href: '/e-offices/stock',
      also: ['/e-offices/handovers', '/e-offices/write-offs'],
      icon: 'archive',
      label: { uk: stockTexts.uk.stock.nav, en: stockTexts.en.stock.nav },
      roles: eofficesRights['stock.read'],
    },
    {
      area: 'staff',
      href: '/referrals',
      icon: 'arrow-right',
      label: { uk: eofficesTexts.uk.referrals.nav, en: eofficesTexts.en.referrals.nav },
      roles: eofficesRights['referral.receive'],
    },
    {
      area: 'staff',
      href: '/e-offices/reports',
      also: ['/e-offices/offices'],
      icon: 'report',
      label: { uk: eofficesTexts.uk.reports.nav, en: eofficesTexts.en.reports.nav },
      roles: eofficesRights['report.read'],
    },
    {
      area: 'staff',
      href: '/e-offices/needs',
      icon: 'chart-bar',
      label: { uk: eofficesTexts.uk.needs.nav, en: eofficesTexts.en.needs.nav },
      roles: eofficesRights['needs.read'],
    },
    {
      area: 'staff',
      href: '/e-offices/exchange',
      also: ['/e-offices/answers'],
      icon: 'message-circle',
      label: { uk: exchangeTexts.uk.exchange.nav, en: exchangeTexts.en.exchange.nav },
      roles: eofficesRights['exchange.use'],
    },
    {
      area: 'staff',
      href: '/e-offices/announcements',
      icon: 'message-circle',
      label: { uk: eofficesTexts.uk.reading.nav, en: eofficesTexts.en.reading.nav },
      roles: ['coordinator'],
    },
    {
      area: 'staff',
      href: '/e-offices/letters',
      also: ['/e-offices/reminders'],
      icon: 'mail',
      label: { uk: exchangeTexts.uk.mailbox.nav, en: exchangeTexts.en.mailbox.nav },
      roles: eofficesRights['eoffice.lead'],
    },
  ],
  start: startEoffices,
};
