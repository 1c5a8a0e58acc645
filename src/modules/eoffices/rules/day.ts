/** Every office reports its opening within this half hour (KO-A2-3). Times of day in Kyiv. */
export const openingWindow = { from: '10:00', to: '10:30' } as const;

export type OpeningState =
  /** Not a working day. */
  | 'dayOff'
  /** Before ten: nobody is asked yet. */
  | 'early'
  /** Within the half hour: still in time. */
  | 'awaited'
  /** After half past ten without a report. */
  | 'missing'
  /** Reported in time. */
  | 'open'
  /** Reported after half past ten. */
  | 'late';

/** State of an office at `time` (HH:MM); `reportedAt` is when its opening was reported, HH:MM. */
export function openingState(day: {
  readonly working: boolean;
  readonly time: string;
  readonly reportedAt: string | null;
}): OpeningState {
  if (day.reportedAt !== null) return day.reportedAt <= openingWindow.to ? 'open' : 'late';
  if (!day.working) return 'dayOff';
  if (day.time < openingWindow.from) return 'early';
  return day.time <= openingWindow.to ? 'awaited' : 'missing';
}
