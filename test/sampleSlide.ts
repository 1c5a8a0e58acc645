import { addSlide } from '#modules/queue/commands/slides.ts';
import type { Services } from '#platform/http/services.ts';
import { systemActor } from '#platform/session/actor.ts';

/** One pixel, as small as a picture can be. */
export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** A picture beside the calls of a centre; its identifiers. */
export async function addSampleSlide(
  { database, files }: Services,
  centreId: string,
): Promise<{ slideId: string; fileId: string }> {
  const media = {
    sha256: await files.put(onePixel),
    size: onePixel.length,
    mediaType: 'image/png',
    name: 'план.png',
  };
  const slideId = await database.transaction((tx) =>
    addSlide(
      tx,
      systemActor('test'),
      centreId,
      {
        kind: 'image',
        deviceId: null,
        titleUk: 'План будівлі',
        titleEn: 'Plan of the building',
        bodyUk: '',
        bodyEn: '',
        altUk: 'План першого поверху: вхід, зала, дитяча кімната',
        altEn: 'Ground floor: entrance, hall, children’s room',
        validFrom: '2026-01-01',
        validTo: null,
        seconds: 15,
      },
      media,
      null,
    ),
  );
  const { file_id } = await database.queries
    .selectFrom('board_slide')
    .select('file_id')
    .where('id', '=', slideId)
    .executeTakeFirstOrThrow();
  return { slideId, fileId: file_id ?? '' };
}
