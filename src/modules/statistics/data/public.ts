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

/** Anybody may ask, so a centre is counted at most once a minute. Milliseconds. */
const keptMs = 60_000;
interface Kept {
  readonly date: CivilDate;
  readonly until: number;
  readonly results: Promise<PublicResults>;
}
const kept = new WeakMap<object, Map<string, Kept>>();

/** Results of a centre for its public pages (KS-site): today so far and the day before, without sign-in. */
export function publicResults(queries: Queries, centreId: string, today: CivilDate): Promise<PublicResults> {
  const centres = kept.get(queries) ?? new Map<string, Kept>();
  kept.set(queries, centres);
  const now = performance.now();
  const known = centres.get(centreId);
  if (known?.date === today && known.until > now) return known.results;
  const results = readResults(queries, centreId, today);
  centres.set(centreId, { date: today, until: now + keptMs, results });
  results.catch(() => centres.delete(centreId));
  return results;
}

async function readResults(queries: Queries, centreId: string, today: CivilDate): Promise<PublicResults> {
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
