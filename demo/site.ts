import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { createItem, publish } from '#modules/site/commands/items.ts';
import { addPicture, keepFile } from '#modules/site/commands/pictures.ts';
import { saveWay } from '#modules/site/commands/way.ts';
import { documentKinds, itemKinds } from '#modules/site/rules/items.ts';
import { wayPlan } from '#modules/site/schemas/way.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Tx } from '#platform/database/database.ts';
import { projectRoot } from '#platform/projectRoot.ts';
import { systemActor } from '#platform/session/actor.ts';
import type { DemoFiles } from './media.ts';

const words = z.string().default('');
const siteFile = z.array(
  z.strictObject({
    centre: z.string(),
    way: wayPlan,
    /** Of demo/files; by their order they have the numbers by which texts show them. */
    pictures: z
      .array(
        z.strictObject({
          file: z.string(),
          width: z.int(),
          height: z.int(),
          altUk: z.string().min(1),
          altEn: z.string().min(1),
        }),
      )
      .default([]),
    items: z.array(
      z.strictObject({
        kind: z.enum(itemKinds),
        slug: z.string(),
        titleUk: z.string(),
        titleEn: words,
        summaryUk: words,
        summaryEn: words,
        bodyUk: z.string(),
        bodyEn: words,
        owner: z.string(),
        /** Absent: a draft that nobody has published. */
        daysAgo: z.int().optional(),
        document: z
          .strictObject({
            kind: z.enum(documentKinds),
            number: z.string(),
            date: z.string(),
            approvedBy: z.string(),
          })
          .optional(),
        /** The paper of a document. */
        paper: z.string().optional(),
      }),
    ),
  }),
);

const actor = systemActor('demo');
const dayMs = 24 * 3600_000;

/** Invented pages, news, pictures, documents and ways of a municipality's centres, through the commands that an editor's work takes. */
export async function addSites(
  tx: Tx,
  folder: string,
  centres: ReadonlyMap<string, string>,
  files: DemoFiles,
  now: Date,
): Promise<void> {
  const file = path.join(projectRoot, 'demo', folder, 'site.yaml');
  for (const site of siteFile.parse(parse(readFileSync(file, 'utf8')))) {
    const centreId = centres.get(site.centre);
    if (!centreId) throw new Error(`demo: the site of an unknown centre ${site.centre}`);
    await saveWay(tx, actor, centreId, 0, site.way, now);
    for (const { file: name, width, height, ...words } of site.pictures)
      await addPicture(tx, actor, centreId, { ...files(name), width, height }, words, now);
    for (const { kind, slug, owner, daysAgo, document, paper, ...text } of site.items) {
      const at = new Date(now.getTime() - (daysAgo ?? 0) * dayMs);
      const id = await createItem(tx, actor, {
        centreId,
        kind,
        slug,
        owner,
        text: { ...text, bodyUk: text.bodyUk.trim(), bodyEn: text.bodyEn.trim() },
        document: document ?? null,
        fileId: paper === undefined ? null : await keepFile(tx, files(paper)),
        today: businessDate(at),
        now: at,
      });
      if (id === null) throw new Error(`demo: ${site.centre} has two items ${kind} ${slug}`);
      if (daysAgo !== undefined)
        await publish(tx, actor, { id, centreId, kind }, { number: 1, from: at, to: null, now: at });
    }
  }
}
