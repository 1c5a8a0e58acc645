import type { Tx } from '#platform/database/database.ts';
import type { Actor } from '#platform/session/actor.ts';
import { changedMeanwhile, monthIsReported } from '../data/offline.ts';
import type { entryNotices } from '../schemas/offline.ts';
import { type NewEntry, type Recorded, recordEntry } from './journal.ts';

export interface TakenOver {
  readonly recorded: Recorded;
  readonly notices: (typeof entryNotices)[number][];
}

/**
 * Takes over an entry that was written on a device: records it, and tells what changed while it waited. `since`: the
 * server's time at the last contact of the device before the writing. Nothing that a visitor came for is refused for what
 * changed: the entry stands, and the operator is told what to look at.
 */
export async function takeOverEntry(
  tx: Tx,
  actor: Actor,
  entry: NewEntry & { readonly writtenDate: string; readonly since: Date | null },
): Promise<TakenOver> {
  const { writtenDate, since, ...fresh } = entry;
  const changed = since !== null && (await changedMeanwhile(tx, fresh, since));
  const recorded = await recordEntry(tx, actor, fresh);
  const notices: TakenOver['notices'] = [];
  if (writtenDate !== fresh.date) notices.push('dateMoved');
  if (changed) notices.push('visitorChanged');
  if (await monthIsReported(tx, fresh.eofficeId, fresh.date)) notices.push('monthReported');
  return { recorded, notices: recorded.kind === 'recorded' ? notices : [] };
}
