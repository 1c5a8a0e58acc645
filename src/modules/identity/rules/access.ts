import type { WorkerRole } from '../rules.ts';

/** First screen of each role (ORG-7): where its day's work begins. */
export const homeOf: Readonly<Record<WorkerRole, string>> = {
  reception: '/reception',
  frontOffice: '/desk',
  backOffice: '/back-office',
  providerHead: '/cases',
  centreHead: '/centre',
  coordinator: '/coordination',
  eofficeOperator: '/e-offices/work',
  headEoffice: '/e-offices/work',
  auditor: '/audit',
  administrator: '/admin',
};

/** Roles that see or change much beyond their own desk: a password alone does not open them. */
export const secondFactorRoles: readonly WorkerRole[] = [
  'administrator',
  'auditor',
  'coordinator',
  'centreHead',
  'providerHead',
];

/** What places a grant of each role names; the table `role_grant` checks the same. */
export const placeOf: Readonly<
  Record<WorkerRole, 'centre' | 'provider' | 'municipality' | 'optionalMunicipality' | 'eoffice' | 'none'>
> = {
  reception: 'centre',
  frontOffice: 'provider',
  backOffice: 'provider',
  providerHead: 'provider',
  centreHead: 'centre',
  coordinator: 'municipality',
  eofficeOperator: 'eoffice',
  headEoffice: 'none',
  auditor: 'optionalMunicipality',
  administrator: 'none',
};

/** What remains to be done before the session opens anything. */
export type PendingStep = 'none' | 'secondFactor' | 'newPassword' | 'chooseRole';

export interface SessionFacts {
  readonly secondFactorPassed: boolean;
  readonly secondFactorEnrolled: boolean;
  readonly secondFactorDemanded: boolean;
  readonly mustChangePassword: boolean;
  readonly hasRole: boolean;
}

/** The second factor comes first: whoever only guessed a password changes nothing, the password least of all. */
export function pendingStep(facts: SessionFacts): PendingStep {
  if ((facts.secondFactorEnrolled || facts.secondFactorDemanded) && !facts.secondFactorPassed)
    return 'secondFactor';
  if (facts.mustChangePassword) return 'newPassword';
  return facts.hasRole ? 'none' : 'chooseRole';
}

/** Page of each step of an unfinished sign-in. */
export const stepPath: Readonly<Record<PendingStep, string>> = {
  none: '/home',
  secondFactor: '/sign-in/second-factor',
  newPassword: '/sign-in/password',
  chooseRole: '/choose-role',
};
