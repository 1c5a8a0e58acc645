import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { conflict, forbidden, stale } from '#platform/http/problems.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { flowOf, placeOfService, signOffsOf } from '../data/cardFlow.ts';
import { currentStep, defaultFlow, effectiveFrom, maySign, type Signer } from '../rules/cardFlow.ts';
import { type PublishingGap, publishingGaps } from '../rules/publishing.ts';
import { cardContentSchema } from '../schema.ts';
import { lockService } from './cardDrafts.ts';
import { bringIntoForce } from './cardsInForce.ts';

const gapWords: Readonly<Record<PublishingGap, string>> = {
  documents: 'перелік документів',
  term: 'строк надання послуги',
  refusals: 'підстави відмови',
  refusalNorms: 'норму закону для кожної підстави відмови',
  appeal: 'порядок оскарження',
};

export interface Submission {
  readonly cardVersionId: string;
  /** First day of the new card, today or later; the card before it holds until that day. */
  readonly wantedFrom: string;
  readonly today: string;
  /** Name of whoever submits. */
  readonly by: string;
  readonly at: Date;
}

/**
 * Submits a draft for approval: the steps that the municipality has set are copied, so that a later change of them
 * touches nothing under way. Refused when the card lacks a part without which it may not be published (CARD-flow, BR-27).
 */
export async function submitCard(tx: Tx, actor: Actor, submission: Submission): Promise<void> {
  const { cardVersionId, wantedFrom, today } = submission;
  const card = await lockCard(tx, cardVersionId);
  if (card.state !== 'draft') throw conflict('Цю картку вже подано на погодження.');
  const gaps = publishingGaps(cardContentSchema.parse(card.content));
  if (gaps.length > 0)
    throw conflict(`Картку не можна затвердити. Додайте: ${gaps.map((gap) => gapWords[gap]).join('; ')}.`);
  if (wantedFrom < today) throw conflict('Картка не може набрати чинності раніше, ніж сьогодні.');
  const later = await tx
    .selectFrom('card_version')
    .where('service_id', '=', card.serviceId)
    .where('state', '=', 'approved')
    .where('valid_from', '>', wantedFrom)
    .select('id')
    .limit(1)
    .executeTakeFirst();
  if (later)
    throw conflict('Уже затверджено картку, яка набирає чинності пізніше. Оберіть дату не раніше за неї.');
  const place = await placeOfService(tx, card.serviceId);
  const set = await flowOf(tx, place.municipalityId);
  const steps = set.length > 0 ? set : defaultFlow;
  const round = card.round + 1;
  await tx
    .updateTable('card_version')
    .set({
      state: 'onApproval',
      round,
      wanted_from: wantedFrom,
      submitted_by: submission.by,
      submitted_at: submission.at,
    })
    .where('id', '=', cardVersionId)
    .execute();
  await tx
    .insertInto('card_sign_off')
    .values(
      steps.map((step) => ({
        id: v7(),
        card_version_id: cardVersionId,
        round,
        position: step.position,
        kind: step.kind,
        signer: step.signer,
        provider_id: step.providerId,
        worker_id: step.workerId,
        title: step.title,
      })),
    )
    .execute();
  await appendToLedger(tx, actor, {
    centreId: place.centreId,
    subject: 'card',
    subjectId: cardVersionId,
    kind: 'card.submitted',
    payload: { service: card.serviceId, version: card.version, round, wantedFrom },
  });
}

export interface Signature {
  readonly cardVersionId: string;
  /** The step that the screen showed; another one that waits now makes the screen stale. */
  readonly signOffId: string;
  readonly who: Signer;
  readonly workerId: string;
  readonly name: string;
  readonly today: string;
  readonly at: Date;
}

/**
 * Signs off the step that waits. With the last signature the card is approved and takes effect from its day: at once, or
 * on a day ahead. Returns what became of it.
 */
