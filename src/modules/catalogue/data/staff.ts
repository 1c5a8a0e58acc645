import { sql } from 'kysely';
import type { CatalogueScope } from '../rights.ts';
import { type CardState, cardStates } from '../rules/cardFlow.ts';
import { type CardContent, cardContentSchema } from '../schema.ts';
import { stillOwns } from './cardOwner.ts';
import type { Reader } from './services.ts';

/** A service with the state of its card, for those who keep it true (BR-12). */
export interface KeptService {
  readonly id: string;
  readonly centreId: string;
  readonly centreName: string;
  readonly providerId: string;
  readonly providerName: string;
  readonly providerShortName: string;
  readonly listNumber: number;
  readonly name: string;
  readonly plainName: string;
  readonly slug: string;
  readonly centreCode: string;
  readonly versionInForce: number | null;
  readonly checkedOn: string | null;
  /** Until when somebody has to compare the card with the law again, by the setting of the centre (BR-12). */
  readonly checkDueOn: string | null;
  /** The worker who keeps the card true; null: the head of the provider (BR-12). */
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  /** The owner's post, as the public sees it; null: the head of the provider. */
  readonly ownerPosition: string | null;
  readonly unsureParts: number;
  readonly hasDraft: boolean;
  readonly onApproval: boolean;
  readonly active: boolean;
}

/** Services within reach with the state of their cards. */
export const keptQuery = (db: Reader, scope: CatalogueScope) =>
  db
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .innerJoin('provider', 'provider.id', 'service.provider_id')
    .leftJoin('card_version', (join) =>
      join.onRef('card_version.service_id', '=', 'service.id').on('card_version.state', '=', 'inForce'),
    )
    .leftJoin('worker as owner', (join) => join.onRef('owner.id', '=', 'service.owner_id').on(stillOwns))
    .$if(scope.centreIds !== 'all', (query) =>
      query.where('service.centre_id', 'in', listed(scope.centreIds)),
    )
    .$if(scope.providerIds !== 'all', (query) =>
      query.where('service.provider_id', 'in', listed(scope.providerIds)),
    )
    .select((eb) => [
      'service.id as id',
      'centre.id as centreId',
      'centre.name as centreName',
      'centre.code as centreCode',
      'provider.id as providerId',
      'provider.name as providerName',
      'provider.short_name as providerShortName',
      'service.list_number as listNumber',
      'service.name as name',
      'service.plain_name_uk as plainName',
      'service.slug as slug',
      'service.active as active',
      'card_version.version as versionInForce',
      'card_version.checked_on as checkedOn',
      'owner.id as ownerId',
      sql<string | null>`owner.surname || ' ' || owner.given`.as('ownerName'),
      'owner.position_title as ownerPosition',
      sql<
        string | null
      >`(card_version.checked_on + make_interval(months => centre.card_check_months))::date::text`.as(
        'checkDueOn',
      ),
      sql<number>`coalesce(jsonb_array_length(card_version.content -> 'toCheck'), 0)`.as('unsureParts'),
      eb
        .exists(
          eb
            .selectFrom('card_version as draft')
            .select('draft.id')
            .whereRef('draft.service_id', '=', 'service.id')
            .where('draft.state', '=', 'draft'),
        )
        .$castTo<boolean>()
        .as('hasDraft'),
      eb
        .exists(
          eb
            .selectFrom('card_version as submitted')
            .select('submitted.id')
            .whereRef('submitted.service_id', '=', 'service.id')
            .where('submitted.state', '=', 'onApproval'),
        )
        .$castTo<boolean>()
        .as('onApproval'),
    ]);

/** An empty list must match nothing. */
const nobody = '00000000-0000-0000-0000-000000000000';
const listed = (ids: 'all' | readonly string[]): string[] =>
  ids === 'all' || ids.length === 0 ? [nobody] : [...ids];

export const keptService = (
  db: Reader,
  scope: CatalogueScope,
  id: string,
): Promise<KeptService | undefined> => keptQuery(db, scope).where('service.id', '=', id).executeTakeFirst();

export interface StoredCard {
  readonly id: string;
  readonly version: number;
  /** Grows with each saving of the draft. */
  readonly edition: number;
  readonly state: CardState;
  /** How many times it was submitted for approval. */
  readonly round: number;
  readonly wantedFrom: string | null;
  readonly submittedBy: string | null;
  readonly submittedAt: Date | null;
  readonly validFrom: string | null;
  readonly replacedOn: string | null;
  readonly approvedBy: string | null;
  readonly checkedOn: string;
  readonly checkedBy: string | null;
  readonly owner: string;
  readonly content: CardContent;
}

function stateOf(text: string): CardState {
  const state = cardStates.find((one) => one === text);
  if (!state) throw new Error(`unknown state of a card ${text}`);
  return state;
}

/** All versions of a service's card, the newest first. The service must have been read through a scope. */
export async function cardsOf(db: Reader, service: KeptService): Promise<StoredCard[]> {
  const rows = await db
    .selectFrom('card_version')
    .where('service_id', '=', service.id)
    .orderBy('version', 'desc')
    .limit(50)
    .select([
      'id',
      'version',
      'edition',
      'state',
      'round',
      'wanted_from as wantedFrom',
      'submitted_by as submittedBy',
      'submitted_at as submittedAt',
      'valid_from as validFrom',
      'replaced_on as replacedOn',
      'approved_by as approvedBy',
      'checked_on as checkedOn',
      'checked_by as checkedBy',
      'owner',
      'content',
    ])
    .execute();
  return rows.map((row) => ({
    ...row,
    state: stateOf(row.state),
    content: cardContentSchema.parse(row.content),
  }));
}
