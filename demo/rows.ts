import type { Insertable } from 'kysely';
import type { Tx } from '#platform/database/database.ts';
import type { DB } from '#platform/database/types.ts';
import { appendToLedger, type LedgerEvent } from '#platform/ledger/append.ts';
import { systemActor } from '#platform/session/actor.ts';

/** Tables that the demo fills, in the order in which their references allow. */
const tables = [
  'municipality',
  'centre',
  'provider',
  'centre_provider',
  'desk',
  'schedule_rule',
  'calendar_regime',
  'agreement',
  'accompanying_service',
  'worker',
  'role_grant',
  'card_flow_step',
  'device',
  'service_list',
  'service_group',
  'service',
  'service_topic',
  'service_topic_link',
  'service_competence',
  'card_version',
  'desk_group',
  'priority_category',
  'eoffice',
] as const;

type Table = (typeof tables)[number];
type Rows = { [T in Table]: Insertable<DB[T]>[] };

/** Rows and events of the demo, gathered first and written a table at a time: a start should not wait. */
export class DemoRows {
  readonly rows: Rows = {
    municipality: [],
    centre: [],
    provider: [],
    centre_provider: [],
    desk: [],
    schedule_rule: [],
    calendar_regime: [],
    agreement: [],
    accompanying_service: [],
    worker: [],
    role_grant: [],
    card_flow_step: [],
    device: [],
    service_list: [],
    service_group: [],
    service: [],
    service_topic: [],
    service_topic_link: [],
    service_competence: [],
    card_version: [],
    desk_group: [],
    priority_category: [],
    eoffice: [],
  };
  readonly events: LedgerEvent[] = [];

  event(
    subject: string,
    subjectId: string,
    kind: LedgerEvent['kind'],
    centreId: string | null,
    payload: Readonly<Record<string, unknown>> = {},
  ): void {
    this.events.push({ subject, subjectId, kind, centreId, payload });
  }

  async write(tx: Tx): Promise<void> {
    for (const table of tables) {
      const rows = this.rows[table];
      if (rows.length > 0) await tx.insertInto(table).values(rows).execute();
    }
    await appendToLedger(tx, systemActor('demo'), ...this.events);
  }
}
