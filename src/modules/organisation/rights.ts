import type { Role } from '#modules/identity/rules.ts';
import { mintScope } from '#platform/database/scope.ts';
import type { Principal } from '#platform/session/principal.ts';

/** The administrator sets the house up and sees no cases; heads and coordinators see figures of their own places (ORG-5). */
export const organisationRights = {
  'organisation.manage': ['administrator'],
  'centre.watch': ['centreHead'],
  'centre.exceptions': ['centreHead'],
  'municipality.watch': ['coordinator'],
} as const satisfies Record<string, readonly Role[]>;

/** The centres that the worker administers, heads or coordinates. */
export const organisationScope = (principal: Principal) => mintScope('organisation', principal.reach);
export type OrganisationScope = ReturnType<typeof organisationScope>;
