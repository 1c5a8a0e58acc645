import { sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import { stale } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { searchKey } from '#platform/text/apostrophe.ts';
import { districtOf } from '../rules/district.ts';
import type { AppealKind, SocialStatus } from '../rules/report.ts';
import { isAccepted, passOn, takeBack } from './referrals.ts';

/** What the operator writes: columns 2–7 of the journal and what the report counts (KO-A2-6, KO-A2-7). */
export interface EntryFacts {
  readonly date: string;
  /** Empty when the person did not agree that the name is kept. */
  readonly personName: string;
  readonly consent: 'given' | 'anonymous';
  readonly socialStatus: SocialStatus;
  readonly address: string;
  readonly content: string;
  readonly note: string;
  readonly kind: AppealKind;
  readonly answered: boolean;
  readonly serviceId: string | null;
  readonly referredTo: string | null;
}

export interface NewEntry extends EntryFacts {
  /** Made on the device of the operator. */
  readonly id: string;
  readonly eofficeId: string;
  readonly workerId: string;
  readonly recordedAt: Date;
  readonly offline: boolean;
}

export type Recorded =
  | { readonly kind: 'recorded' | 'repeated'; readonly year: number; readonly number: number }
  /** The same identifier came with other words: the first ones stay. */
  | { readonly kind: 'differs'; readonly year: number; readonly number: number };

const columns = (
  facts: EntryFacts,
  office: { readonly organisation: string; readonly district: string | null },
) => ({
  district: districtOf(facts.address, office),
  date: facts.date,
  year: Number(facts.date.slice(0, 4)),
  person_name: facts.personName,
  name_key: searchKey(facts.personName),
  consent: facts.consent,
  social_status: facts.socialStatus,
  address: facts.address,
  content: facts.content,
  note: facts.note,
  kind: facts.kind,
  answered: facts.answered,
  service_id: facts.serviceId,
  referred_to: facts.referredTo,
});

/**
 * Writes an entry under the next number of its office and year, without gaps. Sent twice, from a device whose line broke
 * off, it stays one entry. The office is locked first: entries of one journal take turns.
 */
export async function recordEntry(tx: Tx, actor: Actor, entry: NewEntry): Promise<Recorded> {
  const office = await tx
    .selectFrom('eoffice')
    .select(['organisation', 'district'])
    .where('id', '=', entry.eofficeId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  const known = await tx
    .selectFrom('eoffice_entry')
    .select([
      'year',
      'number',
      'eoffice_id',
      'content',
      'kind',
      'person_name',
      'social_status',
      'address',
      'note',
    ])
    .where('id', '=', entry.id)
    .executeTakeFirst();
  if (known) {
    const same =
      known.eoffice_id === entry.eofficeId &&
      known.content === entry.content &&
      known.kind === entry.kind &&
      known.person_name === entry.personName &&
      known.address === entry.address &&
      known.note === entry.note &&
      known.social_status === entry.socialStatus;
    return { kind: same ? 'repeated' : 'differs', year: known.year, number: known.number };
  }
  const row = columns(entry, office);
  const number = await nextNumber(tx, entry.eofficeId, row.year);
  await tx
    .insertInto('eoffice_entry')
    .values({
      ...row,
      id: entry.id,
      eoffice_id: entry.eofficeId,
      number,
      recorded_by: entry.workerId,
      recorded_at: entry.recordedAt,
      offline: entry.offline,
    })
    .execute();
  await tell(tx, actor, entry.id, 'eofficeEntry.recorded', {
    eofficeId: entry.eofficeId,
    number,
    date: entry.date,
    kind: entry.kind,
    offline: entry.offline,
  });
  if (entry.referredTo !== null) await passOn(tx, actor, entry.id, entry.referredTo);
  return { kind: 'recorded', year: row.year, number };
}

async function nextNumber(tx: Tx, eofficeId: string, year: number): Promise<number> {
  const { last_number } = await tx
    .insertInto('eoffice_counter')
    .values({ eoffice_id: eofficeId, year, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['eoffice_id', 'year'])
        .doUpdateSet({ last_number: sql<number>`eoffice_counter.last_number + 1` }),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return last_number;
}

/**
 * Mends a mistake of writing. Number, office and year stay; what stood before is kept in the ledger, without the
 * person's name and address: those stand in the row alone. Throws `stale` when somebody was quicker. `otherYear`: the
 * date would lead into another year's journal; strike the entry and write it anew there. `acceptedAlready`: a centre has taken
 * the matter, and it cannot be sent elsewhere from here.
 */
export async function correctEntry(
  tx: Tx,
  actor: Actor,
  entry: { readonly id: string; readonly eofficeId: string; readonly version: number },
  facts: EntryFacts,
): Promise<'done' | 'otherYear' | 'acceptedAlready'> {
  const before = await tx
    .selectFrom('eoffice_entry')
    .selectAll()
    .where('id', '=', entry.id)
    .where('eoffice_id', '=', entry.eofficeId)
    .where('version', '=', entry.version)
    .where('state', '=', 'recorded')
    .forUpdate()
    .executeTakeFirst();
  if (!before) throw stale();
  const office = await tx
    .selectFrom('eoffice')
    .select(['organisation', 'district'])
    .where('id', '=', entry.eofficeId)
    .executeTakeFirstOrThrow();
  const after = columns(facts, office);
  if (after.year !== before.year) return 'otherYear';
  if (after.referred_to !== before.referred_to) {
    if (await isAccepted(tx, entry.id)) return 'acceptedAlready';
    await takeBack(tx, actor, entry.id);
    if (after.referred_to !== null) await passOn(tx, actor, entry.id, after.referred_to);
  }
  await tx
    .updateTable('eoffice_entry')
    .set({ ...after, version: entry.version + 1 })
    .where('id', '=', entry.id)
    .execute();
  const told = (row: Pick<typeof before, 'date' | 'kind' | 'social_status' | 'answered' | 'content'>) => ({
    date: row.date,
    kind: row.kind,
    socialStatus: row.social_status,
    answered: row.answered,
    content: row.content,
  });
  await tell(tx, actor, entry.id, 'eofficeEntry.corrected', {
    eofficeId: entry.eofficeId,
    number: before.number,
    before: told(before),
    after: told(after),
  });
  return 'done';
}

/** Strikes an entry that should not have been written: it stays in its place, legible, with the reason, and is not counted. */
export async function strikeEntry(
  tx: Tx,
  actor: Actor,
  entry: { readonly id: string; readonly eofficeId: string; readonly version: number },
  reason: string,
): Promise<void> {
  const struck = await tx
    .updateTable('eoffice_entry')
    .set({ state: 'struck', struck_reason: reason, version: entry.version + 1 })
    .where('id', '=', entry.id)
    .where('eoffice_id', '=', entry.eofficeId)
    .where('version', '=', entry.version)
    .where('state', '=', 'recorded')
    .returning('number')
    .executeTakeFirst();
  if (!struck) throw stale();
  await takeBack(tx, actor, entry.id);
  await tell(tx, actor, entry.id, 'eofficeEntry.struck', {
    eofficeId: entry.eofficeId,
    number: struck.number,
    reason,
  });
}

const tell = (
  tx: Tx,
  actor: Actor,
  id: string,
  kind: `eofficeEntry.${string}`,
  payload: Readonly<Record<string, unknown>>,
): Promise<void> =>
  appendToLedger(tx, actor, { centreId: null, subject: 'eofficeEntry', subjectId: id, kind, payload });
