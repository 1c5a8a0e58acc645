import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { EofficeScope } from '../rights.ts';

type Reader = Queries | Tx;

/** One office on one day, as the head office watches it (KO-A2-3). */
export interface OfficeDay {
  readonly id: string;
  readonly number: number;
  readonly organisation: string;
  readonly head: boolean;
  readonly phone: string | null;
  readonly reportedAt: Date | null;
  readonly way: 'button' | 'mail' | 'telephone' | null;
  readonly problemId: string | null;
  readonly problem: string | null;
  readonly problemSince: Date | null;
}

/** The network on a day: who has opened, and the newest open problem of each office. */
export async function networkDay(db: Reader, scope: EofficeScope, date: string): Promise<OfficeDay[]> {
  const { rows } = await sql<OfficeDay>`select o.id, o.number, o.organisation, o.head, o.phone,
      p.reported_at as "reportedAt", p.way, b.id as "problemId", b.words as problem, b.reported_at as "problemSince"
    from eoffice o
    left join eoffice_opening p on p.eoffice_id = o.id and p.date = ${date}::date
    left join lateral (select id, words, reported_at from eoffice_problem
      where eoffice_id = o.id and date <= ${date}::date and (solved_at is null or solved_at::date > ${date}::date)
      order by reported_at desc limit 1) b on true
    where o.active and o.municipality_id = ${scope.municipalityId}::uuid
      and (${scope.number}::int is null or o.number = ${scope.number}::int)
    order by o.number`.execute(db);
  return rows;
}

/** When the opening of an office was reported on a day. */
export const openingOf = (db: Reader, eofficeId: string, date: string) =>
  db
    .selectFrom('eoffice_opening')
    .select(['reported_at as reportedAt', 'way'])
    .where('eoffice_id', '=', eofficeId)
    .where('date', '=', date)
    .executeTakeFirst();

/** The telephone of the head office, told to an operator whose station fails. */
export const headPhone = async (db: Reader, municipalityId: string): Promise<string | null> =>
  (
    await db
      .selectFrom('eoffice')
      .select('phone')
      .where('municipality_id', '=', municipalityId)
      .where('head', '=', true)
      .executeTakeFirst()
  )?.phone ?? null;
