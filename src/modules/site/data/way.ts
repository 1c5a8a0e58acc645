import type { Queries } from '#platform/database/database.ts';
import type { WayPlan } from '../rules/way.ts';
import { wayPlan } from '../schemas/way.ts';
import { savedWay } from './public.ts';

/** How to get to a centre; null when nobody has told. */
export async function wayOf(
  db: Queries,
  centreId: string,
): Promise<{ readonly plan: WayPlan; readonly version: number; readonly changedAt: Date } | null> {
  const saved = await savedWay(db, centreId);
  return saved ? { ...saved, plan: wayPlan.parse(saved.plan) } : null;
}
