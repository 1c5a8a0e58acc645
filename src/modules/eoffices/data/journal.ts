import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import { searchKey } from '#platform/text/apostrophe.ts';
import type { AppealKind, CountedColumn, SocialStatus } from '../rules/report.ts';

type Reader = Queries | Tx;

/** One line of the journal, as its reader sees it. */
export interface Entry {
  readonly id: string;
  readonly eofficeId: string;
  readonly number: number;
  readonly date: string;
  readonly personName: string;
  readonly consent: 'given' | 'anonymous';
  readonly socialStatus: SocialStatus;
  readonly address: string;
  readonly content: string;
  readonly note: string;
  readonly kind: AppealKind;
  readonly answered: boolean;
  readonly serviceId: string | null;
  readonly service: string | null;
  readonly referredTo: string | null;
  readonly centre: string | null;
  /** How the centre answered what was passed on to it; null: nothing was. */
  readonly referral: 'sent' | 'accepted' | 'returned' | 'withdrawn' | null;
  readonly referralRemark: string | null;
  readonly struckReason: string | null;
  readonly offline: boolean;
  readonly version: number;
}

const fields =
  sql.raw(`e.id, e.eoffice_id as "eofficeId", e.number, e.date::text as date, e.person_name as "personName",
  e.consent, e.social_status as "socialStatus", e.address, e.content, e.note, e.kind, e.answered,
  e.service_id as "serviceId", s.plain_name_uk as service, e.referred_to as "referredTo", c.name as centre,
  r.state as referral,
  r.remark as "referralRemark", e.struck_reason as "struckReason", e.offline, e.version`);
const tables = sql.raw(
  `eoffice_entry e left join service s on s.id = e.service_id left join centre c on c.id = e.referred_to
  left join lateral (select state, remark from eoffice_referral where entry_id = e.id and e.referred_to is not null
    order by sent_at desc limit 1) r on true`,
);

export const journalPageSize = 50;

export interface JournalMonth {
  readonly eofficeId: string;
  /** First and last day of what is shown, ISO dates. */
  readonly from: string;
  readonly to: string;
  /** Only the entries behind this column of the report; null: all, struck ones too. */
  readonly figure: CountedColumn | null;
}

export interface After {
  readonly date: string;
  readonly number: number;
}

/** Entries of an office, the newest first, one page and one row more; a page costs the same in the tenth year. */
export async function journalPage(db: Reader, month: JournalMonth, after: After | null): Promise<Entry[]> {
  const { rows } = await sql<Entry>`select ${fields} from ${tables}
    where e.eoffice_id = ${month.eofficeId}::uuid and e.date between ${month.from}::date and ${month.to}::date
      ${behind(month.figure)}
      ${after ? sql`and (e.date, e.number) < (${after.date}::date, ${after.number}::int)` : sql``}
    order by e.date desc, e.number desc limit ${journalPageSize + 1}`.execute(db);
  return rows;
}

/** All entries of one month in the order of their numbers, to be printed in the prescribed form. */
export async function journalOfMonth(
  db: Reader,
  eofficeId: string,
  from: string,
  to: string,
): Promise<Entry[]> {
  const { rows } = await sql<Entry>`select ${fields} from ${tables}
    where e.eoffice_id = ${eofficeId}::uuid and e.date between ${from}::date and ${to}::date
    order by e.number limit 20000`.execute(db);
  return rows;
}

const statusColumns: readonly string[] = ['veteran', 'childOfWar', 'chornobyl', 'disability', 'other'];

/** The condition by which the trigger of the monthly sums counts a column. */
function behind(figure: CountedColumn | null) {
  if (figure === null) return sql``;
  if (figure === 'total') return sql`and e.state = 'recorded'`;
  if (figure === 'answered') return sql`and e.state = 'recorded' and e.answered`;
  return statusColumns.includes(figure)
    ? sql`and e.state = 'recorded' and e.social_status = ${figure}`
    : sql`and e.state = 'recorded' and e.kind = ${figure}`;
}

export async function entryById(
  db: Reader,
  eofficeIds: readonly string[],
  id: string,
): Promise<Entry | undefined> {
  if (eofficeIds.length === 0) return undefined;
  const { rows } = await sql<Entry>`select ${fields} from ${tables}
    where e.id = ${id}::uuid and e.eoffice_id = any(${[...eofficeIds]}::uuid[])`.execute(db);
  return rows[0];
}

export interface KnownVisitor {
  readonly personName: string;
  readonly address: string;
  readonly socialStatus: SocialStatus;
  readonly times: number;
  readonly lastDate: string;
}

/**
 * People who were at this office before and whose name begins so; the newest address and status of each. The range of
 * the prefix is explicit, so the index is used whatever the plan.
 */
export async function knownVisitors(db: Reader, eofficeId: string, prefix: string): Promise<KnownVisitor[]> {
  const key = searchKey(prefix);
  if (key.length < 2) return [];
  const { rows } = await sql<KnownVisitor>`select person_name as "personName", address,
      social_status as "socialStatus", times::int, last_date::text as "lastDate" from (
      select distinct on (name_key, address) name_key, person_name, address, social_status,
        count(*) over (partition by name_key, address) as times, max(date) over (partition by name_key, address) as last_date
      from (select name_key, person_name, address, social_status, date, number from eoffice_entry
        where eoffice_id = ${eofficeId}::uuid and state = 'recorded' and name_key <> ''
          and name_key ~>=~ ${key} and name_key ~<~ ${`${key}\u{10FFFF}`} limit 400) near
      order by name_key, address, date desc, number desc) one
    order by last_date desc, name_key limit 8`.execute(db);
  return rows;
}

/** What an entry may refer to: services and centres of the municipality. */
export async function journalChoices(db: Reader, municipalityId: string) {
  const services = await db
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .select(['service.id', 'service.plain_name_uk as uk', 'service.plain_name_en as en'])
    .where('centre.municipality_id', '=', municipalityId)
    .where('service.active', '=', true)
    .orderBy('service.plain_name_uk')
    .limit(1000)
    .execute();
  const centres = await db
    .selectFrom('centre')
    .select(['id', 'name'])
    .where('municipality_id', '=', municipalityId)
    .where('active', '=', true)
    .orderBy('name')
    .execute();
  return { services, centres };
}
export type JournalChoices = Awaited<ReturnType<typeof journalChoices>>;
