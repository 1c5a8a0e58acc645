import { calendarFor } from '#modules/organisation/data/calendar.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { workOn } from '../commands/act.ts';
import { registerCase } from '../commands/register.ts';
import { workerForPaper } from '../data/intake.ts';
import { withErrors } from '../pages/frame.tsx';
import { loadCase } from '../pages/load.ts';
import { registerForm } from '../pages/registerForm.tsx';
import { lateMail } from '../rules/deadline.ts';
import { registerForm as registerSchema } from '../schema.ts';
import { seenVersion } from './back.ts';

/** Registers. A packet with gaps is registered too when the applicant insists or brings the rest later, and it says so. */
export async function registerAction(ctx: ActionContext): Promise<Answer> {
  const loaded = await loadCase(ctx, 'реєстрація справи');
  const { row, texts } = loaded;
  const parsed = parseForm(registerSchema, ctx.body, ctx.locale);
  if (!parsed.ok) return registerForm(ctx, loaded, parsed.form);
  const { value } = parsed;
  const work = await workOn(ctx, row.id, seenVersion(ctx), 'register');
  const byPost = row.channel === 'post';
  const today = value.receivedOn === '' && !byPost;
  const receivedOn = today ? work.today : parseDateInput(value.receivedOn);
  const gaps = work.standing.facts.packet.missing > 0;
  const errors: Record<string, string> = {};
  if (!receivedOn || receivedOn > work.today)
    errors.receivedOn = byPost && value.receivedOn === '' ? texts.errors.mailDay : texts.errors.receivedOn;
  // BR-23: mail is registered no later than the next working day; later only with the delay explained.
  const mailBy = byPost && receivedOn ? lateMail(await calendarFor(ctx.tx), receivedOn, work.today) : null;
  if (mailBy && value.lateReason === '') errors.lateReason = texts.errors.lateReason;
  if (gaps && value.incomplete === '') errors.incomplete = texts.errors.incomplete;
  if (Object.keys(errors).length > 0 || !receivedOn)
    return registerForm(ctx, loaded, withErrors(ctx, errors));
  await registerCase(work, {
    receivedOn,
    incomplete: gaps && value.incomplete !== '' ? value.incomplete : null,
    incompleteNote: gaps ? value.incompleteNote : '',
    late: mailBy ? { by: mailBy, reason: value.lateReason } : null,
    worker: await workerForPaper(ctx.tx, work.workerId),
  });
  return redirect(ctx.href(`/cases/${row.id}/registered`));
}
