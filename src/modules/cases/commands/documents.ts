import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import type { Services } from '#platform/http/services.ts';
import type { DocumentName } from '../../../documents/documents.ts';

export const documentKinds = [
  'application',
  'inventory',
  'deficiency',
  'decision',
  'refusal',
  'passOn',
  'handover',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Which template prints which paper; passing on is a decision of its own kind. */
export const templateOf: Readonly<Record<DocumentKind, DocumentName>> = {
  application: 'application',
  inventory: 'inventory',
  deficiency: 'deficiency-notice',
  decision: 'decision',
  refusal: 'refusal',
  passOn: 'decision',
  handover: 'handover',
};

export const renderJob = 'case-document';
export const mailJob = 'case-letter';

/** Asks for a paper: the row says «queued» from the same moment in which the business change is true. */
export async function queueDocument(
  tx: Tx,
  services: Pick<Services, 'jobs'>,
  caseId: string,
  kind: DocumentKind,
  data: object,
): Promise<string> {
  const id = uuidv7();
  await tx
    .insertInto('issued_document')
    .values({ id, case_id: caseId, kind, data: JSON.stringify(data) })
    .execute();
  await services.jobs.enqueue(tx, renderJob, { documentId: id });
  return id;
}

/** Tries a failed paper again. False: it has not failed, there is nothing to do. */
export async function retryDocument(
  tx: Tx,
  services: Pick<Services, 'jobs'>,
  caseId: string,
  documentId: string,
): Promise<boolean> {
  const updated = await tx
    .updateTable('issued_document')
    .set({ state: 'queued', failure: null })
    .where('id', '=', documentId)
    .where('case_id', '=', caseId)
    .where('state', '=', 'failed')
    .executeTakeFirst();
  if (!updated.numUpdatedRows) return false;
  await services.jobs.enqueue(tx, renderJob, { documentId });
  return true;
}

/** Enqueues a letter to the applicant; the job reads the address when it runs, so that none lies in the queue. */
export async function queueLetter(
  tx: Tx,
  services: Pick<Services, 'jobs'>,
  caseId: string,
  letter: 'registered' | 'ready',
): Promise<void> {
  await services.jobs.enqueue(tx, mailJob, { caseId, letter });
}
