import type { Role } from '#modules/identity/rules.ts';
import { mintScope } from '#platform/database/scope.ts';
import type { Principal } from '#platform/session/principal.ts';
import type { QuestionAction } from './rules/lifecycle.ts';

/**
 * Who meets visitors writes down what was asked by telephone; those who know the matter answer; heads spread the work and
 * answer complaints (KC-15). The coordinator sees figures alone.
 */
export const questionRights = {
  'question.read': ['reception', 'frontOffice', 'backOffice', 'providerHead', 'centreHead'],
  'question.record': ['reception', 'frontOffice', 'centreHead'],
  'question.answer': ['frontOffice', 'backOffice', 'providerHead', 'centreHead'],
  'question.assign': ['providerHead', 'centreHead'],
  'question.forward': ['reception', 'frontOffice', 'providerHead', 'centreHead'],
  // The head, the deputy or who is empowered (law «On citizens' appeals», art. 20).
  'question.extend': ['centreHead'],
  'question.sort': ['reception', 'centreHead'],
  'question.template': ['centreHead'],
  'question.statistics': ['centreHead', 'coordinator'],
} as const satisfies Record<string, readonly Role[]>;

export type QuestionRight = keyof typeof questionRights;

/** Which right each action asks for: does not compile until somebody has decided. */
export const actionRights: Readonly<Record<QuestionAction, QuestionRight>> = {
  take: 'question.answer',
  assign: 'question.assign',
  classify: 'question.forward',
  answer: 'question.answer',
  askBack: 'question.answer',
  call: 'question.answer',
  forward: 'question.forward',
  extend: 'question.extend',
  close: 'question.answer',
};

export const mayQuestion = (principal: Pick<Principal, 'role'>, right: QuestionRight): boolean =>
  questionRights[right].some((role) => role === principal.role);

/** A worker of a provider sees what is for that provider and what is for nobody yet. */
export const questionScope = (principal: Principal) =>
  Object.freeze({
    ...mintScope('questions', principal.reach),
    /** Whom a complaint is about does not read it before a head does (KC-15). */
    complaints: principal.role === 'centreHead' || principal.role === 'providerHead',
  });
export type QuestionScope = ReturnType<typeof questionScope>;
