import { businessDate } from '#platform/clock/clock.ts';
import type { ReportVersion } from '../../data/reports.ts';
import { type MonthPhase, type ReportState, sentLate } from '../../rules/report.ts';

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

/** Whether the report came late: the mark stays with it (KO-A2-7). */
export const cameLate = (report: ReportVersion | null): boolean =>
  report !== null && sentLate(businessDate(report.firstAt), report.year, report.month);
