import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { properName } from '#platform/files/fileName.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext, UploadedFile } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { conflict, notFound } from '#platform/http/problems.ts';
import { attachVideo, confirmVideo, removeVideo, type StoredMedia } from '../commands/video.ts';
import { cardInForce } from '../data/services.ts';
import { catalogueTexts } from '../messages.ts';
import { keptToWrite } from '../pages/editor/staffCard.tsx';
import { renderVideo } from '../pages/video/video.tsx';
import { captionsFault, largestVideo, videoMedia } from '../rules/video.ts';

const editionForm = z.object({ edition: z.coerce.number().int().min(0) });

/** A video with its captions, told by their bytes and not by their names; without captions it is not for everybody. */
export async function attachVideoAction(ctx: ActionContext): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].video;
  const place = await placeOf(ctx);
  const film = uploaded(ctx, 'film');
  const captions = uploaded(ctx, 'captions');
  const type = film && (await mediaOf(film.bytes));
  const fault = captions && captionsFault(captions.bytes);
  const wrong = {
    ...(film && film.bytes.length > largestVideo
      ? { film: t.filmSize }
      : !film || !type
        ? { film: film ? t.filmKind : t.filmNeeded }
        : {}),
    ...(!captions
      ? { captions: t.captionsNeeded }
      : fault
        ? { captions: fault === 'noCues' ? t.captionsEmpty : t.captionsKind }
        : {}),
  };
  if (!film || !type || !captions || Object.keys(wrong).length > 0)
    return renderVideo(ctx, ctx.tx, formError(ctx.body, wrong), 422);
  await attachVideo(ctx.tx, ctx.actor, {
    ...place,
    film: await store(ctx, film, type, type === 'video/mp4' ? 'mp4' : 'webm'),
    captions: await store(ctx, captions, 'text/vtt', 'vtt'),
    by: ctx.principal.name,
    at: ctx.services.clock.now(),
  });
  return back(ctx, place.serviceId, t.saved);
}

/** «Відео відповідає версії N». */
export async function confirmVideoAction(ctx: ActionContext): Promise<Answer> {
  const place = await placeOf(ctx);
  await confirmVideo(ctx.tx, ctx.actor, place);
  return back(ctx, place.serviceId, catalogueTexts[ctx.locale].video.confirmed);
}

export async function removeVideoAction(ctx: ActionContext): Promise<Answer> {
  const place = await placeOf(ctx);
  await removeVideo(ctx.tx, ctx.actor, place);
  return back(ctx, place.serviceId, catalogueTexts[ctx.locale].video.removed);
}

/** The service within reach with its card in force, and the edition of the video that the form showed. */
async function placeOf(ctx: ActionContext) {
  const { service } = await keptToWrite(ctx, ctx.tx, 'catalogue.edit');
  const card = await cardInForce(ctx.tx, service.id, businessDate(ctx.services.clock.now()));
  if (!card) throw conflict(catalogueTexts[ctx.locale].video.noCard);
  const form = parseForm(editionForm, ctx.body, ctx.locale);
  if (!form.ok) throw notFound();
  return { serviceId: service.id, cardVersionId: card.id, edition: form.value.edition };
}

const uploaded = (ctx: ActionContext, name: string): UploadedFile | undefined =>
  ctx.uploads.find(({ field, bytes }) => field === name && bytes.length > 0);

async function mediaOf(bytes: Uint8Array): Promise<string | undefined> {
  // Loaded with the first upload.
  const { fileTypeFromBuffer } = await import('file-type');
  const mime = (await fileTypeFromBuffer(bytes))?.mime;
  return mime !== undefined && videoMedia.includes(mime) ? mime : undefined;
}

const store = async (
  ctx: ActionContext,
  { bytes, name }: UploadedFile,
  mediaType: string,
  ending: string,
): Promise<StoredMedia> => ({
  sha256: await ctx.services.files.put(bytes),
  size: bytes.length,
  mediaType,
  name: properName(name, ending),
});

const back = (ctx: ActionContext, serviceId: string, text: string): Answer =>
  redirect(ctx.href(`/catalogue/${serviceId}/video`), { flash: { tone: 'success', text } });
