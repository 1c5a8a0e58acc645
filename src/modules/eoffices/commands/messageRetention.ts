import { sql } from 'kysely';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import type { Database, Tx } from '#platform/database/database.ts';
import { forgetFiles } from '#platform/files/forget.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { systemActor } from '#platform/session/actor.ts';
import { networkSettings } from '../data/network.ts';
import { keptSince } from '../rules/settings.ts';

const batch = 200;

/**
 * Deletes letters between offices whose years of keeping are over, with who has read them and with their files (BP-9); the
 * ledger keeps that they were sent and that they were deleted. Returns how many were deleted.
 */
export async function deleteMessages(database: Database, now: Date): Promise<number> {
  let deleted = 0;
  const networks = await database.queries
    .selectFrom('eoffice')
    .select('municipality_id as id')
    .distinct()
    .execute();
  for (const { id } of networks) {
    const { messagesKeptYears } = await networkSettings(database.queries, id);
    const before = kyivInstant(keptSince(businessDate(now), messagesKeptYears), '00:00');
    for (let done = batch; done === batch; deleted += done)
      done = await database.transaction((tx) => deleteBatch(tx, id, before));
  }
  return deleted;
}

async function deleteBatch(tx: Tx, municipalityId: string, before: Date): Promise<number> {
  const { rows } = await sql<{
    id: string;
  }>`select m.id from eoffice_message m join eoffice o on o.id = m.from_id
    where m.at < ${before} and o.municipality_id = ${municipalityId}::uuid
    order by m.at limit ${batch}`.execute(tx);
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  const files = await tx
    .deleteFrom('eoffice_message_file')
    .where('message_id', 'in', ids)
    .returning('file_id')
    .execute();
  await tx.deleteFrom('eoffice_message_to').where('message_id', 'in', ids).execute();
  await tx.deleteFrom('eoffice_message').where('id', 'in', ids).execute();
  await forgetFiles(
    tx,
    files.map(({ file_id }) => file_id),
  );
  await appendToLedger(tx, systemActor('retention'), {
    centreId: null,
    subject: 'municipality',
    subjectId: municipalityId,
    kind: 'eofficeMessages.deleted',
    payload: { messages: ids.length, files: files.length, before: before.toISOString() },
  });
  return ids.length;
}
