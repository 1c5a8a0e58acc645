import { StatusTag, type StatusTagProps } from '#ui/statusTag.tsx';
import type { CasesTexts } from '../messages.ts';
import type { DeadlineState } from '../rules/deadline.ts';
import type { CaseState } from '../rules/lifecycle.ts';

type Tone = StatusTagProps['tone'];

export const stateTones: Readonly<Record<CaseState, Tone>> = {
  draft: 'neutral',
  registered: 'info',
  sentToBackOffice: 'info',
  inProgress: 'dnipro',
  paused: 'warning',
  granted: 'success',
  refused: 'warning',
  passedOn: 'success',
  documentReady: 'success',
  atFrontOffice: 'success',
  handedOut: 'success',
  archived: 'neutral',
  withdrawn: 'neutral',
  abandoned: 'neutral',
};

const deadlineTones: Readonly<Record<DeadlineState['state'], Tone>> = {
  onTime: 'success',
  soon: 'warning',
  today: 'warning',
  overdue: 'danger',
  paused: 'neutral',
};

/** How near the last day is, in words with the count. */
export function deadlineWords(texts: CasesTexts, deadline: DeadlineState): string {
  const words = texts.lifecycle;
  switch (deadline.state) {
    case 'paused':
      return words['deadline.paused'];
    case 'today':
      return words['deadline.today'];
    case 'onTime':
      return words['deadline.onTime'](deadline.days);
    case 'soon':
      return words['deadline.soon'](deadline.days);
    case 'overdue':
      return words['deadline.overdue'](-deadline.days);
  }
}

export const DeadlineTag = ({ texts, deadline }: { texts: CasesTexts; deadline: DeadlineState }) => (
  <StatusTag tone={deadlineTones[deadline.state]}>{deadlineWords(texts, deadline)}</StatusTag>
);
