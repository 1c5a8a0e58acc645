import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { PushTarget } from '#platform/push/push.ts';
import type { Actor } from '#platform/session/actor.ts';

/** The visit that the visitor's secret opened. */
export interface FollowingVisit {
  readonly id: string;
  readonly centreId: string;
  readonly businessDate: string;
  readonly locale: Locale;
  readonly now: Date;
}

/** A visitor has one phone, perhaps a tablet and somebody with them. */
const mostBrowsers = 5;

/** A browser will be told; the same browser twice is one. `tooMany`: the visit has enough of them. */
export async function followByPush(
  tx: Tx,
  actor: Actor,
  visit: FollowingVisit,
  target: PushTarget,
): Promise<'done' | 'tooMany'> {
  const { n } = await tx
    .selectFrom('push_subscription')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('visit_id', '=', visit.id)
    .where('endpoint', '<>', target.endpoint)
    .executeTakeFirstOrThrow();
  if (n >= mostBrowsers) return 'tooMany';
  await tx
    .insertInto('push_subscription')
    .values({
      id: v7(),
      visit_id: visit.id,
      centre_id: visit.centreId,
      business_date: visit.businessDate,
      locale: visit.locale,
      created_at: visit.now,
      ...target,
    })
    .onConflict((on) => on.columns(['visit_id', 'endpoint']).doUpdateSet({ ...target, locale: visit.locale }))
    .execute();
  await tell(tx, actor, visit, 'notification.pushAllowed', {});
  return 'done';
}

/** SMS to a number, with the words that were agreed to (BR-21). Neither is written to the ledger: they go with the day. */
export async function followBySms(
  tx: Tx,
  actor: Actor,
  visit: FollowingVisit,
  phone: string,
  consentText: string,
): Promise<void> {
  const given = { phone, consent_text: consentText, consented_at: visit.now, locale: visit.locale };
  await tx
    .insertInto('sms_subscription')
    .values({
      id: v7(),
      visit_id: visit.id,
      centre_id: visit.centreId,
      business_date: visit.businessDate,
      ...given,
    })
    .onConflict((on) => on.column('visit_id').doUpdateSet(given))
    .execute();
  await tell(tx, actor, visit, 'notification.smsAllowed', { locale: visit.locale });
}

/** Consent is withdrawn as easily as it was given: browsers and number are forgotten at once (BP-9). */
export async function stopFollowing(tx: Tx, actor: Actor, visit: FollowingVisit): Promise<void> {
  await tx.deleteFrom('push_subscription').where('visit_id', '=', visit.id).execute();
  await tx.deleteFrom('sms_subscription').where('visit_id', '=', visit.id).execute();
  await tell(tx, actor, visit, 'notification.stopped', {});
}

const tell = (
  tx: Tx,
  actor: Actor,
  visit: FollowingVisit,
  kind: `notification.${string}`,
  payload: Readonly<Record<string, unknown>>,
) =>
  appendToLedger(tx, actor, {
    centreId: visit.centreId,
    subject: 'visit',
    subjectId: visit.id,
    kind,
    payload,
  });
