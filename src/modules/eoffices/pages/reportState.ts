import type { ReportVersion } from '../data/reports.ts';
import type { MonthPhase, ReportState } from '../rules/report.ts';

/** What a month shows: the state of the newest report, or what is awaited. */
export type ShownState = ReportState | MonthPhase;

export const reportState = (report: ReportVersion | null, phase: MonthPhase): ShownState =>
  report?.state ?? phase;

export const stateTones: Readonly<Record<ShownState, 'success' | 'warning' | 'danger' | 'neutral' | 'info'>> =
  {
    notEnded: 'neutral',
    due: 'info',
    late: 'danger',
    submitted: 'info',
    accepted: 'success',
    returned: 'warning',
    replaced: 'neutral',
  };
