import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext, Context } from '#platform/http/context.ts';
import { formError, formValues, parseForm } from '#platform/http/forms.ts';
import { notFound, Problem, stale } from '#platform/http/problems.ts';
import { addPicture, describePicture, removePicture } from '../commands/pictures.ts';
import { centresToEdit } from '../data/items.ts';
import { pictureById } from '../data/public.ts';
import { picturesWith } from '../pages/pictures.tsx';
import { staffWords } from '../pages/staffParts.tsx';
import { siteScope } from '../rights.ts';
import { describeForm, pictureForm, pictureParams } from '../schemas/staff.ts';
import { readPicture } from './uploads.ts';

export async function addPictureAction(ctx: ActionContext): Promise<Answer> {
  const t = staffWords(ctx).pictureList;
  const named = pictureForm.pick({ centre: true }).safeParse(formValues(ctx.body));
  if (!named.success) throw new Problem('badRequest');
  const centreId = named.data.centre;
  const centres = await centresToEdit(ctx.tx, siteScope(ctx.principal));
  if (!centres.some(({ id }) => id === centreId)) throw notFound();
  const parsed = parseForm(pictureForm, ctx.body, ctx.locale);
  const read = await readPicture(ctx);
  if (!parsed.ok || 'wrong' in read) {
    const errors = {
      ...('wrong' in read ? { picture: t[read.wrong] } : {}),
      ...(parsed.ok ? {} : parsed.form.errors),
    };
    return picturesWith(ctx, { centreId, pictureId: null, form: formError(ctx.body, errors) });
  }
  const number = await addPicture(
    ctx.tx,
    ctx.actor,
    centreId,
    read.kept,
    parsed.value,
    ctx.services.clock.now(),
  );
  return back(ctx, centreId, t.added(number));
}

export async function describePictureAction(ctx: ActionContext): Promise<Answer> {
  const picture = await pictureOf(ctx);
  const parsed = parseForm(describeForm, ctx.body, ctx.locale);
  if (!parsed.ok)
    return picturesWith(ctx, { centreId: picture.centreId, pictureId: picture.id, form: parsed.form });
  const { version, ...words } = parsed.value;
  if (!(await describePicture(ctx.tx, ctx.actor, picture, version, words))) throw stale();
  return back(ctx, picture.centreId, staffWords(ctx).pictureList.described);
}

export async function removePictureAction(ctx: ActionContext): Promise<Answer> {
  const picture = await pictureOf(ctx);
  await removePicture(ctx.tx, ctx.actor, picture, ctx.services.clock.now());
  return back(ctx, picture.centreId, staffWords(ctx).pictureList.removed);
}

/** The picture of the address, within reach; else 404. */
async function pictureOf(ctx: Context): Promise<{ readonly id: string; readonly centreId: string }> {
  const { picture: id } = ctx.params(pictureParams);
  const picture = await pictureById(ctx.services.database.queries, siteScope(ctx.principal), id);
  if (!picture) throw notFound();
  return picture;
}

const back = (ctx: ActionContext, centreId: string, text: string): Answer =>
  redirect(ctx.href(`/site/pictures?centre=${centreId}`), { flash: { tone: 'success', text } });
