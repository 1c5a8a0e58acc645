import { passwordFits } from '#modules/identity/commands/passwords.ts';
import { countAttempt, counterOf, forgive } from '#modules/identity/commands/throttle.ts';
import { pairRule } from '#modules/identity/rules/throttle.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { lockKiosk, unlockKiosk } from '../commands/kiosks.ts';
import { kioskStanding } from '../data/kiosk.ts';
import { queueTexts } from '../messages.ts';
import { staffScreen } from '../pages/kiosk/kioskStaff.tsx';
import { pinForm } from '../schemas/kiosk.ts';

/** The PIN at the kiosk: switches it off, or on again. Wrong ones are counted, and make one wait. */
export async function kioskStaffAction(ctx: ActionContext): Promise<Answer> {
  const t = queueTexts[ctx.locale].kiosk;
  const { id, centreId } = ctx.principal;
  if (!id || !centreId) throw notFound();
  const parsed = parseForm(pinForm, ctx.body, ctx.locale);
  if (!parsed.ok) return staffScreen(ctx, t.pinWrong, 422);
  const { queries } = ctx.services.database;
  const now = ctx.services.clock.now();
  const counter = counterOf('kiosk-pin', id, pairRule);
  const wait = await countAttempt(queries, [counter], now);
  if (wait > 0) return staffScreen(ctx, t.pinWait(wait), 429);
  const { pinHash } = await kioskStanding(queries, id, centreId);
  if (!(await passwordFits(pinHash, parsed.value.pin))) return staffScreen(ctx, t.pinWrong, 422);
  await forgive(queries, [counter], []);
  const kiosk = { id, centreId };
  if (parsed.value.wish === 'lock') await lockKiosk(ctx.tx, ctx.actor, kiosk, now);
  else await unlockKiosk(ctx.tx, ctx.actor, kiosk);
  return redirect('/kiosk');
}
