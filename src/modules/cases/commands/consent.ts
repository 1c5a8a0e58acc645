import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import type { CaseRow } from '../data/cases.ts';
import { consentVersion } from '../rules/consentText.ts';
import type { ConsentKind } from '../schema.ts';
import type { CaseWork } from './act.ts';

export interface NewConsent {
  readonly personId: string;
  readonly kind: ConsentKind;
  readonly form: 'paper' | 'electronic' | 'oral';
  readonly note: string;
}

/**
 * Records a consent with the version of the text that was read (BR-21; another person's: BP-22, KC-20).
 * `otherPeople`: the answer to whether another person's data are needed; null where it was not asked.
 */
export async function takeConsent(
  work: CaseWork,
  consent: NewConsent,
  otherPeople: boolean | null,
): Promise<'taken' | 'already'> {
  const added = await work.tx
    .insertInto('consent')
    .values({
      id: uuidv7(),
      case_id: work.row.id,
      person_id: consent.personId,
      kind: consent.kind,
      text_version: consentVersion,
      form: consent.form,
      given_at: work.now,
      note: consent.note,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) return 'already';
  await work.done(otherPeople === null ? {} : { other_people: otherPeople }, {
    consent: consent.kind,
    form: consent.form,
    version: consentVersion,
    ...(otherPeople === null ? {} : { otherPeople }),
  });
  return 'taken';
}

/** Writes whether another person's data are needed; only of a draft, for after it nothing waits for the answer. */
export async function answerOthers(
  tx: Tx,
  actor: Actor,
  row: Pick<CaseRow, 'id' | 'centre_id' | 'version'>,
  needed: boolean,
): Promise<'done' | 'stale'> {
  const updated = await tx
    .updateTable('case_file')
    .set((e) => ({ other_people: needed, version: e('version', '+', 1) }))
    .where('id', '=', row.id)
    .where('state', '=', 'draft')
    .where('version', '=', row.version)
    .executeTakeFirst();
  if (!updated.numUpdatedRows) return 'stale';
  await appendToLedger(tx, actor, {
    centreId: row.centre_id,
    subject: 'case',
    subjectId: row.id,
    kind: 'case.othersAnswered',
    payload: { otherPeople: needed },
  });
  return 'done';
}
