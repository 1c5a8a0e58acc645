import type { Module } from '#platform/http/module.ts';
import { identityRights } from './rights.ts';
import { routes } from './routes.ts';

/** Workers, their roles, signing in, sessions, devices, the auditor's view of the logs. */
export const identityModule: Module = {
  name: 'identity',
  rights: identityRights,
  routes,
  navigation: [],
};
