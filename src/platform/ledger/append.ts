import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { Actor } from '#platform/session/actor.ts';

/** One event of the history. `kind` is `subject.verbInPast`, such as `case.registered`. */
export interface LedgerEvent {
  readonly centreId: string | null;
  readonly subject: string;
  readonly subjectId: string;
  readonly kind: `${string}.${string}`;
  /** Facts that the timeline needs. No personal data beyond what the subject itself holds. */
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** Appends events in the transaction that changes the current rows, so that neither exists without the other. */
export async function appendToLedger(tx: Tx, actor: Actor, ...events: readonly LedgerEvent[]): Promise<void> {
  if (events.length === 0) return;
  await tx
    .insertInto('ledger')
    .values(
      events.map((event) => ({
        centre_id: event.centreId,
        subject: event.subject,
        subject_id: event.subjectId,
        kind: event.kind,
        actor: actor.id,
        actor_role: actor.role,
        request_id: actor.requestId,
        payload: JSON.stringify(event.payload ?? {}),
      })),
    )
    .execute();
}

/** The end of a statement that changes rows and tells the ledger at once: one event for each row of the CTE `changed`. */
export const eventOf = (actor: Actor, event: LedgerEvent, changed: string): RawBuilder<unknown> => sql`
  insert into ledger (centre_id, subject, subject_id, kind, actor, actor_role, request_id, payload)
  select ${event.centreId}::uuid, ${event.subject}, ${event.subjectId}, ${event.kind}, ${actor.id}, ${actor.role},
    ${actor.requestId}, ${JSON.stringify(event.payload ?? {})}::jsonb
  from ${sql.table(changed)}`;
