import { z } from 'zod';
import { storedFile } from '#modules/site/data/public.ts';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { blankSetBy, type SetBlank } from '../../data/blanks.ts';
import { keptOf } from '../editor/staffCard.tsx';
import { awaitedOf } from '../versions/approvals.tsx';
import { visitorCard } from '../visitor/visitorCard.ts';

const versionParams = z.object({ version: z.coerce.number().int().min(1).max(100_000) });
const whatParams = z.object({ what: z.enum(['file', 'sample']) });

/** `…/blank/official/:what`: the form that an authority prescribes, as its file came, or how it is filled in (BR-6). */
export async function officialBlankFile(ctx: Context): Promise<Answer> {
  const { card, service } = await visitorCard(ctx);
  return send(ctx, await blankSetBy(ctx.services.database.queries, service.id, card.version), 300);
}

/** `/catalogue/:id/blank/:version/:what`: the same as its keepers see it before it is in force. */
export async function keptBlankFile(ctx: Context): Promise<Answer> {
  const { queries } = ctx.services.database;
  const { service } = await keptOf(ctx, queries);
  return send(ctx, await blankSetBy(queries, service.id, ctx.params(versionParams).version));
}

/** `/catalogue/approvals/:id/blank/:what`: the same for whoever is to sign the card. */
export async function awaitedBlankFile(ctx: Context): Promise<Answer> {
  const { queries } = ctx.services.database;
  const card = await awaitedOf(ctx, queries);
  return send(ctx, await blankSetBy(queries, card.serviceId, card.version));
}

async function send(ctx: Context, set: SetBlank | undefined, keptSeconds?: number): Promise<Answer> {
  const { what } = ctx.params(whatParams);
  const id = what === 'file' ? set?.official?.fileId : set?.official?.sampleId;
  const stored = id ? await storedFile(ctx.services.database.queries, id) : undefined;
  if (!stored) throw notFound();
  const bytes = await ctx.services.files.get(stored.sha256);
  // Saved, not shown: a document of others never runs inside this site.
  return file(bytes, stored.mediaType, stored.name, false, keptSeconds ? { keptSeconds } : {});
}
