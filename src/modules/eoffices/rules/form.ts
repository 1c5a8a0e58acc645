import { type Figures, type MonthPhase, noFigures, type ReportState } from './report.ts';

interface KnownMonth {
  readonly month: number;
  /** The journal now. */
  readonly journal: Figures;
  /** The newest version that was sent; null: none yet. */
  readonly report: { readonly state: ReportState; readonly figures: Figures } | null;
}

/**
 * What the prescribed form says of a month (KO-A2-7): what was signed, for a month whose report was sent or accepted;
 * else what the journal counts. Null, an empty row: the month has not ended.
 */
export function figuresOnForm(known: KnownMonth | undefined, phase: MonthPhase): Figures | null {
  if (phase === 'notEnded') return null;
  const { report } = known ?? {};
  if (report && (report.state === 'submitted' || report.state === 'accepted')) return report.figures;
  return known?.journal ?? noFigures;
}
