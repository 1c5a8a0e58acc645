import type { Tx } from '#platform/database/database.ts';
import { stale } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { QuestionState } from '../rules/lifecycle.ts';

/** What every write needs to know of a question. */
export interface Row {
  readonly id: string;
  readonly centreId: string;
  readonly state: QuestionState;
  readonly assigneeId: string | null;
  readonly version: number;
}

/** An event of a question: facts alone, for the ledger outlives the words. */
export const tell = (
  tx: Tx,
  actor: Actor,
  question: Pick<Row, 'id' | 'centreId'>,
  kind: `question.${string}`,
  payload: Readonly<Record<string, unknown>> = {},
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: question.centreId,
    subject: 'question',
    subjectId: question.id,
    kind,
    payload,
  });

/** Columns that a worker's action changes. */
export type Change = Partial<{
  state: QuestionState;
  assignee_id: string | null;
  centre_id: string;
  provider_id: string | null;
  kind: string;
  topic: string;
  answered_on: string | null;
  extended_to: string | null;
  closed_at: Date | null;
}>;

/** Changes the row as the screen knew it; throws `stale` when somebody was quicker. */
export async function change(tx: Tx, question: Row, values: Change): Promise<void> {
  const changed = await tx
    .updateTable('question')
    .set({ ...values, version: question.version + 1 })
    .where('id', '=', question.id)
    .where('version', '=', question.version)
    .executeTakeFirst();
  if (!changed.numUpdatedRows) throw stale();
}
