import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { monthFigures, reportVersions } from '../data/reports.ts';
import { type Figures, monthPhase, reportActions, sameFigures, totalOf } from '../rules/report.ts';

export interface ReportMonth {
  readonly eofficeId: string;
  readonly year: number;
  readonly month: number;
}

export interface Signature {
  readonly workerId: string;
  /** Ф.І.П of the operator, as on the prescribed form. */
  readonly name: string;
  readonly today: string;
  readonly now: Date;
  /** Figures that the operator saw when signing: the journal may have grown meanwhile. */
  readonly seen: Figures;
  /** Why a further version is sent; needed after the first. */
  readonly reason: string;
}

export type Submitted =
  | { readonly kind: 'submitted'; readonly version: number; readonly late: boolean }
  | { readonly kind: 'notEnded' | 'awaitsDecision' | 'journalChanged' | 'reasonMissing' | 'unchanged' };

/**
 * Signs the report of an ended month: its figures are those of the journal, computed here and now (KO-A2-7). After an
 * acceptance or a return a further version says why it was made.
 */
export async function submitReport(
  tx: Tx,
  actor: Actor,
  month: ReportMonth,
  signature: Signature,
): Promise<Submitted> {
  const phase = monthPhase(signature.today, month.year, month.month);
  if (phase === 'notEnded') return { kind: 'notEnded' };
  // Entries of the office wait until the figures are signed.
  await tx.selectFrom('eoffice').select('id').where('id', '=', month.eofficeId).forNoKeyUpdate().execute();
  const versions = await reportVersions(tx, month);
  const last = versions[0];
  if (!reportActions[last?.state ?? 'none'].includes('submit')) return { kind: 'awaitsDecision' };
  const figures = await monthFigures(tx, month);
  if (!sameFigures(figures, signature.seen)) return { kind: 'journalChanged' };
  if (last && signature.reason.trim() === '') return { kind: 'reasonMissing' };
  if (last?.state === 'accepted' && sameFigures(last.figures, figures)) return { kind: 'unchanged' };
  if (last?.state === 'accepted')
    await tx.updateTable('eoffice_report').set({ state: 'replaced' }).where('id', '=', last.id).execute();
  const version = (last?.version ?? 0) + 1;
  const id = v7();
  const { childOfWar, ...rest } = figures;
  await tx
    .insertInto('eoffice_report')
    .values({
      id,
      eoffice_id: month.eofficeId,
      year: month.year,
      month: month.month,
      version,
      ...rest,
      child_of_war: childOfWar,
      reason: last ? signature.reason.trim() : '',
      signed_by: signature.workerId,
      signed_name: signature.name,
      submitted_at: signature.now,
    })
    .execute();
  await tell(tx, actor, id, 'eofficeReport.submitted', {
    ...month,
    version,
    total: totalOf(figures),
    figures,
    late: phase === 'late',
    signedName: signature.name,
  });
  return { kind: 'submitted', version, late: phase === 'late' };
}

export type Decision =
  | { readonly kind: 'accept' }
  /** What is to be mended, in words for the operator. */
  | { readonly kind: 'return'; readonly remark: string };

/** The head office accepts a report or returns it with a remark; false: it was decided before. */
export async function decideReport(
  tx: Tx,
  actor: Actor,
  report: { readonly id: string; readonly workerId: string; readonly now: Date },
  decision: Decision,
): Promise<boolean> {
  const accepts = decision.kind === 'accept';
  const remark = decision.kind === 'accept' ? '' : decision.remark;
  const row = await tx
    .updateTable('eoffice_report')
    .set({
      state: accepts ? 'accepted' : 'returned',
      remark,
      decided_by: report.workerId,
      decided_at: report.now,
    })
    .where('id', '=', report.id)
    .where('state', '=', 'submitted')
    .returning(['eoffice_id', 'year', 'month', 'version'])
    .executeTakeFirst();
  if (!row) return false;
  await tell(tx, actor, report.id, accepts ? 'eofficeReport.accepted' : 'eofficeReport.returned', {
    eofficeId: row.eoffice_id,
    year: row.year,
    month: row.month,
    version: row.version,
    remark,
  });
  return true;
}

const tell = (
  tx: Tx,
  actor: Actor,
  id: string,
  kind: `eofficeReport.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, { centreId: null, subject: 'eofficeReport', subjectId: id, kind, payload });
