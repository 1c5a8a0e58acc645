import { v7 } from 'uuid';
import type { DemoMunicipality } from './files.ts';
import { named, type Places } from './organisation.ts';
import type { DemoRows } from './rows.ts';

/** Who approves and agrees the cards of the municipality (CARD-flow); its workers are there already. */
export function addCardFlow(demo: DemoRows, file: DemoMunicipality, places: Places): void {
  const workers = new Map(demo.rows.worker.map((worker) => [worker.login, worker.id]));
  for (const [index, step] of file.cardFlow.entries())
    demo.rows.card_flow_step.push({
      id: v7(),
      municipality_id: places.municipalityId,
      position: index + 1,
      kind: step.kind,
      signer: step.signer,
      provider_id: step.provider ? named(places.providers, step.provider) : null,
      worker_id: step.login ? named(workers, step.login) : null,
      title: step.title,
    });
  demo.event('municipality', places.municipalityId, 'municipality.cardFlowSet', null, {
    steps: file.cardFlow,
  });
}
