import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { EofficeScope } from '../rights.ts';
import { type Figures, noFigures, type ReportState } from '../rules/report.ts';

type Reader = Queries | Tx;

interface Month {
  readonly eofficeId: string;
  readonly year: number;
  readonly month: number;
}

export interface ReportVersion {
  readonly id: string;
  readonly eofficeId: string;
  readonly year: number;
  readonly month: number;
  readonly version: number;
  readonly state: ReportState;
  readonly figures: Figures;
  readonly reason: string;
  readonly signedName: string;
  readonly submittedAt: Date;
  /** When the first version was sent. */
  readonly firstAt: Date;
  readonly decidedAt: Date | null;
  readonly remark: string;
}

const figureColumns = sql.raw(
  `personal, written, telephone, internet, answered, veteran, child_of_war as "childOfWar", chornobyl, disability, other`,
);
const reportColumns = sql.raw(
  `id, eoffice_id as "eofficeId", year, month, version, state, reason, signed_name as "signedName",
  submitted_at as "submittedAt", decided_at as "decidedAt", remark,
  (select f.submitted_at from eoffice_report f where f.eoffice_id = r.eoffice_id and f.year = r.year
    and f.month = r.month and f.version = 1) as "firstAt"`,
);

type Row<T> = T & Record<keyof Figures, number>;

function figuresOf(row: Record<keyof Figures, number>): Figures {
  const { personal, written, telephone, internet, answered } = row;
  const { veteran, childOfWar, chornobyl, disability, other } = row;
  return {
    personal,
    written,
    telephone,
    internet,
    answered,
    veteran,
    childOfWar,
    chornobyl,
    disability,
    other,
  };
}

const versionOf = (row: Row<Omit<ReportVersion, 'figures'>>): ReportVersion => ({
  id: row.id,
  eofficeId: row.eofficeId,
  year: row.year,
  month: row.month,
  version: row.version,
  state: row.state,
  reason: row.reason,
  signedName: row.signedName,
  submittedAt: row.submittedAt,
  firstAt: row.firstAt,
  decidedAt: row.decidedAt,
  remark: row.remark,
  figures: figuresOf(row),
});

/** The journal's figures of one month, as they are now; zeros for a month without entries. */
export async function monthFigures(db: Reader, month: Month): Promise<Figures> {
  const { rows } = await sql<Record<keyof Figures, number>>`select ${figureColumns} from eoffice_month
    where eoffice_id = ${month.eofficeId}::uuid and year = ${month.year} and month = ${month.month}`.execute(
    db,
  );
  return rows[0] ? figuresOf(rows[0]) : noFigures;
}

/** All versions of a month's report, the newest first. */
export async function reportVersions(db: Reader, month: Month): Promise<ReportVersion[]> {
  const { rows } = await sql<
    Row<Omit<ReportVersion, 'figures'>>
  >`select ${reportColumns}, ${figureColumns} from eoffice_report r
    where eoffice_id = ${month.eofficeId}::uuid and year = ${month.year} and month = ${month.month}
    order by version desc`.execute(db);
  return rows.map(versionOf);
}

/** One report within reach; undefined otherwise. */
export async function reportById(
  db: Reader,
  scope: EofficeScope,
  id: string,
): Promise<ReportVersion | undefined> {
  const { rows } = await sql<
    Row<Omit<ReportVersion, 'figures'>>
  >`select ${reportColumns}, ${figureColumns} from eoffice_report r
    where r.id = ${id}::uuid and exists (select from eoffice o where o.id = r.eoffice_id
      and o.municipality_id = ${scope.municipalityId}::uuid
      and (${scope.number}::int is null or o.number = ${scope.number}::int))`.execute(db);
  return rows[0] && versionOf(rows[0]);
}

export interface MonthOfOffice {
  readonly eofficeId: string;
  readonly month: number;
  /** The journal now. */
  readonly journal: Figures;
  /** The newest version that was sent; null: none yet. */
  readonly report: ReportVersion | null;
}

/** Journal and newest report of each month of a year, of all offices within reach: a few hundred rows, never entries. */
export async function yearOf(db: Reader, scope: EofficeScope, year: number): Promise<MonthOfOffice[]> {
  const offices = sql`(select o.id from eoffice o where o.municipality_id = ${scope.municipalityId}::uuid
    and (${scope.number}::int is null or o.number = ${scope.number}::int))`;
  const sums = await sql<
    Row<{ eofficeId: string; month: number }>
  >`select eoffice_id as "eofficeId", month, ${figureColumns}
    from eoffice_month where year = ${year} and eoffice_id in ${offices}`.execute(db);
  const reports = await sql<Row<Omit<ReportVersion, 'figures'>>>`select distinct on (eoffice_id, month)
    ${reportColumns}, ${figureColumns} from eoffice_report r where year = ${year} and eoffice_id in ${offices}
    order by eoffice_id, month, version desc`.execute(db);
  const months = new Map<string, MonthOfOffice>();
  for (const row of sums.rows)
    months.set(`${row.eofficeId}:${row.month}`, {
      eofficeId: row.eofficeId,
      month: row.month,
      journal: figuresOf(row),
      report: null,
    });
  for (const report of reports.rows.map(versionOf)) {
    const { eofficeId, month } = report;
    const known = months.get(`${eofficeId}:${month}`);
    months.set(`${eofficeId}:${month}`, { eofficeId, month, journal: known?.journal ?? noFigures, report });
  }
  return [...months.values()];
}
