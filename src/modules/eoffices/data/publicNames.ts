import type { Queries, Tx } from '#platform/database/database.ts';

type Reader = Queries | Tx;

export interface PublicOperator {
  readonly municipalityId: string | null;
  readonly office: number | null;
  readonly name: string;
}

/** Operators who work today and agreed that their name is shown; it is public by that (BP-9). */
export async function publicOperators(db: Reader, today: string): Promise<PublicOperator[]> {
  const rows = await db
    .selectFrom('eoffice_public_name as n')
    .innerJoin('worker as w', 'w.id', 'n.worker_id')
    .innerJoin('role_grant as g', 'g.worker_id', 'w.id')
    .select([
      'g.municipality_id as municipalityId',
      'g.eoffice_number as office',
      'w.surname',
      'w.given',
      'w.patronymic',
    ])
    .distinct()
    .where('n.withdrawn_at', 'is', null)
    .where('w.active', '=', true)
    .where('g.role', '=', 'eofficeOperator')
    .where('g.valid_from', '<=', today)
    .where((e) => e.or([e('g.ended_on', 'is', null), e('g.ended_on', '>', today)]))
    .orderBy('w.surname')
    .limit(1000)
    .execute();
  return rows.map(({ municipalityId, office, surname, given, patronymic }) => ({
    municipalityId,
    office,
    name: [surname, given, patronymic].filter(Boolean).join(' '),
  }));
}

/** Whether the worker's own name is shown now. */
export const nameIsPublic = async (db: Reader, workerId: string): Promise<boolean> =>
  (await db
    .selectFrom('eoffice_public_name')
    .select('given_at')
    .where('worker_id', '=', workerId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()) !== undefined;
