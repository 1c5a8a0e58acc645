import type { Role } from '#modules/identity/rules.ts';
import { mintScope } from '#platform/database/scope.ts';
import type { Principal } from '#platform/session/principal.ts';

/** The head e-office asks, its network answers with visitors, the department and the auditor read (KN-3.1.2, KN-4). */
export const surveysRights = {
  'survey.make': ['headEoffice'],
  'survey.fill': ['eofficeOperator', 'headEoffice'],
  'survey.read': ['eofficeOperator', 'headEoffice', 'coordinator', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;

/** Surveys that a worker sees: those of the municipality; an operator only what the own office answered. */
export const surveyScope = (principal: Principal) =>
  Object.freeze({
    ...mintScope('surveys', principal.reach),
    municipalityId: principal.municipalityId,
    /** Null: all offices of the network. */
    officeNumber: principal.role === 'eofficeOperator' ? (principal.eofficeNumber ?? 0) : null,
    /** Drafts are work in progress of those who make surveys. */
    drafts: surveysRights['survey.make'].some((role) => role === principal.role),
  });

export type SurveyScope = ReturnType<typeof surveyScope>;
