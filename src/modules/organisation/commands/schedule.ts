import { v7 as uuidv7 } from 'uuid';
import { addDays, type CivilDate } from '#platform/calendar/civilDate.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';

/** Hours of one day of the week; `weekday` 1 is Monday, times are `HH:MM` on the wall in Kyiv. */
export interface WeekHours {
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
}

export interface NewSchedule {
  readonly centreId: string;
  /** Null: the hours of the centre itself. */
  readonly providerId: string | null;
  readonly validFrom: CivilDate;
  /** Null: until changed. A passing schedule gives way to the earlier one on the day after. */
  readonly validTo: CivilDate | null;
  /** Empty, for a provider only: it follows the centre in this time (BR-4). */
  readonly week: readonly WeekHours[];
}

/**
 * Sets the week of a centre or of a provider in it for a time (ORG-3). What was set before is cut around that time,
 * never laid over, so every date has one answer. Throws RangeError for a centre without hours.
 */
export async function setSchedule(tx: Tx, actor: Actor, schedule: NewSchedule): Promise<void> {
  const { centreId, providerId, validFrom, validTo } = schedule;
  if (providerId === null && schedule.week.length === 0) throw new RangeError('a centre has hours');
  await lockSchedule(tx, centreId);
  const owner = ownRules(tx, centreId, providerId);
  const old = await owner.where((e) => overlaps(e, validFrom, validTo)).execute();
  for (const rule of old) await cutAround(tx, rule, validFrom, validTo);
  if (schedule.week.length > 0) {
    await tx
      .insertInto('schedule_rule')
      .values(
        schedule.week.map(({ weekday, opens, closes }) => ({
          id: uuidv7(),
          centre_id: centreId,
          provider_id: providerId,
          weekday,
          opens,
          closes,
          valid_from: validFrom,
          valid_to: validTo,
        })),
      )
      .execute();
  }
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'centre',
    subjectId: centreId,
    kind: 'centre.scheduleSet',
    payload: {
      provider: providerId,
      from: validFrom,
      to: validTo,
      before: { hours: old.map(hoursOf) },
      after: { hours: schedule.week },
    },
  });
}

/** One date that differs: other hours, or closed when both times are null. */
export interface NewException {
  readonly centreId: string;
  readonly providerId: string | null;
  readonly date: CivilDate;
  readonly opens: string | null;
  readonly closes: string | null;
  readonly reason: string;
}

/** Records a day that differs. 'taken': hours of that date overlap with those already recorded. */
export async function addScheduleException(
  tx: Tx,
  actor: Actor,
  exception: NewException,
): Promise<{ id: string } | 'taken'> {
  await lockSchedule(tx, exception.centreId);
  const same = await tx
    .selectFrom('schedule_exception')
    .select(['opens', 'closes'])
    .where('centre_id', '=', exception.centreId)
    .where('provider_id', 'is not distinct from', exception.providerId)
    .where('date', '=', exception.date)
    .execute();
  const collides = same.some(
    (other) =>
      other.opens === null ||
      exception.opens === null ||
      (other.opens.slice(0, 5) < (exception.closes ?? '') &&
        (other.closes ?? '').slice(0, 5) > exception.opens),
  );
  if (collides) return 'taken';
  const id = uuidv7();
  await tx
    .insertInto('schedule_exception')
    .values({
      id,
      centre_id: exception.centreId,
      provider_id: exception.providerId,
      date: exception.date,
      opens: exception.opens,
      closes: exception.closes,
      reason: exception.reason,
    })
    .execute();
  await appendToLedger(tx, actor, {
    centreId: exception.centreId,
    subject: 'centre',
    subjectId: exception.centreId,
    kind: 'centre.exceptionAdded',
    payload: {
      provider: exception.providerId,
      date: exception.date,
      opens: exception.opens,
      closes: exception.closes,
      reason: exception.reason,
    },
  });
  return { id };
}

/** Takes back an exception; the ledger keeps what it said. False when it is gone already. */
export async function removeScheduleException(
  tx: Tx,
  actor: Actor,
  centreId: string,
  id: string,
): Promise<boolean> {
  const row = await tx
    .deleteFrom('schedule_exception')
    .where('id', '=', id)
    .where('centre_id', '=', centreId)
    .returning(['provider_id', 'date', 'opens', 'closes', 'reason'])
    .executeTakeFirst();
  if (!row) return false;
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'centre',
    subjectId: centreId,
    kind: 'centre.exceptionRemoved',
    payload: {
      provider: row.provider_id,
      date: row.date,
      opens: row.opens?.slice(0, 5) ?? null,
      closes: row.closes?.slice(0, 5) ?? null,
      reason: row.reason,
    },
  });
  return true;
}

/** Two editors of one centre take turns: the second sees what the first did. */
async function lockSchedule(tx: Tx, centreId: string): Promise<void> {
  await tx.selectFrom('centre').select('id').where('id', '=', centreId).forNoKeyUpdate().execute();
}

const ownRules = (tx: Tx, centreId: string, providerId: string | null) =>
  tx
    .selectFrom('schedule_rule')
    .selectAll()
    .where('centre_id', '=', centreId)
    .where('provider_id', 'is not distinct from', providerId);

type Rules = ReturnType<typeof ownRules>;
type Rule = Awaited<ReturnType<Rules['execute']>>[number];
type Expression = Parameters<Extract<Parameters<Rules['where']>[0], (...args: never[]) => unknown>>[0];

const overlaps = (e: Expression, from: CivilDate, to: CivilDate | null) =>
  e.and([
    e.or([e('valid_to', 'is', null), e('valid_to', '>=', from)]),
    ...(to === null ? [] : [e('valid_from', '<=', to)]),
  ]);

/** Keeps of a rule what lies before and after the new time. */
async function cutAround(tx: Tx, rule: Rule, from: CivilDate, to: CivilDate | null): Promise<void> {
  const startsBefore = rule.valid_from < from;
  const endsAfter = to !== null && (rule.valid_to === null || rule.valid_to > to);
  if (startsBefore) {
    await tx
      .updateTable('schedule_rule')
      .set({ valid_to: addDays(from, -1) })
      .where('id', '=', rule.id)
      .execute();
  } else {
    await tx.deleteFrom('schedule_rule').where('id', '=', rule.id).execute();
  }
  if (endsAfter) {
    await tx
      .insertInto('schedule_rule')
      .values({ ...rule, id: uuidv7(), valid_from: addDays(to, 1) })
      .execute();
  }
}

const hoursOf = (rule: Rule) => ({
  weekday: rule.weekday,
  opens: rule.opens.slice(0, 5),
  closes: rule.closes.slice(0, 5),
  from: rule.valid_from,
  to: rule.valid_to,
});
