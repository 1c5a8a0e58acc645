import { notFound } from '#platform/http/problems.ts';
import type { QueueScope } from '../rights.ts';

/** The centre, when the scope reaches it; throws `notFound` otherwise: what may not be seen is not there. */
export function within(scope: QueueScope, centreId: string): string {
  if (scope.centreIds !== 'all' && !scope.centreIds.includes(centreId)) throw notFound();
  return centreId;
}

/** Counts stop here: «понад 99» says enough, and a full hall costs no more than an empty one. */
export const mostCounted = 100;
