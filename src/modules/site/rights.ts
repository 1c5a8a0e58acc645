import type { Role } from '#modules/identity/rules.ts';
import { mintScope } from '#platform/database/scope.ts';
import type { Principal } from '#platform/session/principal.ts';

/**
 * The department keeps the sites of its centres without a programmer (BR-11): its coordinator those of the municipality, the
 * head that of the own centre; and who administers them.
 */
export const siteRights = {
  'site.edit': ['centreHead', 'coordinator', 'administrator'],
} as const satisfies Record<string, readonly Role[]>;

/** Centres whose site the worker edits. */
export const siteScope = (principal: Principal) => mintScope('site', principal.reach);
export type SiteScope = ReturnType<typeof siteScope>;
