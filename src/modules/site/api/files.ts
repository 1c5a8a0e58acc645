import { z } from 'zod';
import { type Answer, file } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { pastVersions, picturesOfCentre, shownItem, storedFile } from '../data/public.ts';
import { siteCentre, slugParams } from '../pages/frame.tsx';

const numberParams = z.object({ number: z.coerce.number().int().min(1).max(1_000_000) });
const fileQuery = z.object({
  version: z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined),
});

/** A picture of a centre's site. Its number never means another picture, so browsers keep it for a day. */
export async function sitePicture(ctx: Context): Promise<Answer> {
  const centre = await siteCentre(ctx);
  const { number } = ctx.params(numberParams);
  const { queries } = ctx.services.database;
  const [picture] = await picturesOfCentre(queries, centre.id, [number]);
  const stored = picture && (await storedFile(queries, picture.fileId));
  if (!stored) throw notFound();
  return file(await ctx.services.files.get(stored.sha256), stored.mediaType, stored.name, true, {
    keptSeconds: 86_400,
  });
}

/** The paper of an official document: of the edition that is shown, or of one that was (BR-6). */
export async function documentFile(ctx: Context): Promise<Answer> {
  const centre = await siteCentre(ctx);
  const { slug } = ctx.params(slugParams);
  const { queries } = ctx.services.database;
  const now = ctx.services.clock.now();
  const item = await shownItem(queries, centre.id, 'document', slug, now);
  if (!item) throw notFound();
  const { version } = ctx.query(fileQuery);
  const fileId =
    version === undefined
      ? item.fileId
      : (await pastVersions(queries, item.id, now)).find(({ number }) => number === version)?.fileId;
  const stored = fileId ? await storedFile(queries, fileId) : undefined;
  if (!stored) throw notFound();
  // Saved, not shown: a document of others never runs inside this site.
  return file(await ctx.services.files.get(stored.sha256), stored.mediaType, stored.name, false, {
    keptSeconds: 300,
  });
}
