import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { EofficeScope } from '../rights.ts';
import { type RequestKind, requestKinds } from '../rules/requests.ts';
import { quarterDays, remainder } from '../rules/supplies.ts';
import type { SupplyReport } from '../schemas/supplyReport.ts';
import { budgetLines, paidBetween } from './supplies.ts';
import { writeOffsBetween } from './writeOffs.ts';

type Reader = Queries | Tx;

/** The report of a quarter from what is recorded now (KO-A3-1, KO-A3-3). */
export async function supplyReport(
  db: Reader,
  scope: EofficeScope,
  year: number,
  quarter: number,
): Promise<SupplyReport> {
  const municipalityId = scope.municipalityId ?? '';
  const days = quarterDays(year, quarter);
  const lines = await budgetLines(db, municipalityId, year);
  const inQuarter = await paidBetween(db, municipalityId, year, days);
  const inYear = await paidBetween(db, municipalityId, year, { from: `${year}-01-01`, to: days.to });
  const paid = (sums: typeof inYear, code: string) => sums.find((one) => one.code === code)?.paid ?? 0;
  return {
    lines: lines.map((line) => ({
      code: line.code,
      name: line.name,
      planned: line.planned,
      reserved: line.reserved,
      quarter: paid(inQuarter, line.code),
      year: paid(inYear, line.code),
      left: remainder(line),
    })),
    goods: await goodsOfQuarter(db, municipalityId, days),
    writeOffs: (await writeOffsBetween(db, scope, days)).map((act) => ({
      office: act.office,
      number: act.number ?? 0,
      date: act.date,
      kind: act.kind,
      value: act.value,
      reverses: act.reversesNumber,
    })),
    requests: await requestsOfQuarter(db, municipalityId, days),
  };
}

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Stock of the whole network: what one office issues another receives, so that only what comes and goes is counted. */
async function goodsOfQuarter(db: Reader, municipalityId: string, { from, to }: Days) {
  const during = sql<boolean>`m.date >= ${from}`;
  const part = (of: 'quantity' | 'value', when: ReturnType<typeof sql<boolean>>) =>
    sql<number>`coalesce(sum(${sql.ref(`m.${of}`)}) filter (where ${when}), 0)::float8`;
  const pieces = (when: ReturnType<typeof sql<boolean>>) =>
    [part('quantity', when), part('value', when)] as const;
  const [openingQ, openingV] = pieces(sql<boolean>`m.date < ${from}`);
  const [receivedQ, receivedV] = pieces(
    sql<boolean>`${during} and m.kind = 'received' and m.pair_id is null`,
  );
  const [offQ, offV] = pieces(sql<boolean>`${during} and m.kind in ('writtenOff', 'restored')`);
  const [countedQ, countedV] = pieces(sql<boolean>`${during} and m.kind = 'counted'`);
  const [closingQ, closingV] = pieces(sql<boolean>`true`);
  const rows = await db
    .selectFrom('eoffice_movement as m')
    .innerJoin('eoffice_good as g', 'g.id', 'm.good_id')
    .select([
      'g.name',
      'g.unit',
      openingQ.as('openingQ'),
      openingV.as('openingV'),
      receivedQ.as('receivedQ'),
      receivedV.as('receivedV'),
      offQ.as('offQ'),
      offV.as('offV'),
      countedQ.as('countedQ'),
      countedV.as('countedV'),
      closingQ.as('closingQ'),
      closingV.as('closingV'),
    ])
    .where('g.municipality_id', '=', municipalityId)
    .where('m.date', '<=', to)
    .groupBy('g.id')
    .orderBy(sql`g.name collate "uk-x-icu"`)
    .execute();
  return rows
    .map((row) => ({
      name: row.name,
      unit: row.unit,
      opening: { quantity: row.openingQ, value: row.openingV },
      received: { quantity: row.receivedQ, value: row.receivedV },
      writtenOff: { quantity: row.offQ, value: row.offV },
      counted: { quantity: row.countedQ, value: row.countedV },
      closing: { quantity: row.closingQ, value: row.closingV },
    }))
    .filter(({ opening, received, writtenOff, counted, closing }) =>
      [opening, received, writtenOff, counted, closing].some(({ quantity }) => quantity !== 0),
    );
}

async function requestsOfQuarter(db: Reader, municipalityId: string, { from, to }: Days) {
  const rows = await db
    .selectFrom('eoffice_request as r')
    .innerJoin('eoffice as o', 'o.id', 'r.eoffice_id')
    .leftJoin('eoffice_expense as e', 'e.id', 'r.expense_id')
    .select([
      sql<RequestKind>`r.kind`.as('kind'),
      sql<number>`count(*) filter (where r.filed_on >= ${from})::int`.as('filed'),
      sql<number>`count(*) filter (where r.ended_on between ${from} and ${to} and r.state = 'done')::int`.as(
        'done',
      ),
      sql<number>`count(*) filter (where r.ended_on between ${from} and ${to} and r.state = 'refused')::int`.as(
        'refused',
      ),
      sql<number>`count(*) filter (where r.ended_on is null or r.ended_on > ${to})::int`.as('open'),
      sql<number>`coalesce(sum(case e.state when 'committed' then e.amount when 'paid' then e.paid_amount end)
        filter (where r.ended_on between ${from} and ${to} and r.state = 'done'), 0)::float8`.as('cost'),
    ])
    .where('o.municipality_id', '=', municipalityId)
    .where('r.filed_on', '<=', to)
    .where((e) => e.or([e('r.ended_on', 'is', null), e('r.ended_on', '>=', from)]))
    .groupBy('r.kind')
    .execute();
  return requestKinds.flatMap((kind) => rows.filter((row) => row.kind === kind));
}

/** Versions that were submitted, the newest first. */
export const submittedReports = (db: Reader, municipalityId: string, year: number, quarter: number) =>
  db
    .selectFrom('eoffice_supply_report')
    .select([
      'id',
      'version',
      'content',
      'reason',
      'signed_name as signedName',
      'submitted_at as submittedAt',
    ])
    .where('municipality_id', '=', municipalityId)
    .where('year', '=', year)
    .where('quarter', '=', quarter)
    .orderBy('version', 'desc')
    .execute();
