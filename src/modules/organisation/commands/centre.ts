import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { changesOf } from '../rules/changes.ts';
import type { CentreKind } from '../schema.ts';
import type { Changed } from './municipality.ts';

/** What a centre is and how it works (ORG-1, BR-15, KS). */
export interface CentreFacts {
  readonly numberPrefix: string;
  readonly name: string;
  readonly kind: CentreKind;
  readonly address: string;
  readonly phones: readonly string[];
  readonly fax: string | null;
  readonly email: string | null;
  readonly website: string | null;
  readonly extraterritorial: boolean;
  readonly personalQueue: boolean;
  readonly waitStandardMinutes: number;
  readonly noLunchBreak: boolean;
}

const columnsOf = (facts: CentreFacts) => ({
  number_prefix: facts.numberPrefix,
  name: facts.name,
  kind: facts.kind,
  address: facts.address,
  phones: [...facts.phones],
  fax: facts.fax,
  email: facts.email,
  website: facts.website,
  extraterritorial: facts.extraterritorial,
  personal_queue: facts.personalQueue,
  wait_standard_minutes: facts.waitStandardMinutes,
  no_lunch_break: facts.noLunchBreak,
});

export type CentreRefusal = 'codeTaken' | 'prefixTaken' | 'prefixInUse';

/** Adds a centre to a municipality. Its code is lasting: devices, imports and addresses refer to it. */
export async function createCentre(
  tx: Tx,
  actor: Actor,
  place: { readonly municipalityId: string; readonly code: string },
  facts: CentreFacts,
): Promise<{ id: string } | CentreRefusal> {
  if (await prefixTaken(tx, facts.numberPrefix, null)) return 'prefixTaken';
  const id = uuidv7();
  const added = await tx
    .insertInto('centre')
    .values({ id, municipality_id: place.municipalityId, code: place.code, ...columnsOf(facts) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) return 'codeTaken';
  await appendToLedger(tx, actor, {
    centreId: id,
    subject: 'centre',
    subjectId: id,
    kind: 'centre.created',
    payload: { after: { code: place.code, ...facts } },
  });
  return { id };
}

/** Changes a centre. The prefix of case numbers stays once a case has it: one centre, one row of numbers. */
export async function changeCentre(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  facts: CentreFacts,
): Promise<Changed | CentreRefusal> {
  const row = await tx
    .selectFrom('centre')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row || row.version !== version) return 'stale';
  if (row.number_prefix !== facts.numberPrefix) {
    if (await prefixTaken(tx, facts.numberPrefix, id)) return 'prefixTaken';
    if (await hasNumberedCases(tx, id)) return 'prefixInUse';
  }
  const old: CentreFacts = {
    numberPrefix: row.number_prefix,
    name: row.name,
    kind: row.kind as CentreKind,
    address: row.address,
    phones: row.phones,
    fax: row.fax,
    email: row.email,
    website: row.website,
    extraterritorial: row.extraterritorial,
    personalQueue: row.personal_queue,
    waitStandardMinutes: row.wait_standard_minutes,
    noLunchBreak: row.no_lunch_break,
  };
  const changes = changesOf(old, facts);
  if (!changes) return 'unchanged';
  await tx
    .updateTable('centre')
    .set({ ...columnsOf(facts), version: version + 1 })
    .where('id', '=', id)
    .execute();
  await appendToLedger(tx, actor, {
    centreId: id,
    subject: 'centre',
    subjectId: id,
    kind: 'centre.changed',
    payload: { ...changes },
  });
  return 'changed';
}

/** Closes or reopens a centre. What stands in the way is found before, in `data/obstacles.ts`. */
export async function setCentreActive(tx: Tx, actor: Actor, id: string, active: boolean): Promise<void> {
  const changed = await tx
    .updateTable('centre')
    .set((e) => ({ active, version: e('version', '+', 1) }))
    .where('id', '=', id)
    .where('active', '<>', active)
    .executeTakeFirst();
  if (!changed.numUpdatedRows) return;
  await appendToLedger(tx, actor, {
    centreId: id,
    subject: 'centre',
    subjectId: id,
    kind: active ? 'centre.reopened' : 'centre.closed',
  });
}

async function prefixTaken(tx: Tx, prefix: string, except: string | null): Promise<boolean> {
  const other = await tx
    .selectFrom('centre')
    .select('id')
    .where('number_prefix', '=', prefix)
    .$if(except !== null, (query) => query.where('id', '<>', except ?? ''))
    .executeTakeFirst();
  return other !== undefined;
}

async function hasNumberedCases(tx: Tx, centreId: string): Promise<boolean> {
  const found = await tx
    .selectFrom('case_counter')
    .select('centre_id')
    .where('centre_id', '=', centreId)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}
