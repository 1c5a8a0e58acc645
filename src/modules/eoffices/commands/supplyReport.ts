import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { submittedReports, supplyReport } from '../data/supplyReport.ts';
import type { EofficeScope } from '../rights.ts';
import { quarterDays } from '../rules/supplies.ts';

export interface Submission {
  readonly year: number;
  readonly quarter: number;
  /** The newest version that the screen showed; 0: none was there. */
  readonly last: number;
  /** Needed after the first version. */
  readonly reason: string;
  readonly workerId: string;
  readonly name: string;
  readonly today: string;
  readonly now: Date;
}

/** Submits the report of an ended quarter: its figures are those of this moment and stay as they are (KO-A3-1). */
export async function submitSupplyReport(
  tx: Tx,
  actor: Actor,
  scope: EofficeScope,
  submission: Submission,
): Promise<'done' | 'notEnded' | 'reasonMissing' | 'stale'> {
  const { year, quarter, last, reason } = submission;
  const municipalityId = scope.municipalityId ?? '';
  if (submission.today <= quarterDays(year, quarter).to) return 'notEnded';
  // Two who submit at once take turns.
  await tx
    .selectFrom('municipality')
    .select('id')
    .where('id', '=', municipalityId)
    .forNoKeyUpdate()
    .execute();
  const [newest] = await submittedReports(tx, municipalityId, year, quarter);
  if ((newest?.version ?? 0) !== last) return 'stale';
  if (newest && reason === '') return 'reasonMissing';
  const id = v7();
  await tx
    .insertInto('eoffice_supply_report')
    .values({
      id,
      municipality_id: municipalityId,
      year,
      quarter,
      version: last + 1,
      content: JSON.stringify(await supplyReport(tx, scope, year, quarter)),
      reason: newest ? reason : '',
      submitted_by: submission.workerId,
      signed_name: submission.name,
      submitted_at: submission.now,
    })
    .execute();
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'eofficeSupplyReport',
    subjectId: id,
    kind: 'eofficeSupplyReport.submitted',
    payload: { year, quarter, version: last + 1, signedName: submission.name },
  });
  return 'done';
}
