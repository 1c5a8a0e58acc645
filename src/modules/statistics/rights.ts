import type { Role } from '#modules/identity/rules.ts';
import { mintScope } from '#platform/database/scope.ts';
import type { Principal } from '#platform/session/principal.ts';

/** Figures alone: the head sees the own centre, the coordinator the municipality, a provider's head the own desks (BR-14, KC-15). */
export const statisticsRights = {
  'statistics.live': ['centreHead'],
  'statistics.municipality': ['coordinator'],
  /** A system of the municipality reads them over the API, when its key says so. */
  'statistics.read': ['centreHead', 'coordinator', 'providerHead', 'system'],
} as const satisfies Record<string, readonly Role[]>;

/** Centres, and the provider, whose figures the worker may read. */
export const statisticsScope = (principal: Principal) => mintScope('statistics', principal.reach);
export type StatisticsScope = ReturnType<typeof statisticsScope>;
