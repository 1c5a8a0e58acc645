import type { Principal } from './principal.ts';

/** Who acts, as the ledger and the access log keep it. */
export interface Actor {
  /** worker:<uuid>, device:<uuid>, visitor, applicant:<uuid> or system:<job> */
  readonly id: string;
  readonly role: string | null;
  readonly requestId: string | null;
}

/** The actor of work that no person asked for: a job, the loader of the demo, a sealing run. */
export const systemActor = (job: string): Actor => ({ id: `system:${job}`, role: null, requestId: null });

export function actorOf(principal: Principal, requestId: string): Actor {
  if (principal.kind === 'visitor') return { id: 'visitor', role: null, requestId };
  return { id: `${principal.kind}:${principal.id}`, role: principal.role, requestId };
}
