import type { Queries } from '#platform/database/database.ts';

/** Subjects of the ledger that belong to the organisation; cases, tickets and people are not its history. */
const subjects = ['centre', 'desk', 'agreement', 'accompanyingService', 'provider', 'device'];

export const historyPageSize = 50;

/**
 * Changes of a centre, newest first: its own, and those of the providers seated in it. `before` is the number of the
 * last row already shown; one row more than a page tells that there are older ones.
 */
export async function historyOfCentre(db: Queries, centreId: string, before: number | null) {
  const rows = await db
    .selectFrom('ledger')
    .select(['ledger.seq', 'ledger.at', 'ledger.kind', 'ledger.subject', 'ledger.actor', 'ledger.payload'])
    .where('ledger.subject', 'in', subjects)
    .where((e) =>
      e.or([
        e('ledger.centre_id', '=', centreId),
        e.and([
          e('ledger.subject', '=', 'provider'),
          e(
            'ledger.subject_id',
            'in',
            e
              .selectFrom('centre_provider')
              .where('centre_id', '=', centreId)
              .select((c) => c.cast<string>('provider_id', 'text').as('id')),
          ),
        ]),
      ]),
    )
    .$if(before !== null, (query) => query.where('ledger.seq', '<', before ?? 0))
    .orderBy('ledger.seq', 'desc')
    .limit(historyPageSize + 1)
    .execute();
  const workers = await workersNamed(db, [...new Set(rows.map((row) => row.actor))]);
  return rows.map((row) => ({ ...row, worker: workers.get(row.actor) ?? null }));
}

/** Names of workers by the actors of the ledger. */
async function workersNamed(db: Queries, actors: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = actors.flatMap((actor) => (actor.startsWith('worker:') ? [actor.slice('worker:'.length)] : []));
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('worker')
    .select(['id', 'surname', 'given', 'patronymic'])
    .where('id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ id, surname, given, patronymic }) => [
      `worker:${id}`,
      [surname, given, patronymic].filter(Boolean).join(' '),
    ]),
  );
}

export type HistoryRow = Awaited<ReturnType<typeof historyOfCentre>>[number];

/** Names for the identifiers that stand in the events of a centre. */
export async function namesOfCentre(db: Queries, centreId: string): Promise<ReadonlyMap<string, string>> {
  const [providers, groups] = await Promise.all([
    db
      .selectFrom('provider')
      .innerJoin('centre_provider', 'centre_provider.provider_id', 'provider.id')
      .select(['provider.id', 'provider.short_name as name'])
      .where('centre_provider.centre_id', '=', centreId)
      .execute(),
    db
      .selectFrom('service_group')
      .select(['id', 'prefix as name'])
      .where('centre_id', '=', centreId)
      .execute(),
  ]);
  return new Map([...providers, ...groups].map(({ id, name }) => [id, name]));
}
