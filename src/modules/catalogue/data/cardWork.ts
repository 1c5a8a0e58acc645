import type { CatalogueScope } from '../rights.ts';
import type { Signer } from '../rules/cardFlow.ts';
import { countAwaited } from './cardFlow.ts';
import { isReturned, isStale, ownedBy } from './cardReview.ts';
import type { Reader } from './services.ts';
import { keptQuery } from './staff.ts';

/** Cards that wait for one worker. */
export interface CardWork {
  /** For a signature. */
  readonly awaited: number;
  /** Drafts that somebody returned with a remark. */
  readonly returned: number;
  /** To be compared with the law again: the worker's own; for the head of a centre, those of the centre (BR-12). */
  readonly stale: number;
}

/** Counts stop here: a longer list is read on its page. */
const most = 100;

/** What waits for a worker in his role; each count up to a hundred. `today` is the business date. */
export async function cardWork(
  db: Reader,
  scope: CatalogueScope,
  who: Signer,
  today: string,
): Promise<CardWork> {
  const kept = () => keptQuery(db, scope).clearSelect().where('service.active', '=', true);
  const own = () => (who.role === 'centreHead' ? kept() : kept().where(ownedBy(who)));
  const count = async (rows: ReturnType<typeof kept>): Promise<number> => {
    const found = await db
      .selectFrom(rows.select('service.id').limit(most).as('found'))
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    return found.n;
  };
  const [awaited, returned, stale] = await Promise.all([
    countAwaited(db, who),
    count(kept().where(ownedBy(who)).where(isReturned)),
    count(own().where(isStale(today))),
  ]);
  return { awaited, returned, stale };
}
