import type { TestApp } from './app.ts';
import type { Client } from './client.ts';

/** What a reception of Bakhmut does in tests of its screens. */
export interface ReceptionStage {
  /** The first services of the centre, as the form of the reception names them. */
  services(n: number): Promise<string[]>;
  /** Issues at the reception; the identifier of the first ticket. */
  issue(fields?: Record<string, string | string[]>): Promise<string>;
  /** As printed: «А-014». */
  label(ticketId: string): Promise<string>;
}

export function receptionStage(app: TestApp, reception: Client): ReceptionStage {
  const { queries } = app.services.database;
  const services = async (n: number) => {
    const rows = await queries
      .selectFrom('service')
      .innerJoin('centre', 'centre.id', 'service.centre_id')
      .select('service.id')
      .where('centre.code', '=', 'bakhmut')
      .orderBy('service.list_number')
      .limit(n)
      .execute();
    return rows.map((row) => `service:${row.id}`);
  };
  return {
    services,
    issue: async (fields = {}) => {
      const done = await reception.post('/reception/tickets', {
        what: await services(1),
        purpose: 'submit',
        language: 'uk',
        ...fields,
      });
      if (done.status !== 303) throw new Error(`no ticket: ${done.status} ${done.text.slice(0, 3000)}`);
      return /tickets\/([0-9a-f-]{36})/.exec(done.location)?.[1] ?? '';
    },
    label: async (ticketId) => {
      const { prefix, number } = await queries
        .selectFrom('ticket')
        .select(['prefix', 'number'])
        .where('id', '=', ticketId)
        .executeTakeFirstOrThrow();
      return `${prefix}-${String(number).padStart(3, '0')}`;
    },
  };
}
