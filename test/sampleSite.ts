import { createItem, publish } from '#modules/site/commands/items.ts';
import { addPicture, keepFile } from '#modules/site/commands/pictures.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Services } from '#platform/http/services.ts';
import { systemActor } from '#platform/session/actor.ts';
import { onePixel } from './sampleSlide.ts';

const text = (titleUk: string) => ({
  titleUk,
  titleEn: '',
  summaryUk: 'Зразок для перевірок',
  summaryEn: '',
  bodyUk: '## Заголовок\n\nАбзац і ![](фото:1)\n\n![Вхід](фото:1)',
  bodyEn: '',
});

/** A page, a piece of news and a document with a file, each shown, and a picture: what stands in paths of the site. */
export async function addSampleSite(
  { clock, database, files }: Services,
  centreId: string,
): Promise<Readonly<Record<string, string>>> {
  const now = clock.now();
  const actor = systemActor('test');
  const kept = { sha256: await files.put(onePixel), size: onePixel.length };
  const paper = { ...kept, mediaType: 'application/pdf', name: 'зразок.pdf' };
  return database.transaction(async (tx) => {
    const number = await addPicture(
      tx,
      actor,
      centreId,
      { ...kept, mediaType: 'image/png', name: 'вхід.png', width: 1, height: 1 },
      { altUk: 'Вхід до центру', altEn: '' },
      now,
    );
    const fileId = await keepFile(tx, paper);
    const facts = { owner: 'Тестовий власник', today: businessDate(now), now };
    const ids: string[] = [];
    for (const kind of ['page', 'news', 'document'] as const) {
      const document = kind === 'document';
      const item = {
        ...facts,
        centreId,
        kind,
        slug: 'zrazok',
        text: text(`Зразок: ${kind}`),
        document: document
          ? ({ kind: 'procedure', number: '1', date: '2026-01-01', approvedBy: 'Рада' } as const)
          : null,
        fileId: document ? fileId : null,
      };
      const id = await createItem(tx, actor, item);
      if (id === null) throw new Error('the sample site is there already');
      await publish(tx, actor, { id, centreId, kind }, { number: 1, from: now, to: null, now });
      ids.push(id);
    }
    const picture = await tx
      .selectFrom('site_picture')
      .select('id')
      .where('centre_id', '=', centreId)
      .where('number', '=', number)
      .executeTakeFirstOrThrow();
    return {
      'items/:item': ids.at(-1) ?? '',
      'versions/:version': '1',
      'pictures/:picture': picture.id,
      'pictures/:number': String(number),
      'news/:slug': 'zrazok',
      'documents/:slug': 'zrazok',
      'pages/:slug': 'zrazok',
    };
  });
}
