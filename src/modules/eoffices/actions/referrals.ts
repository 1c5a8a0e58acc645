import { z } from 'zod';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { conflict, forbidden } from '#platform/http/problems.ts';
import { sentence } from '#platform/i18n/issueText.ts';
import { decideReferral } from '../commands/referrals.ts';
import { eofficesTexts } from '../messages.ts';
import { referralOf, showReturn } from '../pages/exchange/referrals.tsx';

const returnForm = z.object({
  remark: z
    .string()
    .min(1, {
      error: sentence(eofficesTexts.uk.referrals.remarkMissing, eofficesTexts.en.referrals.remarkMissing),
    })
    .max(1000),
});

async function decide(ctx: ActionContext, decision: Parameters<typeof decideReferral>[3]): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].referrals;
  const { id, centreId } = await referralOf(ctx);
  if (!ctx.principal.id) throw forbidden();
  const at = ctx.services.clock.now();
  const done = await decideReferral(
    ctx.tx,
    ctx.actor,
    { id, centreId, workerId: ctx.principal.id, at },
    decision,
  );
  if (!done) throw conflict(t.tooLate);
  return redirect(ctx.href('/referrals'), { flash: { tone: 'success', text: t[decision.state] } });
}

/** The centre takes the matter upon itself. */
export const acceptReferralAction = (ctx: ActionContext): Promise<Answer> =>
  decide(ctx, { state: 'accepted' });

/** The centre sends it back with the reason. */
export async function returnReferralAction(ctx: ActionContext): Promise<Answer> {
  const referral = await referralOf(ctx);
  const parsed = parseForm(returnForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showReturn(ctx, referral, parsed.form);
  return decide(ctx, { state: 'returned', remark: parsed.value.remark });
}
