import { stillOwns } from './cardOwner.ts';
import type { Reader, ServiceFacts } from './services.ts';

export interface PublicService
  extends Pick<ServiceFacts, 'id' | 'name' | 'plainName' | 'listNumber' | 'providerName'> {
  readonly guideId: string | null;
  /** Post of whoever keeps the card true; null: the head of the provider (BR-12). */
  readonly ownerPosition: string | null;
}

/** An active service of a centre by the word in its address. */
export async function serviceBySlug(
  db: Reader,
  centreId: string,
  slug: string,
): Promise<PublicService | undefined> {
  const row = await db
    .selectFrom('service')
    .innerJoin('provider', 'provider.id', 'service.provider_id')
    .leftJoin('worker as owner', (join) => join.onRef('owner.id', '=', 'service.owner_id').on(stillOwns))
    .where('service.centre_id', '=', centreId)
    .where('service.slug', '=', slug)
    .where('service.active', '=', true)
    .select([
      'service.id as id',
      'service.name as name',
      'service.plain_name_uk as plainUk',
      'service.plain_name_en as plainEn',
      'service.list_number as listNumber',
      'service.guide_id as guideId',
      'provider.name as providerName',
      'owner.position_title as ownerPosition',
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const { plainUk, plainEn, ...rest } = row;
  return { ...rest, plainName: { uk: plainUk, en: plainEn } };
}
