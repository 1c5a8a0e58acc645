import { storedFile } from '#modules/site/data/public.ts';
import { type Answer, media } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { type CardVideo, videoOf } from '../../data/video.ts';
import { keptOf } from '../editor/staffCard.tsx';
import { visitorService } from '../visitor/visitorCard.ts';

type Part = 'fileId' | 'captionsId';

/** `…/services/:slug/video`: the film that tells the card in force; 404 when it tells another one. */
export const shownFilm = (ctx: Context): Promise<Answer> => shown(ctx, 'fileId');
export const shownCaptions = (ctx: Context): Promise<Answer> => shown(ctx, 'captionsId');

/** `/catalogue/:id/video/film`: the same for those who keep the card, shown or not. */
export const keptFilm = (ctx: Context): Promise<Answer> => kept(ctx, 'fileId');
export const keptCaptions = (ctx: Context): Promise<Answer> => kept(ctx, 'captionsId');

async function shown(ctx: Context, part: Part): Promise<Answer> {
  const { video } = await visitorService(ctx);
  if (!video) throw notFound();
  return send(ctx, video, part);
}

async function kept(ctx: Context, part: Part): Promise<Answer> {
  const { queries } = ctx.services.database;
  const { service } = await keptOf(ctx, queries);
  const video = await videoOf(queries, service.id);
  if (!video) throw notFound();
  return send(ctx, video, part);
}

async function send(ctx: Context, video: CardVideo, part: Part): Promise<Answer> {
  const { database, files } = ctx.services;
  const stored = await storedFile(database.queries, video[part]);
  if (!stored) throw notFound();
  const { sha256, mediaType, name } = stored;
  return media(await files.open(sha256), mediaType, name, sha256.toString('hex'));
}
