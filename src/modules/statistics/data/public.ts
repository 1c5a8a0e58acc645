import { addDays, type CivilDate } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';
import { mintScope } from '#platform/database/scope.ts';
import { measuresOf } from '../rules/measures.ts';
import { periodOf } from '../rules/period.ts';
import { partsOf, total } from './parts.ts';
import { type PublicScore, publicScore } from './score.ts';

/** What everybody may know of a day: figures of the whole centre. Minutes; null where nobody was called. */
export interface PublicDay {
  readonly visitors: number;
  readonly medianWaitMin: number | null;
  readonly inStandardShare: number | null;
}

export interface PublicResults {
  readonly today: PublicDay;
  readonly yesterday: PublicDay;
  /** How the ranges came true; null: too few were told. */
  readonly score: PublicScore | null;
}

/** Fewer calls than this could tell of single people. */
const enoughCalls = 5;

/** Results of a centre for its public queue page (KS-site): today so far and the day before, without sign-in. */
export async function publicResults(
  queries: Queries,
  centreId: string,
  today: CivilDate,
): Promise<PublicResults> {
  const scope = mintScope('statistics', { centreIds: [centreId], providerIds: 'all' });
  const day = async (date: CivilDate): Promise<PublicDay> => {
    const asked = { centreId, providerId: null, side: 'all', period: periodOf('day', date) } as const;
    const sums = total(await partsOf(queries, scope, asked, today));
    const { waitMedianMin, inStandardShare } = measuresOf(sums);
    const few = sums.firstCalls < enoughCalls;
    return {
      visitors: sums.tickets,
      medianWaitMin: few ? null : waitMedianMin,
      inStandardShare: few ? null : inStandardShare,
    };
  };
  const [now, before, score] = await Promise.all([
    day(today),
    day(addDays(today, -1)),
    publicScore(queries, centreId, today),
  ]);
  return { today: now, yesterday: before, score };
}
