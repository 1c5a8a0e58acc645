import { v7 } from 'uuid';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { Actor } from '#platform/session/actor.ts';
import { flowOf } from '../data/cardFlow.ts';
import type { FlowStep } from '../rules/cardFlow.ts';

/** Most steps of one municipality: a check of the table. */
export const mostSteps = 20;

/** Adds a step at the end of the order. Returns false where there are twenty already. */
export async function addFlowStep(
  tx: Tx,
  actor: Actor,
  municipalityId: string,
  step: Omit<FlowStep, 'position'>,
): Promise<boolean> {
  await lockMunicipality(tx, municipalityId);
  const steps = await flowOf(tx, municipalityId);
  if (steps.length >= mostSteps) return false;
  await tx
    .insertInto('card_flow_step')
    .values({
      id: v7(),
      municipality_id: municipalityId,
      position: steps.length + 1,
      kind: step.kind,
      signer: step.signer,
      provider_id: step.providerId,
      worker_id: step.workerId,
      title: step.title,
    })
    .execute();
  await record(tx, actor, municipalityId);
  return true;
}

/** Moves a step one place up, or takes it out. A step that is gone already changes nothing. */
export async function changeFlowStep(
  tx: Tx,
  actor: Actor,
  municipalityId: string,
  change: { readonly stepId: string; readonly to: 'up' | 'remove' },
): Promise<void> {
  await lockMunicipality(tx, municipalityId);
  const ids = (await flowOf(tx, municipalityId)).map((step) => step.id);
  const at = ids.indexOf(change.stepId);
  if (at < 0) return;
  ids.splice(at, 1);
  if (change.to === 'up') ids.splice(Math.max(0, at - 1), 0, change.stepId);
  else await tx.deleteFrom('card_flow_step').where('id', '=', change.stepId).execute();
  for (const [index, id] of ids.entries())
    await tx
      .updateTable('card_flow_step')
      .set({ position: index + 1 })
      .where('id', '=', id)
      .execute();
  await record(tx, actor, municipalityId);
}

/** One writer a municipality at a time, so that places follow each other. */
const lockMunicipality = (tx: Tx, municipalityId: string) =>
  tx
    .selectFrom('municipality')
    .where('id', '=', municipalityId)
    .select('id')
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();

async function record(tx: Tx, actor: Actor, municipalityId: string): Promise<void> {
  const steps = await flowOf(tx, municipalityId);
  await appendToLedger(tx, actor, {
    centreId: null,
    subject: 'municipality',
    subjectId: municipalityId,
    kind: 'municipality.cardFlowSet',
    payload: { steps: steps.map(({ kind, signer, title, named }) => ({ kind, signer, title, named })) },
  });
}
