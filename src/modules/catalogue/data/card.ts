import { type RawBuilder, sql } from 'kysely';
import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres';
import { type Competence, competenceAt } from '../rules/competence.ts';
import { type OfficialBlank, setBlankOf, setBlankRow } from './blanks.ts';
import { stillOwns } from './cardOwner.ts';
import {
  type CardInForce,
  cardOf,
  cardOnDay,
  competenceOf,
  competenceRows,
  type Reader,
  type ServiceFacts,
} from './services.ts';
import { type CardVideo, videoRow } from './video.ts';

export interface PublicService
  extends Pick<ServiceFacts, 'id' | 'name' | 'plainName' | 'listNumber' | 'providerName'> {
  readonly guideId: string | null;
  /** Post of whoever keeps the card true; null: the head of the provider (BR-12). */
  readonly ownerPosition: string | null;
}

/** An active service with all that its pages tell on one day. */
export interface ServiceOnDay {
  readonly service: PublicService;
  readonly card: CardInForce | undefined;
  readonly competence: Competence | undefined;
  /** The film in sign language that tells this very card. */
  readonly video: CardVideo | undefined;
  /** The official form of application, instead of the product's own. */
  readonly official: OfficialBlank | undefined;
}

/** Columns of the statement around a part of it. */
const outside = {
  service: sql.ref<string>('service.id'),
  card: sql.ref<string>('card.id'),
  version: sql.ref<number>('card.version'),
} satisfies Record<string, RawBuilder<unknown>>;

/**
 * The service at an address (code of the centre, word of the service) on `date` (`YYYY-MM-DD`). One statement: pages that
 * everybody opens ask once.
 */
export async function serviceOnDay(
  db: Reader,
  centreCode: string,
  slug: string,
  date: string,
): Promise<ServiceOnDay | undefined> {
  const row = await db
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .innerJoin('provider', 'provider.id', 'service.provider_id')
    .leftJoin('worker as owner', (join) => join.onRef('owner.id', '=', 'service.owner_id').on(stillOwns))
    .leftJoinLateral(cardOnDay(db, date).where('service_id', '=', outside.service).as('card'), (join) =>
      join.onTrue(),
    )
    .where('centre.code', '=', centreCode)
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
      'card.id as cardId',
      'card.version',
      'card.validFrom',
      'card.checkedOn',
      'card.content',
      'card.translation',
      jsonArrayFrom(competenceRows(db).where('service_id', '=', outside.service)).as('competences'),
      jsonObjectFrom(
        videoRow(db)
          .where('video.service_id', '=', outside.service)
          .where('video.card_version_id', '=', outside.card),
      ).as('video'),
      jsonObjectFrom(
        setBlankRow(db).where('v.service_id', '=', outside.service).where('v.version', '<=', outside.version),
      ).as('blank'),
    ])
    .executeTakeFirst();
  if (!row) return undefined;
  const { cardId, version, validFrom, checkedOn, content, translation, competences, video, blank } = row;
  const { id, name, plainUk, plainEn, listNumber, guideId, providerName, ownerPosition } = row;
  return {
    service: {
      id,
      name,
      plainName: { uk: plainUk, en: plainEn },
      listNumber,
      guideId,
      providerName,
      ownerPosition,
    },
    card:
      cardId !== null && version !== null && checkedOn !== null
        ? cardOf({ id: cardId, serviceId: id, version, validFrom, checkedOn, content, translation })
        : undefined,
    competence: competenceAt(competences.map(competenceOf), date),
    video: video ? { ...video, bytes: Number(video.bytes), addedAt: new Date(video.addedAt) } : undefined,
    official: blank ? setBlankOf(blank).official : undefined,
  };
}
