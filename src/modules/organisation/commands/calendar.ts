import { v7 as uuidv7 } from 'uuid';
import type { CivilDate } from '#platform/calendar/civilDate.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { changesOf } from '../rules/changes.ts';
import type { Changed } from './municipality.ts';

/** What the law says of public holidays in a time (ORG-3). */
export interface RegimeFacts {
  readonly name: string;
  readonly validFrom: CivilDate;
  readonly validTo: CivilDate | null;
  readonly holidaysAreDaysOff: boolean;
  readonly act: string;
}

/** Another regime that holds in a part of the same time. */
export interface RegimeOverlap {
  readonly overlaps: { readonly id: string; readonly name: string };
}

export async function addRegime(
  tx: Tx,
  actor: Actor,
  facts: RegimeFacts,
): Promise<{ id: string } | RegimeOverlap> {
  const other = await overlappingRegime(tx, facts, null);
  if (other) return { overlaps: other };
  const id = uuidv7();
  await tx
    .insertInto('calendar_regime')
    .values({ id, ...columnsOf(facts) })
    .execute();
  await record(tx, actor, id, 'calendar.regimeSet', { after: facts });
  return { id };
}

export async function changeRegime(
  tx: Tx,
  actor: Actor,
  id: string,
  version: number,
  facts: RegimeFacts,
): Promise<Changed | RegimeOverlap> {
  const row = await tx
    .selectFrom('calendar_regime')
    .selectAll()
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!row || row.version !== version) return 'stale';
  const other = await overlappingRegime(tx, facts, id);
  if (other) return { overlaps: other };
  const changes = changesOf<RegimeFacts>(
    {
      name: row.name,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      holidaysAreDaysOff: row.holidays_are_days_off,
      act: row.act,
    },
    facts,
  );
  if (!changes) return 'unchanged';
  await tx
    .updateTable('calendar_regime')
    .set({ ...columnsOf(facts), version: version + 1 })
    .where('id', '=', id)
    .execute();
  await record(tx, actor, id, 'calendar.regimeSet', { ...changes });
  return 'changed';
}

/** One date that an act makes different for the whole country or town. */
export interface CalendarExceptionFacts {
  readonly date: CivilDate;
  readonly kind: 'holiday' | 'dayOff' | 'workingDay';
  readonly name: string;
  readonly act: string;
}

/** Records a date; 'taken': it has an exception already, which must be taken back first. */
export async function addCalendarException(
  tx: Tx,
  actor: Actor,
  facts: CalendarExceptionFacts,
): Promise<'added' | 'taken'> {
  const added = await tx
    .insertInto('calendar_exception')
    .values({ date: facts.date, kind: facts.kind, name: facts.name, act: facts.act })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (!added.numInsertedOrUpdatedRows) return 'taken';
  await record(tx, actor, facts.date, 'calendar.exceptionAdded', { after: facts });
  return 'added';
}

/** Takes a date back; terms already computed keep the dates told to applicants. */
export async function removeCalendarException(tx: Tx, actor: Actor, date: CivilDate): Promise<boolean> {
  const row = await tx
    .deleteFrom('calendar_exception')
    .where('date', '=', date)
    .returning(['kind', 'name', 'act'])
    .executeTakeFirst();
  if (!row) return false;
  await record(tx, actor, date, 'calendar.exceptionRemoved', { before: row });
  return true;
}

const columnsOf = (facts: RegimeFacts) => ({
  name: facts.name,
  valid_from: facts.validFrom,
  valid_to: facts.validTo,
  holidays_are_days_off: facts.holidaysAreDaysOff,
  act: facts.act,
});

const record = (
  tx: Tx,
  actor: Actor,
  subjectId: string,
  kind: `calendar.${string}`,
  payload: Readonly<Record<string, unknown>>,
) => appendToLedger(tx, actor, { centreId: null, subject: 'calendar', subjectId, kind, payload });

async function overlappingRegime(tx: Tx, facts: RegimeFacts, except: string | null) {
  return tx
    .selectFrom('calendar_regime')
    .select(['id', 'name'])
    .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', facts.validFrom)]))
    .$if(facts.validTo !== null, (query) => query.where('valid_from', '<=', facts.validTo ?? ''))
    .$if(except !== null, (query) => query.where('id', '<>', except ?? ''))
    .orderBy('valid_from')
    .executeTakeFirst();
}
