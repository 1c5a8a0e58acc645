import { attachVideo } from '#modules/catalogue/commands/video.ts';
import type { Tx } from '#platform/database/database.ts';
import { systemActor } from '#platform/session/actor.ts';
import type { DemoFiles } from './media.ts';

/** One card of the demo is told in sign language, with captions (BR-9). */
export async function addCardFilm(tx: Tx, centreId: string, files: DemoFiles, now: Date): Promise<void> {
  const card = await tx
    .selectFrom('service')
    .innerJoin('card_version', 'card_version.service_id', 'service.id')
    .where('service.centre_id', '=', centreId)
    .where('service.slug', '=', 'housing-subsidy')
    .select(['service.id as serviceId', 'card_version.id as cardVersionId'])
    .executeTakeFirstOrThrow();
  await attachVideo(tx, systemActor('demo'), {
    ...card,
    edition: 0,
    film: files('sign-language-card.webm'),
    captions: files('sign-language-card.vtt'),
    by: 'Демонстраційні дані',
    at: now,
  });
}
