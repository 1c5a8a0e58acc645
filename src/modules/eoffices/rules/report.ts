/** Figures of the monthly report as its columns 3–12 name them (KO-A2-7); column 2 is their total. */
export const kinds = ['personal', 'written', 'telephone', 'internet'] as const;
export const socialStatuses = ['veteran', 'childOfWar', 'chornobyl', 'disability', 'other'] as const;
export const reportFigures = [...kinds, 'answered', ...socialStatuses] as const;

/** How a person turned to the office: columns 3–6. */
export type AppealKind = (typeof kinds)[number];
/** Columns 8–12: ВВВ, Діти війни, ЧАЕС, Особи з інвалідністю, Інші категорії. */
export type SocialStatus = (typeof socialStatuses)[number];
export type ReportFigure = (typeof reportFigures)[number];
/** A column that counts entries; `total` is column 2. */
export type CountedColumn = ReportFigure | 'total';
export type Figures = Readonly<Record<ReportFigure, number>>;

export const noFigures: Figures = Object.freeze({
  personal: 0,
  written: 0,
  telephone: 0,
  internet: 0,
  answered: 0,
  veteran: 0,
  childOfWar: 0,
  chornobyl: 0,
  disability: 0,
  other: 0,
});

/** Column 2: all appeals of the month. */
export const totalOf = (figures: Figures): number => kinds.reduce((sum, kind) => sum + figures[kind], 0);

/** Consolidation over months, quarters, offices. */
export function addFigures(all: readonly Figures[]): Figures {
  const sum: Record<ReportFigure, number> = { ...noFigures };
  for (const figures of all) for (const figure of reportFigures) sum[figure] += figures[figure];
  return sum;
}

export const sameFigures = (a: Figures, b: Figures): boolean =>
  reportFigures.every((figure) => a[figure] === b[figure]);

/** The last day on which the report of a month is in time (KO-A2-7: by the 5th of the next month). */
const lastDay = 5;

export type MonthPhase = 'notEnded' | 'due' | 'late';

/** Whether a month may be reported on `today` (an ISO date), and whether that is still in time. */
export function monthPhase(today: string, year: number, month: number): MonthPhase {
  const ended = monthNumber(today) - (year * 12 + month - 1);
  if (ended <= 0) return 'notEnded';
  return ended === 1 && Number(today.slice(8, 10)) <= lastDay ? 'due' : 'late';
}

/** Whether the first version of a month's report came after its last day (KO-A2-7): it stays late, whatever follows it. */
export const sentLate = (firstSentOn: string, year: number, month: number): boolean =>
  monthPhase(firstSentOn, year, month) === 'late';

/** Months since the year 0, for arithmetic. */
const monthNumber = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

export type ReportState = 'submitted' | 'accepted' | 'returned' | 'replaced';
export type ReportAction = 'submit' | 'accept' | 'return';

/** What may follow the newest version of a month's report; `none`: nothing was sent yet. */
export const reportActions: Readonly<Record<ReportState | 'none', readonly ReportAction[]>> = {
  none: ['submit'],
  submitted: ['accept', 'return'],
  // Corrected only by a new version, which the head office accepts anew.
  accepted: ['submit'],
  returned: ['submit'],
  replaced: [],
};

/** Months 1–12 of a quarter 1–4. */
export const monthsOfQuarter = (quarter: number): number[] => [1, 2, 3].map((n) => (quarter - 1) * 3 + n);
