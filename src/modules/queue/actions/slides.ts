import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext, UploadedFile } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { stale } from '#platform/http/problems.ts';
import { addSlide, changeSlide, moveSlideUp, removeSlide, type StoredMedia } from '../commands/slides.ts';
import { boardCentres, boardDevice } from '../data/boardConfig.ts';
import type { Slide } from '../data/slides.ts';
import { boardWords } from '../pages/boards/boards.tsx';
import { slideFormPage } from '../pages/boards/slideForm.tsx';
import { slideOf } from '../pages/boards/slides.tsx';
import { queueScope } from '../rights.ts';
import { isCaptions, largestCaptions, largestMedia, type SlideKind, slideMedia } from '../rules/slides.ts';
import { slideForm } from '../schemas/slides.ts';

export const addSlideAction = (ctx: ActionContext): Promise<Answer> => save(ctx, null);
export const changeSlideAction = async (ctx: ActionContext): Promise<Answer> => save(ctx, await slideOf(ctx));

async function save(ctx: ActionContext, slide: Slide | null): Promise<Answer> {
  const t = boardWords(ctx).slides;
  const parsed = parseForm(slideForm, ctx.body, ctx.locale);
  if (!parsed.ok) return slideFormPage(ctx, slide, parsed.form);
  const { version, centreId: chosen, ...facts } = parsed.value;
  const wrong: Record<string, string> = {};
  const centreId = slide?.centreId ?? chosen;
  const scope = queueScope(ctx.principal);
  const centres = await boardCentres(ctx.tx, scope);
  if (!centres.some(({ id }) => id === centreId)) wrong.centreId = t.centreMissing;
  if (facts.deviceId !== null) {
    const device = await boardDevice(ctx.tx, scope, facts.deviceId);
    if (device?.centreId !== centreId) wrong.deviceId = t.missing.board;
  }
  const media = await readMedia(ctx, facts.kind, slide?.kind === facts.kind && slide.fileId !== null);
  if ('error' in media) wrong[facts.kind] = media.error;
  const captions = await readCaptions(ctx, facts.kind);
  if ('error' in captions) wrong.captions = captions.error;
  if (Object.keys(wrong).length > 0 || 'error' in media || 'error' in captions)
    return slideFormPage(ctx, slide, formError(ctx.body, wrong));
  if (slide === null) await addSlide(ctx.tx, ctx.actor, centreId, facts, media.stored, captions.stored);
  else if (
    (await changeSlide(ctx.tx, ctx.actor, slide, version, facts, media.stored, captions.stored)) === 'stale'
  )
    throw stale();
  return done(ctx, t.saved);
}

type Read = { readonly stored: StoredMedia | null } | { readonly error: string };

/** The kind is told by the bytes, not by the name that somebody gave the file. `kept`: the slide has its file already. */
async function readMedia(ctx: ActionContext, kind: SlideKind, kept: boolean): Promise<Read> {
  if (kind === 'notice') return { stored: null };
  const words = boardWords(ctx).slides.missing;
  const upload = ctx.uploads.find(({ field, bytes }) => field === kind && bytes.length > 0);
  if (!upload) return kept ? { stored: null } : { error: words.file };
  if (upload.bytes.length > largestMedia) return { error: words.fileSize };
  // Loaded with the first upload.
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(upload.bytes);
  if (!type || !slideMedia[kind].includes(type.mime)) return { error: words.fileKind[kind] };
  return store(ctx, upload, type.mime);
}

async function readCaptions(ctx: ActionContext, kind: SlideKind): Promise<Read> {
  const upload = ctx.uploads.find(({ field, bytes }) => field === 'captions' && bytes.length > 0);
  if (!upload || kind !== 'video') return { stored: null };
  if (upload.bytes.length > largestCaptions || !isCaptions(upload.bytes))
    return { error: boardWords(ctx).slides.missing.captions };
  return store(ctx, upload, 'text/vtt');
}

const store = async (ctx: ActionContext, upload: UploadedFile, mediaType: string): Promise<Read> => ({
  stored: {
    sha256: await ctx.services.files.put(upload.bytes),
    size: upload.bytes.length,
    mediaType,
    name: upload.name || 'file',
  },
});

export async function removeSlideAction(ctx: ActionContext): Promise<Answer> {
  await removeSlide(ctx.tx, ctx.actor, await slideOf(ctx), ctx.services.clock.now());
  return done(ctx, boardWords(ctx).slides.removed);
}

export async function moveSlideAction(ctx: ActionContext): Promise<Answer> {
  await moveSlideUp(ctx.tx, ctx.actor, await slideOf(ctx));
  return done(ctx, boardWords(ctx).slides.moved);
}

const done = (ctx: ActionContext, text: string): Answer =>
  redirect(ctx.href('/slides'), { flash: { tone: 'success', text } });
