import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { networkSettings } from '../data/network.ts';
import type { NetworkForm } from '../schemas/agreements.ts';

/** Changes the parameters of a network; false: somebody was quicker. */
export async function changeNetwork(
  tx: Tx,
  actor: Actor,
  municipalityId: string,
  { version, ...after }: NetworkForm,
): Promise<boolean> {
  const { version: _, ...before } = await networkSettings(tx, municipalityId);
  const row = {
    agreement_days: after.agreementDays,
    letters_kept_days: after.lettersKeptDays,
    messages_kept_years: after.messagesKeptYears,
    version: version + 1,
  };
  const changed =
    version === 0
      ? await tx
          .insertInto('eoffice_network')
          .values({ municipality_id: municipalityId, ...row })
          .onConflict((on) => on.doNothing())
          .executeTakeFirst()
      : await tx
          .updateTable('eoffice_network')
          .set(row)
          .where('municipality_id', '=', municipalityId)
          .where('version', '=', version)
          .executeTakeFirst();
  const rows = 'numUpdatedRows' in changed ? changed.numUpdatedRows : changed.numInsertedOrUpdatedRows;
  if (!rows) return false;
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'municipality',
    subjectId: municipalityId,
    kind: 'eofficeNetwork.changed',
    payload: { before, after },
  });
  return true;
}
