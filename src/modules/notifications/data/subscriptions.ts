import type { Queries } from '#platform/database/database.ts';

/** What a visit has asked for. */
export interface VisitSubscriptions {
  /** Browsers that will be told. */
  readonly browsers: number;
  readonly phone: string | null;
}

export async function visitSubscriptions(queries: Queries, visitId: string): Promise<VisitSubscriptions> {
  const [push, sms] = await Promise.all([
    queries
      .selectFrom('push_subscription')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('visit_id', '=', visitId)
      .executeTakeFirstOrThrow(),
    queries.selectFrom('sms_subscription').select('phone').where('visit_id', '=', visitId).executeTakeFirst(),
  ]);
  return { browsers: push.n, phone: sms?.phone ?? null };
}

/** Visits of the day that gave this number already: nobody’s phone is flooded by strangers with tickets. */
export async function visitsWithPhone(
  queries: Queries,
  phone: string,
  date: string,
  besides: string,
): Promise<number> {
  const { n } = await queries
    .selectFrom('sms_subscription')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('phone', '=', phone)
    .where('business_date', '=', date)
    .where('visit_id', '<>', besides)
    .executeTakeFirstOrThrow();
  return n;
}
