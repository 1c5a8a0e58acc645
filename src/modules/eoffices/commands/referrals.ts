import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';

interface Referral {
  readonly id: string;
  readonly centreId: string;
}

/** Passes the matter of an entry on to a centre. */
export async function passOn(tx: Tx, actor: Actor, entryId: string, centreId: string): Promise<void> {
  const id = v7();
  await tx.insertInto('eoffice_referral').values({ id, entry_id: entryId, centre_id: centreId }).execute();
  await tell(tx, actor, { id, centreId }, 'eofficeReferral.sent', { entryId });
}

/** Takes back what the centre has not decided on yet; nothing when there is none. */
export async function takeBack(tx: Tx, actor: Actor, entryId: string): Promise<void> {
  const taken = await tx
    .updateTable('eoffice_referral')
    .set({ state: 'withdrawn' })
    .where('entry_id', '=', entryId)
    .where('state', '=', 'sent')
    .returning(['id', 'centre_id as centreId'])
    .executeTakeFirst();
  if (taken) await tell(tx, actor, taken, 'eofficeReferral.withdrawn', { entryId });
}

/** Whether a centre has taken the matter of the entry upon itself: where it went stands from then on. */
export async function isAccepted(tx: Tx, entryId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('eoffice_referral')
    .select('id')
    .where('entry_id', '=', entryId)
    .where('state', '=', 'accepted')
    .executeTakeFirst();
  return found !== undefined;
}

/** The reception's decision. False: somebody decided before, or the operator took it back. */
export async function decideReferral(
  tx: Tx,
  actor: Actor,
  referral: Referral & { readonly workerId: string; readonly at: Date },
  decision: { readonly state: 'accepted' } | { readonly state: 'returned'; readonly remark: string },
): Promise<boolean> {
  const remark = decision.state === 'returned' ? decision.remark : '';
  const decided = await tx
    .updateTable('eoffice_referral')
    .set({ state: decision.state, decided_by: referral.workerId, decided_at: referral.at, remark })
    .where('id', '=', referral.id)
    .where('centre_id', '=', referral.centreId)
    .where('state', '=', 'sent')
    .returning('entry_id')
    .executeTakeFirst();
  if (!decided) return false;
  await tell(tx, actor, referral, `eofficeReferral.${decision.state}`, { entryId: decided.entry_id, remark });
  return true;
}

const tell = (
  tx: Tx,
  actor: Actor,
  { id, centreId }: Referral,
  kind: `eofficeReferral.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, { centreId, subject: 'eofficeReferral', subjectId: id, kind, payload });
