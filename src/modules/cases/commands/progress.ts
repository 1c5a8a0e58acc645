import { v7 as uuidv7 } from 'uuid';
import { conflict } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { casesTexts } from '../messages.ts';
import type { CaseWork } from './act.ts';
import { queueDocument, queueLetter } from './documents.ts';
import type { PaperWorker } from './papers/intake.ts';
import { handoverPaper } from './papers/outcome.ts';

/** Sends the case to the back office with date and executor (BR-25). */
export async function sendToBackOffice(work: CaseWork, executorId: string, sendBy: string): Promise<void> {
  const inventoryReady = work.details.documents.some(
    (one) => one.kind === 'inventory' && one.state === 'ready',
  );
  await work.done(
    {
      executor_id: executorId,
      sent_at: work.now,
      // The applicant has the code on paper: it need not be known here any longer.
      ...(inventoryReady ? { tracking_sealed: null } : {}),
    },
    { executorId, sendBy, late: work.today > sendBy },
  );
}

/** Whoever accepts becomes the executor. */
export async function acceptCase(work: CaseWork): Promise<void> {
  await work.done({ executor_id: work.workerId }, { executorId: work.workerId });
}

export async function reassignCase(work: CaseWork, executorId: string): Promise<void> {
  await work.done({ executor_id: executorId }, { before: work.row.executor_id, executorId });
}

/** Stops the clock on a recorded ground (DEADLINE). */
export async function pauseCase(work: CaseWork, ground: string): Promise<void> {
  await addChange(work, { kind: 'pause', ground, days: null });
  await work.done({}, { ground });
}

/** The clock runs again from the next day: the day of the return is the last day of the pause. */
export async function resumeCase(work: CaseWork, note: string): Promise<void> {
  await endPause(work);
  await work.done({}, { note });
}

/** The term begins anew (DEADLINE); a pause ends with it. */
export async function restartTerm(work: CaseWork, ground: string): Promise<void> {
  await endPause(work);
  await addChange(work, { kind: 'restart', ground, days: null });
  await work.done({}, { ground });
}

export async function extendCase(work: CaseWork, ground: string, days: number): Promise<void> {
  await addChange(work, { kind: 'extension', ground, days });
  await work.done({}, { ground, days });
}

async function endPause(work: CaseWork): Promise<void> {
  await work.tx
    .updateTable('case_pause')
    .set({ to_on: work.today })
    .where('case_id', '=', work.row.id)
    .where('kind', '=', 'pause')
    .where('to_on', 'is', null)
    .execute();
}

async function addChange(
  work: CaseWork,
  change: { kind: 'pause' | 'restart' | 'extension'; ground: string; days: number | null },
): Promise<void> {
  await work.tx
    .insertInto('case_pause')
    .values({
      id: uuidv7(),
      case_id: work.row.id,
      kind: change.kind,
      from_on: work.today,
      days: change.days,
      ground: change.ground,
      recorded_by: work.workerId,
      recorded_at: work.now,
    })
    .execute();
}

/** The paper is signed and ready (BR-26). */
export const confirmDocument = (work: CaseWork): Promise<void> => work.done();

/** Back to the front office; the applicant learns that the result waits. */
export async function passToFrontOffice(work: CaseWork): Promise<void> {
  await work.done();
  if (work.people.applicant.email) await queueLetter(work.tx, work.ctx.services, work.row.id, 'ready');
}

export interface HandOut {
  readonly to: 'applicant' | 'representative';
  readonly way: 'inPerson' | 'representative' | 'post' | 'electronic';
  readonly proof: string;
}

/** Hands out the result: to whom, how, on what proof of identity, with a receipt (BR-5.1). */
export async function handOut(work: CaseWork, handing: HandOut, worker: PaperWorker): Promise<void> {
  const { row, people, details, tx, ctx } = work;
  const receiver = handing.to === 'representative' ? people.representative : people.applicant;
  if (!receiver) throw conflict(casesTexts[ctx.locale].say('representativeMissing'));
  await tx
    .insertInto('handover')
    .values({
      id: uuidv7(),
      case_id: row.id,
      handed_at: work.now,
      handed_by: work.workerId,
      handed_to: receiver.id,
      way: handing.way,
      proof: handing.proof,
    })
    .execute();
  const { decision } = details;
  if (decision) {
    const name = {
      grant: 'Рішення про надання послуги',
      refuse: 'Рішення про відмову',
      passOn: 'Повідомлення про передачу заяви',
    }[decision.outcome === 'refuse' || decision.outcome === 'passOn' ? decision.outcome : 'grant'];
    const paper = handoverPaper(
      row,
      people,
      { name, number: decision.number },
      work.now.toISOString(),
      worker,
    );
    await queueDocument(tx, ctx.services, row.id, 'handover', paper);
  }
  await work.done({ closed_at: work.now }, { to: handing.to, way: handing.way });
}

/** Keeps the case: where, until when, on what ground (BR-28); destruction only by act. */
export async function archiveCase(
  work: CaseWork,
  entry: { shelf: string; keepUntil: string; ground: string },
): Promise<void> {
  await work.tx
    .insertInto('archive_entry')
    .values({
      case_id: work.row.id,
      archived_at: work.now,
      archived_by: work.workerId,
      shelf: entry.shelf,
      keep_until: entry.keepUntil,
      ground: entry.ground,
    })
    .execute();
  await work.done({ closed_at: work.row.closed_at ?? work.now }, { keepUntil: entry.keepUntil });
}

/** The applicant takes the application back; an open pause ends with it. */
export async function withdrawCase(work: CaseWork, reason: string): Promise<void> {
  await endPause(work);
  await work.done({ closed_at: work.now }, { reason });
}

/** A draft that came to nothing: what was typed of the packet stays with it, no number is spent. */
export async function abandonDraft(work: CaseWork): Promise<void> {
  await work.done({ closed_at: work.now });
}

/** A second print after a failure. */
export async function noteRetry(
  work: Pick<CaseWork, 'tx' | 'ctx' | 'row'>,
  documentId: string,
): Promise<void> {
  await appendToLedger(work.tx, work.ctx.actor, {
    centreId: work.row.centre_id,
    subject: 'case',
    subjectId: work.row.id,
    kind: 'case.documentRetried',
    payload: { documentId },
  });
}
