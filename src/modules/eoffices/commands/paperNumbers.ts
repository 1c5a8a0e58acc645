import type { Tx } from '#platform/database/database.ts';

export type PaperKind = 'request' | 'handover' | 'count' | 'writeOff';

/** The next number of an office's papers of a kind in a year: without gaps, since it is given back with the transaction. */
export async function nextPaperNumber(
  tx: Tx,
  eofficeId: string,
  kind: PaperKind,
  year: number,
): Promise<number> {
  const { last_number } = await tx
    .insertInto('eoffice_paper_counter')
    .values({ eoffice_id: eofficeId, kind, year, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['eoffice_id', 'kind', 'year'])
        .doUpdateSet((e) => ({ last_number: e('eoffice_paper_counter.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return last_number;
}
