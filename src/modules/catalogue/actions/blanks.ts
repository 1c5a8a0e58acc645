import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, formValues } from '#platform/http/forms.ts';
import { conflict } from '#platform/http/problems.ts';
import { parseDateInput } from '#ui/dateInput.ts';
import { setBlank } from '../commands/blanks.ts';
import { blankTexts } from '../messages/blank.ts';
import { renderStaffBlank } from '../pages/blanks/staffBlank.tsx';
import { keptToWrite } from '../pages/editor/staffCard.tsx';
import { type CheckedBlankFile, checkBlankFile } from './blankFile.ts';

const fields = z.object({ act: z.string().trim().min(1).max(300), actDate: z.string() });

/** The form that an authority prescribes becomes the blank of the draft; all that is wrong is told at once. */
export async function setBlankAction(ctx: ActionContext): Promise<Answer> {
  const t = blankTexts[ctx.locale].staff;
  const { service, draft } = await keptToWrite(ctx, ctx.tx, 'catalogue.edit');
  if (!draft) throw conflict(t.noDraft);
  const values = formValues(ctx.body);
  const act = fields.shape.act.safeParse(values.act);
  const today = businessDate(ctx.services.clock.now());
  const day = typeof values.actDate === 'string' ? parseDateInput(values.actDate) : undefined;
  const actDate = day !== undefined && day <= today ? day : undefined;
  const uploaded = (name: string) =>
    ctx.uploads.find(({ field, bytes }) => field === name && bytes.length > 0);
  const file = await checkBlankFile(uploaded('file'));
  const withSample = uploaded('sample');
  const sample = withSample && (await checkBlankFile(withSample));
  const errors = {
    ...('fault' in file ? { file: t.errors[file.fault] } : {}),
    ...(sample && 'fault' in sample ? { sample: t.errors[sample.fault] } : {}),
    ...(act.success ? {} : { act: t.errors.act }),
    ...(actDate ? {} : { actDate: t.errors.actDate }),
  };
  if ('fault' in file || (sample && 'fault' in sample) || !act.success || !actDate)
    return renderStaffBlank(ctx, ctx.tx, formError(ctx.body, errors), 422);
  await setBlank(ctx.tx, ctx.actor, {
    cardVersionId: draft.id,
    official: {
      file: await kept(ctx, file.checked),
      sample: sample ? await kept(ctx, sample.checked) : null,
      act: act.data,
      actDate,
    },
    by: ctx.principal.name,
    at: ctx.services.clock.now(),
  });
  return back(ctx, service.id, t.saved);
}

/** The product makes the application again. */
export async function ownBlankAction(ctx: ActionContext): Promise<Answer> {
  const t = blankTexts[ctx.locale].staff;
  const { service, draft } = await keptToWrite(ctx, ctx.tx, 'catalogue.edit');
  if (!draft) throw conflict(t.noDraft);
  await setBlank(ctx.tx, ctx.actor, {
    cardVersionId: draft.id,
    official: null,
    by: ctx.principal.name,
    at: ctx.services.clock.now(),
  });
  return back(ctx, service.id, t.ownDone);
}

const kept = async (ctx: ActionContext, { bytes, mediaType, name }: CheckedBlankFile) => ({
  sha256: await ctx.services.files.put(bytes),
  size: bytes.length,
  mediaType,
  name,
});

const back = (ctx: ActionContext, id: string, text: string): Answer =>
  redirect(ctx.href(`/catalogue/${id}/blank`), { flash: { tone: 'success', text } });
