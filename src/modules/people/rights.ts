import type { Role } from '#modules/identity/rules.ts';
import { mintScope } from '#platform/database/scope.ts';
import type { Principal } from '#platform/session/principal.ts';

/** Only those who take applications search for people; others see an applicant inside the case they work on (BP-23). */
export const peopleRights = {
  'person.search': ['frontOffice'],
  'person.read': ['frontOffice'],
  'person.change': ['frontOffice'],
} as const satisfies Record<string, readonly Role[]>;

/** The people of the municipality in which the worker serves. */
export const peopleScope = (principal: Principal) => mintScope('people', principal.reach);
export type PeopleScope = ReturnType<typeof peopleScope>;
