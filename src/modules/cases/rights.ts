import type { Role } from '#modules/identity/rules.ts';
import { mintScope } from '#platform/database/scope.ts';
import type { Principal } from '#platform/session/principal.ts';
import type { CaseActor } from './rules/allowed.ts';
import { type CaseAction, caseActions } from './rules/lifecycle.ts';

/**
 * Who may what (ORG-2, ORG-7): the front office takes and hands out, the back office decides, heads watch terms and
 * spread work. The auditor reads who looked, not what is written; the administrator sees no case.
 */
export const caseRights = {
  'case.list': ['frontOffice', 'backOffice', 'providerHead', 'centreHead'],
  'case.read': ['frontOffice', 'backOffice', 'providerHead', 'centreHead'],
  'case.work': ['backOffice', 'providerHead'],
  'case.take': ['frontOffice'],
  'case.packet': ['frontOffice', 'backOffice', 'providerHead'],
  'case.withdraw': ['frontOffice', 'backOffice', 'providerHead'],
  'case.decide': ['backOffice', 'providerHead'],
  'case.assign': ['backOffice', 'providerHead'],
  'case.archive': ['frontOffice', 'backOffice', 'providerHead'],
  'case.accessHistory': ['providerHead', 'centreHead'],
} as const satisfies Record<string, readonly Role[]>;

export type CaseRight = keyof typeof caseRights;

/** Which right each action asks for: does not compile until somebody has decided. */
export const actionRights: Readonly<Record<CaseAction, CaseRight>> = {
  checkPacket: 'case.packet',
  recordConsent: 'case.packet',
  tellDeficiencies: 'case.packet',
  register: 'case.take',
  abandon: 'case.take',
  issueInventory: 'case.take',
  sendToBackOffice: 'case.take',
  passOn: 'case.take',
  accept: 'case.decide',
  reassign: 'case.assign',
  pause: 'case.decide',
  resume: 'case.decide',
  restartTerm: 'case.decide',
  extend: 'case.decide',
  decideGrant: 'case.decide',
  decideRefuse: 'case.decide',
  prepareDocument: 'case.decide',
  sendToFrontOffice: 'case.decide',
  handOut: 'case.take',
  withdraw: 'case.withdraw',
  archive: 'case.archive',
};

/** What the worker may do by their role, for the rules. */
export const actorOfCase = (principal: Pick<Principal, 'role' | 'id'>): CaseActor => ({
  workerId: principal.id ?? '',
  may: new Set(caseActions.filter((action) => mayCase(principal, actionRights[action]))),
  headsProvider: principal.role === 'providerHead',
});

/** Whether the role holds the right; rows are checked by the scope. */
export const mayCase = (principal: Pick<Principal, 'role'>, right: CaseRight): boolean =>
  caseRights[right].some((role) => role === principal.role);

export const caseScope = (principal: Principal) => mintScope('cases', principal.reach);
export type CaseScope = ReturnType<typeof caseScope>;

/** The visitor at the worker's desk, from whom the case came. */
export const queueScope = (principal: Principal) => mintScope('queue', principal.reach);

/** Those who take an application look for its applicant among the people of the municipality. */
export const applicantScope = (principal: Principal) => mintScope('people', principal.reach);
