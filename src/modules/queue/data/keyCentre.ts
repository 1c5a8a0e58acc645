import type { Queries } from '#platform/database/database.ts';
import { notFound } from '#platform/http/problems.ts';
import type { QueueScope } from '../rights.ts';

/**
 * The centre that a request of a program is about: the one it names, within the reach of its key, else the key's first.
 * A centre out of reach is as unknown as one that does not exist: 404.
 */
export async function centreOfKey(
  db: Queries,
  scope: QueueScope,
  wish: { readonly code: string } | { readonly first: string },
): Promise<{ readonly id: string; readonly code: string }> {
  const { centreIds } = scope;
  const row = await db
    .selectFrom('centre')
    .select(['id', 'code'])
    .where('active', '=', true)
    .where('code' in wish ? 'code' : 'id', '=', 'code' in wish ? wish.code : wish.first)
    .executeTakeFirst();
  if (!row || (centreIds !== 'all' && !centreIds.includes(row.id))) throw notFound();
  return row;
}
