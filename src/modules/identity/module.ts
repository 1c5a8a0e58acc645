import type { Module } from '#platform/http/module.ts';
import { registerIdentityJobs } from './jobs.ts';
import { en } from './messages.en.ts';
import { uk } from './messages.uk.ts';
import { identityRights } from './rights.ts';
import { routes } from './routes.ts';

/** Workers, their roles, signing in, sessions, devices, the auditor's view of the logs. */
export const identityModule: Module = {
  name: 'identity',
  rights: identityRights,
  routes,
  start: registerIdentityJobs,
  navigation: [
    {
      area: 'staff',
      href: '/audit',
      icon: 'shield-check',
      label: { uk: uk.audit.menu, en: en.audit.menu },
      roles: identityRights['audit.read'],
    },
    {
      area: 'staff',
      href: '/admin/workers',
      icon: 'users',
      label: { uk: uk.workers.menu, en: en.workers.menu },
      roles: identityRights['worker.manage'],
    },
    {
      area: 'staff',
      href: '/devices',
      icon: 'device-desktop',
      label: { uk: uk.devices.menu, en: en.devices.menu },
      roles: identityRights['device.manage'],
    },
  ],
};
