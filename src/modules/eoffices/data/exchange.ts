import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { EofficeScope } from '../rights.ts';
import type { OfficeFacts } from './reach.ts';

type Reader = Queries | Tx;

/** A message as a list shows it to one office. */
export interface MessageLine {
  readonly id: string;
  readonly subject: string;
  readonly at: Date;
  readonly mustConfirm: boolean;
  readonly fromNumber: number;
  readonly fromHead: boolean;
  /** Of the office that looks, for a received one. */
  readonly readAt: Date | null;
  readonly confirmedAt: Date | null;
  /** Over all to whom it went. */
  readonly all: number;
  readonly read: number;
  readonly confirmed: number;
}

const pageSize = 50;

/** What an office received or sent, the newest first; `before`: the last one of the page before. */
export async function messagesOf(
  db: Reader,
  office: Pick<OfficeFacts, 'id'>,
  box: 'inbox' | 'sent',
  before: string | null,
): Promise<{ readonly lines: MessageLine[]; readonly more: boolean }> {
  const mine =
    box === 'inbox'
      ? sql`exists (select from eoffice_message_to x where x.message_id = m.id and x.eoffice_id = ${office.id}::uuid)`
      : sql`m.from_id = ${office.id}::uuid`;
  const { rows } = await sql<MessageLine>`
    select m.id, m.subject, m.at, m.must_confirm as "mustConfirm", o.number as "fromNumber", o.head as "fromHead",
      t.read_at as "readAt", t.confirmed_at as "confirmedAt", c.all, c.read, c.confirmed
    from eoffice_message m join eoffice o on o.id = m.from_id
    left join eoffice_message_to t on t.message_id = m.id and t.eoffice_id = ${office.id}::uuid
    cross join lateral (select count(*)::int as all, count(read_at)::int as read, count(confirmed_at)::int as confirmed
      from eoffice_message_to where message_id = m.id) c
    where ${mine} and (${before}::uuid is null or m.id < ${before}::uuid)
    order by m.id desc limit ${pageSize + 1}`.execute(db);
  return { lines: rows.slice(0, pageSize), more: rows.length > pageSize };
}

/** Announcements of the head office to its network with who confirmed, the newest first: for those who watch over it. */
export const announcementsOf = async (db: Reader, scope: EofficeScope) =>
  (
    await sql<{
      id: string;
      subject: string;
      text: string;
      at: Date;
      all: number;
      confirmed: number;
    }>`select m.id, m.subject, m.text, m.at, c.all, c.confirmed
      from eoffice_message m join eoffice o on o.id = m.from_id
      cross join lateral (select count(*)::int as all, count(confirmed_at)::int as confirmed
        from eoffice_message_to where message_id = m.id) c
      where m.must_confirm and o.head and o.municipality_id = ${scope.municipalityId}::uuid
      order by m.id desc limit 100`.execute(db)
  ).rows;

/** Announcements that the office has still to confirm. */
export async function awaitedConfirmations(db: Reader, office: Pick<OfficeFacts, 'id'>): Promise<number> {
  const { n } = await db
    .selectFrom('eoffice_message_to')
    .innerJoin('eoffice_message', 'eoffice_message.id', 'eoffice_message_to.message_id')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('eoffice_message_to.eoffice_id', '=', office.id)
    .where('eoffice_message.must_confirm', '=', true)
    .where('eoffice_message_to.confirmed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
}

/** A message that the office sent or received; undefined: it is not this office's. */
export async function findMessage(db: Reader, office: Pick<OfficeFacts, 'id'>, id: string) {
  const row = await db
    .selectFrom('eoffice_message as m')
    .innerJoin('eoffice as o', 'o.id', 'm.from_id')
    .innerJoin('worker as w', 'w.id', 'm.written_by')
    .leftJoin('eoffice_message as r', 'r.id', 'm.reply_to')
    .select([
      'm.id',
      'm.subject',
      'm.text',
      'm.at',
      'm.must_confirm as mustConfirm',
      'm.from_id as fromId',
      'o.number as fromNumber',
      'o.head as fromHead',
      'w.surname as writer',
      'r.subject as replySubject',
    ])
    .where('m.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const to = await db
    .selectFrom('eoffice_message_to as t')
    .innerJoin('eoffice as o', 'o.id', 't.eoffice_id')
    .select(['o.id', 'o.number', 'o.organisation', 't.read_at as readAt', 't.confirmed_at as confirmedAt'])
    .where('t.message_id', '=', id)
    .orderBy('o.number')
    .execute();
  const own = to.find((one) => one.id === office.id) ?? null;
  if (!own && row.fromId !== office.id) return undefined;
  const files = await db
    .selectFrom('eoffice_message_file as f')
    .innerJoin('stored_file as s', 's.id', 'f.file_id')
    .select(['f.id', 's.name', 's.sha256', 's.media_type as mediaType'])
    .where('f.message_id', '=', id)
    .orderBy('f.position')
    .execute();
  return { ...row, to, own, files };
}
export type FoundMessage = NonNullable<Awaited<ReturnType<typeof findMessage>>>;

/** All shared answers of a network: hundreds, searched in memory. */
export const sharedAnswers = (db: Reader, municipalityId: string) =>
  db
    .selectFrom('eoffice_answer')
    .select(['id', 'question', 'answer', 'norm', 'checked_on as checkedOn', 'version'])
    .where('municipality_id', '=', municipalityId)
    .where('active', '=', true)
    .orderBy('changed_at', 'desc')
    .limit(2000)
    .execute();
