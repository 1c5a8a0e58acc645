import { sql } from 'kysely';
import {
  type CardPlace,
  type FlowStep,
  type Signer,
  type SignerKind,
  type StepKind,
  type StepState,
  signers,
  stepKinds,
  stepStates,
} from '../rules/cardFlow.ts';
import type { Reader } from './services.ts';

export interface StoredStep extends FlowStep {
  readonly id: string;
  /** Name of the provider or the worker that the step names. */
  readonly named: string | null;
}

/** Steps of approval of a municipality in their order; none where it has set none (`defaultFlow`). */
export async function flowOf(db: Reader, municipalityId: string): Promise<StoredStep[]> {
  const rows = await db
    .selectFrom('card_flow_step as step')
    .leftJoin('provider', 'provider.id', 'step.provider_id')
    .leftJoin('worker', 'worker.id', 'step.worker_id')
    .where('step.municipality_id', '=', municipalityId)
    .orderBy('step.position')
    .select([
      'step.id',
      'step.position',
      'step.kind',
      'step.signer',
      'step.provider_id as providerId',
      'step.worker_id as workerId',
      'step.title',
      sql<string | null>`coalesce(provider.name, worker.surname || ' ' || worker.given)`.as('named'),
    ])
    .execute();
  return rows.map((row) => ({ ...row, kind: kindOf(row.kind), signer: signerOf(row.signer) }));
}

export interface SignOff extends FlowStep {
  readonly id: string;
  readonly round: number;
  readonly state: StepState;
  readonly signedName: string | null;
  readonly signedAt: Date | null;
  readonly remark: string | null;
}

/** Steps of one submission of a card, in their order. */
export const signOffsOf = async (db: Reader, cardVersionId: string, round: number): Promise<SignOff[]> =>
  (await signOffsOfCards(db, [cardVersionId])).filter((step) => step.round === round);

/** Steps of all submissions of the versions named, oldest submission first; bounded. */
export async function signOffsOfCards(
  db: Reader,
  cardVersionIds: readonly string[],
): Promise<(SignOff & { readonly cardVersionId: string })[]> {
  if (cardVersionIds.length === 0) return [];
  const rows = await db
    .selectFrom('card_sign_off')
    .where('card_version_id', 'in', cardVersionIds)
    // The newest first, so that the bound takes only what is long over.
    .orderBy('round', 'desc')
    .orderBy('position', 'desc')
    .limit(500)
    .select([
      'id',
      'card_version_id as cardVersionId',
      'round',
      'position',
      'kind',
      'signer',
      'provider_id as providerId',
      'worker_id as workerId',
      'title',
      'state',
      'signed_name as signedName',
      'signed_at as signedAt',
      'remark',
    ])
    .execute();
  return rows.reverse().map((row) => ({
    ...row,
    kind: kindOf(row.kind),
    signer: signerOf(row.signer),
    state: stepStates.find((one) => one === row.state) ?? 'waiting',
  }));
}

/** Where a service stands: its municipality, centre and provider. */
export const placeOfService = (db: Reader, serviceId: string): Promise<CardPlace> =>
  db
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .where('service.id', '=', serviceId)
    .select([
      'centre.municipality_id as municipalityId',
      'service.centre_id as centreId',
      'service.provider_id as providerId',
    ])
    .executeTakeFirstOrThrow();

export interface AwaitedCard {
  readonly cardVersionId: string;
  readonly serviceId: string;
  readonly service: string;
  readonly officialName: string;
  readonly listNumber: number;
  readonly centreName: string;
  readonly providerName: string;
  readonly version: number;
  readonly round: number;
  readonly wantedFrom: string | null;
  readonly submittedBy: string | null;
  readonly submittedAt: Date | null;
}

/** Most cards that one page of approvals shows, the oldest first. */
export const mostAwaited = 100;

/** Cards on approval whose turn it is for this worker in this role: the list, its count and one of them are the same rows. */
const awaitedQuery = (db: Reader, who: Signer) =>
  db
    .selectFrom('card_version as card')
    .innerJoin('service', 'service.id', 'card.service_id')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .innerJoin('provider', 'provider.id', 'service.provider_id')
    .innerJoin('card_sign_off as step', (join) =>
      join.onRef('step.card_version_id', '=', 'card.id').onRef('step.round', '=', 'card.round'),
    )
    .select([
      'card.id as cardVersionId',
      'service.id as serviceId',
      'service.plain_name_uk as service',
      'service.name as officialName',
      'service.list_number as listNumber',
      'centre.name as centreName',
      'provider.name as providerName',
      'card.version',
      'card.round',
      'card.wanted_from as wantedFrom',
      'card.submitted_by as submittedBy',
      'card.submitted_at as submittedAt',
    ])
    .where('card.state', '=', 'onApproval')
    .where('step.state', '=', 'waiting')
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('card_sign_off as before')
            .select('before.id')
            .whereRef('before.card_version_id', '=', 'card.id')
            .whereRef('before.round', '=', 'card.round')
            .where('before.state', '=', 'waiting')
            .whereRef('before.position', '<', 'step.position'),
        ),
      ),
    )
    // The same rule as `maySign`, for rows.
    .where((e) => {
      const atCentre = e('service.centre_id', '=', who.centreId);
      const ways = [e.and([e('step.signer', '=', 'person'), e('step.worker_id', '=', who.workerId)])];
      if (who.role === 'providerHead')
        ways.push(
          e.and([
            e('step.signer', '=', 'ownProvider'),
            atCentre,
            e('service.provider_id', '=', who.providerId),
          ]),
          e.and([e('step.signer', '=', 'provider'), atCentre, e('step.provider_id', '=', who.providerId)]),
        );
      if (who.role === 'centreHead') ways.push(e.and([e('step.signer', '=', 'centre'), atCentre]));
      if (who.role === 'coordinator')
        ways.push(
          e.and([e('step.signer', '=', 'coordinator'), e('centre.municipality_id', '=', who.municipalityId)]),
        );
      return e.or(ways);
    });

/** Cards that wait for the signature of this worker in this role, the oldest first, at most `mostAwaited`. */
export const awaitedCards = (db: Reader, who: Signer): Promise<AwaitedCard[]> =>
  awaitedQuery(db, who).orderBy('card.submitted_at').orderBy('card.id').limit(mostAwaited).execute();

/** How many cards wait for this worker, counted up to `mostAwaited`: for the first screen of the day. */
export async function countAwaited(db: Reader, who: Signer): Promise<number> {
  const row = await db
    .selectFrom(awaitedQuery(db, who).clearSelect().select('card.id').limit(mostAwaited).as('awaited'))
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** One of the cards that wait for this worker; undefined for any other. */
export const awaitedCard = (
  db: Reader,
  who: Signer,
  cardVersionId: string,
): Promise<
  | (AwaitedCard & {
      content: unknown;
      translation: unknown;
      signOffId: string;
      title: string;
      kind: StepKind;
    })
  | undefined
> =>
  awaitedQuery(db, who)
    .where('card.id', '=', cardVersionId)
    .select(['card.content', 'card.translation', 'step.id as signOffId', 'step.title', 'step.kind'])
    .executeTakeFirst()
    .then((row) => row && { ...row, kind: kindOf(row.kind) });

const kindOf = (text: string): StepKind => stepKinds.find((one) => one === text) ?? 'approval';

function signerOf(text: string): SignerKind {
  const signer = signers.find((one) => one === text);
  if (!signer) throw new Error(`unknown signer of a step ${text}`);
  return signer;
}
