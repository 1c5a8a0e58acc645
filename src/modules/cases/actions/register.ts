import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { parseForm } from '#platform/http/forms.ts';
import { parseDateInput } from '#ui/date-input.ts';
import { workOn } from '../commands/act.ts';
import { registerCase } from '../commands/register.ts';
import { workerForPaper } from '../data/intake.ts';
import { withErrors } from '../pages/frame.tsx';
import { loadCase } from '../pages/load.ts';
import { registerForm } from '../pages/registerForm.tsx';
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
  const receivedOn = value.receivedOn === '' ? work.today : parseDateInput(value.receivedOn);
  const gaps = work.standing.facts.packet.missing > 0;
  const errors: Record<string, string> = {};
  if (!receivedOn || receivedOn > work.today) errors.receivedOn = texts.errors.receivedOn;
  if (gaps && value.incomplete === '') errors.incomplete = texts.errors.incomplete;
  if (Object.keys(errors).length > 0 || !receivedOn)
    return registerForm(ctx, loaded, withErrors(ctx, errors));
  await registerCase(work, {
    receivedOn,
    incomplete: gaps && value.incomplete !== '' ? value.incomplete : null,
    incompleteNote: gaps ? value.incompleteNote : '',
    worker: await workerForPaper(ctx.tx, work.workerId),
  });
  return redirect(ctx.href(`/cases/${row.id}/registered`));
}
