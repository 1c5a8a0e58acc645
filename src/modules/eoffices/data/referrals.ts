import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { referralScope } from '../rights.ts';
import type { SocialStatus } from '../rules/report.ts';

type Reader = Queries | Tx;

/** A matter passed on by an e-office, as the centre sees it. */
export interface Referral {
  readonly id: string;
  readonly entryId: string;
  readonly centreId: string;
  readonly state: 'sent' | 'accepted' | 'returned';
  readonly sentAt: Date;
  readonly remark: string;
  readonly personName: string;
  readonly address: string;
  readonly socialStatus: SocialStatus;
  readonly content: string;
  readonly service: string | null;
  readonly officeNumber: number;
  readonly organisation: string;
  readonly phone: string | null;
}

const shownDecided = 50;

/** What waits for the centre, the oldest first, then what was decided of late. */
export async function referralsOf(
  db: Reader,
  scope: ReturnType<typeof referralScope>,
): Promise<{ readonly open: Referral[]; readonly decided: Referral[] }> {
  const [open, decided] = await Promise.all([
    sql<Referral>`${referrals} where ${within(scope)} and r.state = 'sent' order by r.sent_at limit 500`.execute(
      db,
    ),
    sql<Referral>`${referrals} where ${within(scope)} and r.state in ('accepted', 'returned')
      order by r.decided_at desc limit ${shownDecided}`.execute(db),
  ]);
  return { open: open.rows, decided: decided.rows };
}

/** One of them; undefined: not this centre's, or taken back. */
export async function referralById(
  db: Reader,
  scope: ReturnType<typeof referralScope>,
  id: string,
): Promise<Referral | undefined> {
  const { rows } = await sql<Referral>`${referrals} where r.id = ${id}::uuid and r.state <> 'withdrawn'
    and ${within(scope)}`.execute(db);
  return rows[0];
}

const referrals = sql`select r.id, r.entry_id as "entryId", r.centre_id as "centreId", r.state, r.sent_at as "sentAt",
    r.remark, e.person_name as "personName", e.address, e.social_status as "socialStatus", e.content,
    s.plain_name_uk as service, o.number as "officeNumber", o.organisation, o.phone
  from eoffice_referral r
  join eoffice_entry e on e.id = r.entry_id
  join eoffice o on o.id = e.eoffice_id
  left join service s on s.id = e.service_id`;

const within = ({ centreIds }: ReturnType<typeof referralScope>) =>
  centreIds === 'all' ? sql`true` : sql`r.centre_id = any(${[...centreIds]}::uuid[])`;
