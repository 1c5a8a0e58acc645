import { businessDate } from '#platform/clock/clock.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { type OfficeFacts, officesWithin, officeWithin } from '../../data/reach.ts';
import { type MonthOfOffice, yearOf } from '../../data/reports.ts';
import { eofficesTexts } from '../../messages.ts';
import { eofficeScope } from '../../rights.ts';
import { figuresOnForm } from '../../rules/form.ts';
import { monthKey, twelveMonths } from '../../rules/period.ts';
import { addFigures, type Figures, monthPhase, sameFigures } from '../../rules/report.ts';
import { formQuery, yearParams } from '../../schemas/reports.ts';

export interface AskedForm {
  /** Null: the whole network. */
  readonly office: OfficeFacts | null;
  readonly offices: readonly OfficeFacts[];
  readonly year: number;
  /** The month «за» which the report is; null: none of the year has ended. */
  readonly month: number | null;
  /** January to December; null, an empty row: the month has not ended or is after the report's. */
  readonly rows: readonly (Figures | null)[];
  /** The same for one office. */
  readonly rowsOf: (officeId: string) => readonly (Figures | null)[];
  /** Ф.І.П of the operator who signed the report of the month. */
  readonly signedName: string | null;
  /** Months in which the journal has changed since the report was signed. */
  readonly changed: readonly number[];
}

/** The form of one office within reach, for the year of the address and up to the month asked; 404 otherwise. */
export async function askedForm(ctx: Context): Promise<AskedForm> {
  const { id, year } = ctx.params(yearParams);
  const scope = eofficeScope(ctx.principal);
  const office = await officeWithin(ctx.services.database.queries, scope, id);
  if (!office) throw notFound();
  return formOf(ctx, office, [office], year);
}

/** The consolidated form of the network; an operator has none. */
export async function askedNetworkForm(ctx: Context): Promise<AskedForm> {
  const scope = eofficeScope(ctx.principal);
  const offices = await officesWithin(ctx.services.database.queries, scope);
  if (scope.number !== null || offices.length === 0) throw notFound();
  const today = businessDate(ctx.services.clock.now());
  return formOf(ctx, null, offices, ctx.query(formQuery).year ?? Number(today.slice(0, 4)));
}

async function formOf(
  ctx: Context,
  office: OfficeFacts | null,
  offices: readonly OfficeFacts[],
  year: number,
): Promise<AskedForm> {
  const db = ctx.services.database.queries;
  const today = businessDate(ctx.services.clock.now());
  const reached = await yearOf(db, eofficeScope(ctx.principal), year);
  const all = office ? reached.filter(({ eofficeId }) => eofficeId === office.id) : reached;
  const ended = twelveMonths.filter((month) => monthPhase(today, year, month) !== 'notEnded');
  const asked = ctx.query(formQuery).month;
  const month = asked && ended.includes(asked) ? asked : (ended.at(-1) ?? null);
  const known = (officeId: string, of: number): MonthOfOffice | undefined =>
    all.find((one) => one.eofficeId === officeId && one.month === of);
  const rowsOf = (officeId: string) =>
    twelveMonths.map((of) =>
      month === null || of > month ? null : figuresOnForm(known(officeId, of), monthPhase(today, year, of)),
    );
  const each = offices.map(({ id }) => rowsOf(id));
  const signed = office && month ? known(office.id, month)?.report : null;
  return {
    office,
    offices,
    year,
    month,
    rowsOf,
    rows: twelveMonths.map((_, at) => {
      const figures = each.flatMap((rows) => rows[at] ?? []);
      return figures.length === 0 ? null : addFigures(figures);
    }),
    signedName: signed && isStanding(signed.state) ? signed.signedName : null,
    changed: twelveMonths.filter((of) =>
      all.some(
        ({ month: one, report, journal }) =>
          one === of && office && report && isStanding(report.state) && !sameFigures(report.figures, journal),
      ),
    ),
  };
}

const isStanding = (state: string): boolean => state === 'submitted' || state === 'accepted';

/** «zvit-e-ofis-3-2026-02.xlsx», «zvit-merezha-2026-02.xlsx». */
export const formFileName = ({ office, year, month }: AskedForm): string =>
  `zvit-${office ? `e-ofis-${office.number}` : 'merezha'}-${month ? monthKey(year, month) : year}.xlsx`;

/** «лютий 2026 рік», as the form says it; the year alone before its first month has ended. */
export const periodOf = ({ year, month }: AskedForm): string => {
  const t = eofficesTexts.uk.reports;
  return month === null ? t.year(year) : `${t.months[month - 1]} ${t.year(year)}`;
};