export async function signCard(
  tx: Tx,
  actor: Actor,
  signature: Signature,
): Promise<{ readonly state: 'onApproval' } | { readonly state: 'approved'; readonly validFrom: string }> {
  const { card, step, place, steps } = await waitingStep(tx, signature);
  await tx
    .updateTable('card_sign_off')
    .set({
      state: 'signed',
      signed_by: signature.workerId,
      signed_name: signature.name,
      signed_at: signature.at,
    })
    .where('id', '=', step.id)
    .execute();
  await appendToLedger(tx, actor, {
    centreId: place.centreId,
    subject: 'card',
    subjectId: signature.cardVersionId,
    kind: 'card.signedOff',
    payload: { service: card.serviceId, version: card.version, step: step.title, kind: step.kind },
  });
  const left = steps.filter((one) => one.id !== step.id && one.state === 'waiting');
  if (left.length > 0) return { state: 'onApproval' };
  const validFrom = effectiveFrom(card.wantedFrom ?? signature.today, signature.today);
  const names = steps.map((one) => `${one.title}: ${one.id === step.id ? signature.name : one.signedName}`);
  await tx
    .updateTable('card_version')
    .set({
      state: 'approved',
      valid_from: validFrom,
      approved_by: names.join('; '),
      approved_at: signature.at,
    })
    .where('id', '=', signature.cardVersionId)
    .execute();
  await appendToLedger(tx, actor, {
    centreId: place.centreId,
    subject: 'card',
    subjectId: signature.cardVersionId,
    kind: 'card.approved',
    payload: { service: card.serviceId, version: card.version, validFrom },
  });
  await bringIntoForce(tx, actor, card.serviceId, signature.today);
  return { state: 'approved', validFrom };
}

/** Returns the card to its author with a remark: it is a draft again, and the next submission goes the whole way anew. */
export async function returnCard(
  tx: Tx,
  actor: Actor,
  signature: Signature & { readonly remark: string },
): Promise<void> {
  const { card, step, place } = await waitingStep(tx, signature);
  await tx
    .updateTable('card_sign_off')
    .set({
      state: 'returned',
      signed_by: signature.workerId,
      signed_name: signature.name,
      signed_at: signature.at,
      remark: signature.remark,
    })
    .where('id', '=', step.id)
    .execute();
  await backToDraft(tx, signature.cardVersionId, card.round);
  await appendToLedger(tx, actor, {
    centreId: place.centreId,
    subject: 'card',
    subjectId: signature.cardVersionId,
    kind: 'card.returned',
    payload: { service: card.serviceId, version: card.version, step: step.title, remark: signature.remark },
  });
}

/** The author takes the card back to correct it. */
export async function withdrawCard(tx: Tx, actor: Actor, cardVersionId: string): Promise<void> {
  const card = await lockCard(tx, cardVersionId);
  if (card.state !== 'onApproval') throw stale();
  await backToDraft(tx, cardVersionId, card.round);
  const { centreId } = await placeOfService(tx, card.serviceId);
  await appendToLedger(tx, actor, {
    centreId,
    subject: 'card',
    subjectId: cardVersionId,
    kind: 'card.withdrawn',
    payload: { service: card.serviceId, version: card.version },
  });
}

async function backToDraft(tx: Tx, cardVersionId: string, round: number): Promise<void> {
  await tx
    .updateTable('card_sign_off')
    .set({ state: 'withdrawn' })
    .where('card_version_id', '=', cardVersionId)
    .where('round', '=', round)
    .where('state', '=', 'waiting')
    .execute();
  await tx
    .updateTable('card_version')
    .set((e) => ({ state: 'draft', edition: e('edition', '+', 1) }))
    .where('id', '=', cardVersionId)
    .execute();
}

/** The step that this worker may sign off now; stale when the way has gone on, forbidden for anybody else. */
async function waitingStep(tx: Tx, signature: Signature) {
  const card = await lockCard(tx, signature.cardVersionId);
  const steps = await signOffsOf(tx, signature.cardVersionId, card.round);
  const step = currentStep(steps);
  if (card.state !== 'onApproval' || step?.id !== signature.signOffId) throw stale();
  const place = await placeOfService(tx, card.serviceId);
  if (!maySign(step, signature.who, place))
    throw forbidden('Цей крок підписує інша особа. Перелік кроків — на сторінці картки.');
  return { card, step, place, steps };
}

/** The version under the lock of its service. */
async function lockCard(tx: Tx, cardVersionId: string) {
  const { service_id } = await tx
    .selectFrom('card_version')
    .where('id', '=', cardVersionId)
    .select('service_id')
    .executeTakeFirstOrThrow();
  await lockService(tx, service_id);
  return tx
    .selectFrom('card_version')
    .where('id', '=', cardVersionId)
    .select(['service_id as serviceId', 'state', 'content', 'version', 'round', 'wanted_from as wantedFrom'])
    .executeTakeFirstOrThrow();
}
