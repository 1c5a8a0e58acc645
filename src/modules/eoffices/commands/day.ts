import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';

export interface Opening {
  readonly eofficeId: string;
  readonly date: string;
  readonly at: Date;
  readonly way: 'button' | 'mail' | 'telephone';
  /** Who pressed or recorded; null for a letter. */
  readonly workerId: string | null;
  readonly mailFrom?: string;
}

/** Reports that an office has opened; false: it was reported before, and the first report stays. */
export async function reportOpening(tx: Tx, actor: Actor, opening: Opening): Promise<boolean> {
  const made = await tx
    .insertInto('eoffice_opening')
    .values({
      eoffice_id: opening.eofficeId,
      date: opening.date,
      reported_at: opening.at,
      way: opening.way,
      reported_by: opening.workerId,
      mail_from: opening.mailFrom ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!made.numInsertedOrUpdatedRows) return false;
  await tell(tx, actor, opening.eofficeId, 'eoffice.opened', {
    date: opening.date,
    way: opening.way,
    at: opening.at.toISOString(),
  });
  return true;
}

/** A technical problem, told by telephone and written down by the head office (KO-A2-3). */
export async function recordProblem(
  tx: Tx,
  actor: Actor,
  problem: {
    readonly eofficeId: string;
    readonly date: string;
    readonly at: Date;
    readonly workerId: string;
    readonly words: string;
  },
): Promise<string> {
  const id = v7();
  await tx
    .insertInto('eoffice_problem')
    .values({
      id,
      eoffice_id: problem.eofficeId,
      date: problem.date,
      reported_at: problem.at,
      recorded_by: problem.workerId,
      words: problem.words,
    })
    .execute();
  await tell(tx, actor, problem.eofficeId, 'eoffice.problemRecorded', { id, words: problem.words });
  return id;
}

/** Closes a problem with what was done; false: it was closed before. */
export async function solveProblem(
  tx: Tx,
  actor: Actor,
  problem: {
    readonly id: string;
    readonly eofficeId: string;
    readonly at: Date;
    readonly workerId: string;
    readonly solution: string;
  },
): Promise<boolean> {
  const solved = await tx
    .updateTable('eoffice_problem')
    .set({ solved_at: problem.at, solved_by: problem.workerId, solution: problem.solution })
    .where('id', '=', problem.id)
    .where('eoffice_id', '=', problem.eofficeId)
    .where('solved_at', 'is', null)
    .executeTakeFirst();
  if (!solved.numUpdatedRows) return false;
  const { id, solution } = problem;
  await tell(tx, actor, problem.eofficeId, 'eoffice.problemSolved', { id, solution });
  return true;
}

const tell = (
  tx: Tx,
  actor: Actor,
  eofficeId: string,
  kind: `eoffice.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, { centreId: null, subject: 'eoffice', subjectId: eofficeId, kind, payload });
