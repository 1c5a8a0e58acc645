import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { mostCounted } from './place.ts';

export type PrintState = 'waiting' | 'sending' | 'printed' | 'failed' | 'settled';

/** The newest printing of each ticket of a visit. */
export async function printsOfVisit(
  queries: Queries,
  visitId: string,
): Promise<ReadonlyMap<string, PrintState>> {
  const rows = await queries
    .selectFrom('ticket_print')
    .innerJoin('ticket', 'ticket.id', 'ticket_print.ticket_id')
    .select(['ticket_print.ticket_id as ticketId', 'ticket_print.state'])
    .where('ticket.visit_id', '=', visitId)
    .orderBy('ticket_print.requested_at')
    .orderBy('ticket_print.id')
    .execute();
  return new Map(rows.map(({ ticketId, state }) => [ticketId, printState(state)]));
}

const printState = (state: string): PrintState =>
  (['waiting', 'sending', 'printed', 'failed'] as const).find((known) => known === state) ?? 'settled';

/** What stands on the paper of one ticket. */
export interface PaperFacts {
  readonly centre: string;
  readonly prefix: string;
  readonly number: number;
  readonly accessCode: string;
  readonly group: Record<Locale, string>;
  readonly service: Record<Locale, string> | null;
  readonly category: (Record<Locale, string> & { readonly proof: string }) | null;
  readonly purpose: 'submit' | 'consult' | 'collect';
  readonly issuedAt: Date;
  /** People with an earlier rank in the same group, at most 100. */
  readonly ahead: number;
  /** Minutes told when it was issued; null: nothing was told. */
  readonly wait: { readonly from: number; readonly to: number } | null;
}

export async function paperFacts(queries: Queries, ticketId: string): Promise<PaperFacts | undefined> {
  const row = await queries
    .selectFrom('ticket as t')
    .innerJoin('visit as v', 'v.id', 't.visit_id')
    .innerJoin('centre as c', 'c.id', 't.centre_id')
    .innerJoin('service_group as g', 'g.id', 't.group_id')
    .leftJoin('service as s', 's.id', 't.service_id')
    .leftJoin('priority_category as p', 'p.id', 't.category_id')
    .select([
      'c.name as centre',
      't.prefix',
      't.number',
      'v.access_code as accessCode',
      'g.name_uk as groupUk',
      'g.name_en as groupEn',
      's.plain_name_uk as serviceUk',
      's.plain_name_en as serviceEn',
      'p.name_uk as categoryUk',
      'p.name_en as categoryEn',
      'p.proof',
      't.purpose',
      't.issued_at as issuedAt',
      't.estimate_low_s as low',
      't.estimate_high_s as high',
      sql<number>`(select count(*)::int from (select from ticket o where o.centre_id = t.centre_id
        and o.business_date = t.business_date and o.group_id = t.group_id and o.state = 'waiting'
        and (o.rank_at, o.id) < (t.rank_at, t.id) limit ${mostCounted}) one)`.as('ahead'),
    ])
    .where('t.id', '=', ticketId)
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    centre: row.centre,
    prefix: row.prefix,
    number: row.number,
    accessCode: row.accessCode,
    group: { uk: row.groupUk, en: row.groupEn },
    service: row.serviceUk === null ? null : { uk: row.serviceUk, en: row.serviceEn ?? row.serviceUk },
    category:
      row.categoryUk === null
        ? null
        : { uk: row.categoryUk, en: row.categoryEn ?? row.categoryUk, proof: row.proof ?? '' },
    purpose: row.purpose === 'consult' || row.purpose === 'collect' ? row.purpose : 'submit',
    issuedAt: row.issuedAt,
    ahead: row.ahead,
    wait: row.low === null || row.high === null ? null : waitMinutes(row.low, row.high),
  };
}

/** Whole minutes of a range in seconds, as it is told. */
export const waitMinutes = (lowS: number, highS: number): { from: number; to: number } => ({
  from: Math.floor(lowS / 60),
  to: Math.max(1, Math.ceil(highS / 60)),
});

/** The working printer of a kiosk; undefined: none is set. */
export const printerOf = (
  queries: Queries,
  deviceId: string,
): Promise<{ host: string; port: number; paperMm: number; centreId: string } | undefined> =>
  queries
    .selectFrom('printer')
    .innerJoin('device', 'device.id', 'printer.device_id')
    .select(['printer.host', 'printer.port', 'printer.paper_mm as paperMm', 'device.centre_id as centreId'])
    .where('printer.device_id', '=', deviceId)
    .where('printer.active', '=', true)
    .where('device.revoked_at', 'is', null)
    .executeTakeFirst();

/** How many tickets the visit of a secret has; holds its row until the end of the transaction. */
export async function ticketsOfVisit(tx: Tx, code: string): Promise<number> {
  const visit = await tx
    .selectFrom('visit')
    .select('id')
    .where('access_code', '=', code)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (!visit) return 0;
  const { n } = await tx
    .selectFrom('ticket')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('visit_id', '=', visit.id)
    .executeTakeFirstOrThrow();
  return n;
}
