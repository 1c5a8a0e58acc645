import type { QuestionState } from '../rules/lifecycle.ts';

export const stateTones: Readonly<
  Record<QuestionState, 'success' | 'warning' | 'danger' | 'neutral' | 'info'>
> = {
  new: 'warning',
  inWork: 'info',
  waiting: 'neutral',
  answered: 'success',
  closed: 'neutral',
};
