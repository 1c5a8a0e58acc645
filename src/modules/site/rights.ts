import type { Role } from '#modules/identity/rules.ts';
import { mintScope } from '#platform/database/scope.ts';
import type { Principal } from '#platform/session/principal.ts';

/** The department keeps the site of its centre (BR-11): the head there, and who administers the centre. */
export const siteRights = {
  'site.edit': ['centreHead', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

/** Centres whose site the worker edits. */
export const siteScope = (principal: Principal) => mintScope('site', principal.reach);
export type SiteScope = ReturnType<typeof siteScope>;
