import { changesOf } from '#modules/organisation/rules/changes.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';

/** How the queue of a centre works; units stand in the names. */
export interface QueueSettingsFacts {
  readonly priorityRun: number;
  readonly returnGraceMinutes: number;
  readonly recallCoolDownSeconds: number;
  readonly mostCalls: number;
  readonly lastEntryMinutes: number;
  readonly shelterNote: string;
  readonly shelterNoteEn: string;
  /** Children that the staff of the room can look after; 0: the centre has no room (ORG-6). */
  readonly childrenCapacity: number;
}

/** `childrenThere`: the room cannot be given up, or made smaller than the children in it, while they are there. */
export async function changeQueueSettings(
  tx: Tx,
  actor: Actor,
  centreId: string,
  version: number,
  facts: QueueSettingsFacts,
): Promise<'changed' | 'unchanged' | 'stale' | 'childrenThere'> {
  const row = await tx
    .selectFrom('queue_settings')
    .selectAll()
    .where('centre_id', '=', centreId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row || row.version !== version) return 'stale';
  const room = await tx
    .selectFrom('childrens_room')
    .selectAll()
    .where('centre_id', '=', centreId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const changes = changesOf<QueueSettingsFacts>(
    {
      priorityRun: row.priority_run,
      returnGraceMinutes: row.return_grace_minutes,
      recallCoolDownSeconds: row.recall_cool_down_seconds,
      mostCalls: row.most_calls,
      lastEntryMinutes: row.last_entry_minutes,
      shelterNote: row.shelter_note,
      shelterNoteEn: row.shelter_note_en,
      childrenCapacity: room?.capacity ?? 0,
    },
    facts,
  );
  if (!changes) return 'unchanged';
  const there = await childrenIn(tx, centreId);
  if (there > facts.childrenCapacity) return 'childrenThere';
  await tx
    .updateTable('queue_settings')
    .set({
      priority_run: facts.priorityRun,
      return_grace_minutes: facts.returnGraceMinutes,
      recall_cool_down_seconds: facts.recallCoolDownSeconds,
      most_calls: facts.mostCalls,
      last_entry_minutes: facts.lastEntryMinutes,
      shelter_note: facts.shelterNote,
      shelter_note_en: facts.shelterNoteEn,
      version: version + 1,
    })
    .where('centre_id', '=', centreId)
    .execute();
  await setCapacity(tx, centreId, facts.childrenCapacity);
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'centre',
    subjectId: centreId,
    kind: 'centre.queueSettingsChanged',
    payload: { ...changes },
  });
  return 'changed';
}

async function childrenIn(tx: Tx, centreId: string): Promise<number> {
  const { there } = await tx
    .selectFrom('child_stay')
    .select((e) => e.fn.countAll<number>().as('there'))
    .where('centre_id', '=', centreId)
    .where('handed_back_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(there);
}

/** The row of a room stays for its history; a room that is given up is closed and holds nobody. */
async function setCapacity(tx: Tx, centreId: string, capacity: number): Promise<void> {
  if (capacity === 0) {
    await tx
      .updateTable('childrens_room')
      .set({ capacity: 0, open_since: null, opened_by: null })
      .where('centre_id', '=', centreId)
      .execute();
    return;
  }
  await tx
    .insertInto('childrens_room')
    .values({ centre_id: centreId, capacity })
    .onConflict((conflict) => conflict.column('centre_id').doUpdateSet({ capacity }))
    .execute();
}
