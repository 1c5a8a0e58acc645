import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import { searchKey } from '#platform/text/apostrophe.ts';
import type { EntryFacts } from '../commands/journal.ts';
import type { KnownVisitor } from './journal.ts';

type Reader = Queries | Tx;

/** Newest entries that are looked through for visitors, and most visitors that a device is given. */
const looked = 4000;
const given = 1000;

/** Visitors of the office of late, who agreed to be named, the newest first: what a device suggests without a line. */
export async function recentVisitors(db: Reader, eofficeId: string, since: string): Promise<KnownVisitor[]> {
  const { rows } = await sql<KnownVisitor>`select person_name as "personName", address,
      social_status as "socialStatus", times::int, last_date::text as "lastDate" from (
      select distinct on (name_key, address) person_name, address, social_status, date as last_date, number,
        count(*) over (partition by name_key, address) as times
      from (select name_key, person_name, address, social_status, date, number, state from eoffice_entry
        where eoffice_id = ${eofficeId}::uuid and date >= ${since}::date
        order by date desc, number desc limit ${looked}) near
      where state = 'recorded' and name_key <> ''
      order by name_key, address, date desc, number desc) one
    order by last_date desc, number desc limit ${given}`.execute(db);
  return rows;
}

/** Whether somebody wrote another address or status for the same visitor after `since`, through another device. */
export async function changedMeanwhile(
  db: Reader,
  entry: Pick<EntryFacts, 'personName' | 'address' | 'socialStatus'> & { id: string; eofficeId: string },
  since: Date,
): Promise<boolean> {
  const key = searchKey(entry.personName);
  if (key === '') return false;
  const latest = await db
    .selectFrom('eoffice_entry')
    .select(['address', 'social_status', 'received_at'])
    .where('eoffice_id', '=', entry.eofficeId)
    .where('name_key', '=', key)
    .where('state', '=', 'recorded')
    .where('id', '<>', entry.id)
    .orderBy('received_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    latest !== undefined &&
    latest.received_at > since &&
    (latest.address !== entry.address || latest.social_status !== entry.socialStatus)
  );
}

/** Whether the report of the month of `date` was sent already and was not returned. */
export async function monthIsReported(db: Reader, eofficeId: string, date: string): Promise<boolean> {
  const found = await db
    .selectFrom('eoffice_report')
    .select('id')
    .where('eoffice_id', '=', eofficeId)
    .where('year', '=', Number(date.slice(0, 4)))
    .where('month', '=', Number(date.slice(5, 7)))
    .where('state', 'in', ['submitted', 'accepted'])
    .executeTakeFirst();
  return found !== undefined;
}
