import type { Visit } from '#modules/queue/data/visit.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { conflict, Problem } from '#platform/http/problems.ts';
import { type FollowingVisit, followByPush, followBySms, stopFollowing } from '../commands/subscribe.ts';
import { notificationSettings } from '../data/settings.ts';
import { visitsWithPhone } from '../data/subscriptions.ts';
import { notificationTexts } from '../messages.ts';
import { followedVisit, mayFollow, notifyScreen } from '../pages/notify.tsx';
import { pushForm, smsForm } from '../schema.ts';

/** A family may wait with one phone; more visits than this on one number are somebody else's phone. */
const mostVisitsOfPhone = 3;

const following = (ctx: ActionContext, { id, centreId, businessDate }: Visit): FollowingVisit => ({
  id,
  centreId,
  businessDate,
  locale: ctx.locale,
  now: ctx.services.clock.now(),
});

const done = (ctx: ActionContext, visit: Visit, text: string): Answer =>
  redirect(ctx.href(`/t/${visit.accessCode}`), { flash: { tone: 'success', text } });

/** The browser has agreed: its address and keys are kept for this visit. */
export async function pushAction(ctx: ActionContext): Promise<Answer> {
  const t = notificationTexts[ctx.locale].page;
  const visit = await followedVisit(ctx);
  const { push } = await notificationSettings(ctx.tx, visit.centreId);
  if (!push) throw conflict(t.none);
  if (!mayFollow(ctx, visit)) throw conflict(t.over);
  const parsed = pushForm.safeParse(ctx.body);
  if (!parsed.success) throw new Problem('badRequest', t.browserFailed);
  const { endpoint, p256dh, auth } = parsed.data;
  if (!ctx.services.push.allows(endpoint)) throw new Problem('invalid', t.browserRefused);
  const kept = await followByPush(ctx.tx, ctx.actor, following(ctx, visit), { endpoint, p256dh, auth });
  if (kept === 'tooMany') throw conflict(t.browserMany);
  return done(ctx, visit, t.said.on);
}

/** A number with the consent to use it today (BR-21). */
export async function smsAction(ctx: ActionContext): Promise<Answer> {
  const t = notificationTexts[ctx.locale].page;
  const visit = await followedVisit(ctx);
  const { sms } = await notificationSettings(ctx.tx, visit.centreId);
  if (!sms || !ctx.services.sms.configured) throw conflict(t.none);
  if (!mayFollow(ctx, visit)) throw conflict(t.over);
  const parsed = parseForm(smsForm, ctx.body, ctx.locale);
  if (!parsed.ok) return notifyScreen(ctx, parsed.form, 422);
  const { phone } = parsed.value;
  const others = await visitsWithPhone(ctx.tx, phone, visit.businessDate, visit.id);
  if (others >= mostVisitsOfPhone) return notifyScreen(ctx, formError(ctx.body, { phone: t.phoneBusy }), 422);
  await followBySms(ctx.tx, ctx.actor, following(ctx, visit), phone, t.consent);
  return done(ctx, visit, t.said.on);
}

/** No more: browsers and number are forgotten at once. */
export async function stopAction(ctx: ActionContext): Promise<Answer> {
  const visit = await followedVisit(ctx);
  await stopFollowing(ctx.tx, ctx.actor, following(ctx, visit));
  return done(ctx, visit, notificationTexts[ctx.locale].page.said.off);
}
