import { CompiledQuery } from 'kysely';
import type { Tx } from '#platform/database/database.ts';

/** Runs a statement inside a transaction so that its failure undoes this statement alone. */
export async function savedStatement<Row>(tx: Tx, text: string, values: readonly unknown[]): Promise<Row[]> {
  await tx.executeQuery(CompiledQuery.raw('savepoint statement'));
  try {
    const { rows } = await tx.executeQuery<Row>(CompiledQuery.raw(text, [...values]));
    await tx.executeQuery(CompiledQuery.raw('release savepoint statement'));
    return rows;
  } catch (error) {
    await tx.executeQuery(CompiledQuery.raw('rollback to savepoint statement'));
    throw error;
  }
}
