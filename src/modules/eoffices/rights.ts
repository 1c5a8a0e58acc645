import type { Role } from '#modules/identity/rules.ts';
import { mintScope } from '#platform/database/scope.ts';
import type { Principal } from '#platform/session/principal.ts';

/**
 * An operator works in the own office; the head e-office leads the network (KN-4.2, KO-A3-2); the department reads the network
 * without the names of its visitors and the messages of its offices, the auditor reads figures and logs, not content (KN-4.1,
 * BP-23; docs/decisions/0011).
 */
export const eofficesRights = {
  'eoffice.work': ['eofficeOperator', 'headEoffice'],
  'eoffice.edit': ['headEoffice'],
  'eoffice.open': ['eofficeOperator', 'headEoffice'],
  'eoffice.watch': ['headEoffice', 'coordinator'],
  'eoffice.lead': ['headEoffice'],
  'journal.write': ['eofficeOperator', 'headEoffice'],
  'journal.read': ['eofficeOperator', 'headEoffice', 'coordinator'],
  'report.sign': ['eofficeOperator', 'headEoffice'],
  'report.read': ['eofficeOperator', 'headEoffice', 'coordinator', 'auditor'],
  'report.decide': ['headEoffice'],
  'needs.read': ['eofficeOperator', 'headEoffice', 'coordinator', 'auditor'],
  'exchange.use': ['eofficeOperator', 'headEoffice'],
  'exchange.watch': ['headEoffice', 'coordinator'],
  'answers.read': ['eofficeOperator', 'headEoffice', 'coordinator'],
  'supply.read': ['headEoffice', 'coordinator', 'auditor'],
  'supply.request': ['eofficeOperator', 'headEoffice'],
  'stock.keep': ['eofficeOperator', 'headEoffice'],
  'stock.read': ['eofficeOperator', 'headEoffice', 'coordinator', 'auditor'],
  'referral.receive': ['reception', 'centreHead'],
} as const satisfies Record<string, readonly Role[]>;

/** Matters passed on to the worker's centres. */
export const referralScope = (principal: Principal) => mintScope('eofficeReferrals', principal.reach);

/** Offices that a worker reaches: the own one, or all of the municipality. */
export const eofficeScope = (principal: Principal) =>
  Object.freeze({
    ...mintScope('eoffices', principal.reach),
    municipalityId: principal.municipalityId,
    /** Null: all offices of the network. */
    number: principal.role === 'eofficeOperator' ? (principal.eofficeNumber ?? 0) : null,
  });

export type EofficeScope = ReturnType<typeof eofficeScope>;

/** Whether the reader of a journal sees the names and addresses in it: those who keep and lead it, not those who watch. */
export const seesNames = ({ role }: Pick<Principal, 'role'>): boolean =>
  role === 'eofficeOperator' || role === 'headEoffice';

/** The names of all offices of the network, which are public: an operator writes to any of them. */
export const networkScope = (principal: Principal): EofficeScope =>
  Object.freeze({ ...eofficeScope(principal), number: null });

/**
 * The office in which the worker writes: an operator in the own one, the head of the network in the head office alone,
 * for each journal is kept by the operator of its office (KO-A2-6).
 */
export const ownOfficeOf = (
  principal: Principal,
): { readonly municipalityId: string; readonly number: number | 'head' } | null => {
  const { municipalityId, eofficeNumber, role } = principal;
  if (!municipalityId) return null;
  if (role === 'headEoffice') return { municipalityId, number: eofficeNumber ?? 'head' };
  return role === 'eofficeOperator' && eofficeNumber !== null
    ? { municipalityId, number: eofficeNumber }
    : null;
};
