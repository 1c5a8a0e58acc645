import { dueOf } from '#modules/cases/data/facts.ts';
import { deadlineState } from '#modules/cases/rules/deadline.ts';
import { underTerm } from '#modules/cases/rules/lifecycle.ts';
import { cardContentSchema } from '#modules/catalogue/schema.ts';
import type { Calendar } from '#platform/calendar/calendar.ts';
import type { CivilDate } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';
import type { OrganisationScope } from '../rights.ts';
import { idsOf } from './places.ts';

/** How the queue of a group stands. */
export interface GroupQueue {
  readonly centreId: string;
  readonly groupId: string;
  readonly prefix: string;
  readonly nameUk: string;
  readonly nameEn: string;
  readonly waiting: number;
  readonly served: number;
  /** When the one who waits longest took the ticket; null: nobody waits. */
  readonly oldestAt: Date | null;
}

/** The queues of the day, group by group; `date` is the business date. */
export async function queuesToday(
  db: Queries,
  scope: OrganisationScope,
  date: CivilDate,
): Promise<GroupQueue[]> {
  const rows = await db
    .selectFrom('service_group')
    .innerJoin('centre', 'centre.id', 'service_group.centre_id')
    .leftJoin('ticket', (join) =>
      join
        .onRef('ticket.group_id', '=', 'service_group.id')
        .onRef('ticket.centre_id', '=', 'service_group.centre_id')
        .on('ticket.business_date', '=', date),
    )
    .select((e) => [
      'service_group.centre_id',
      'service_group.id',
      'service_group.prefix',
      'service_group.name_uk',
      'service_group.name_en',
      e.fn.count<number>('ticket.id').filterWhere('ticket.state', '=', 'waiting').as('waiting'),
      e.fn.count<number>('ticket.id').filterWhere('ticket.state', '=', 'finished').as('served'),
      e.fn.min('ticket.issued_at').filterWhere('ticket.state', '=', 'waiting').as('oldest_at'),
    ])
    .where('centre.active', '=', true)
    .where('service_group.active', '=', true)
    .$if(scope.centreIds !== 'all', (query) => query.where('centre.id', 'in', idsOf(scope)))
    .groupBy(['service_group.centre_id', 'service_group.id'])
    .orderBy('service_group.centre_id')
    .orderBy('service_group.position')
    .execute();
  return rows.map((row) => ({
    centreId: row.centre_id,
    groupId: row.id,
    prefix: row.prefix,
    nameUk: row.name_uk,
    nameEn: row.name_en,
    waiting: row.waiting,
    served: row.served,
    oldestAt: row.oldest_at === null ? null : new Date(row.oldest_at),
  }));
}

/** A case whose term has passed (KC-18); no personal data: the case itself is opened by those who may. */
export interface LateCase {
  readonly id: string;
  readonly centreId: string;
  readonly number: string;
  readonly service: string;
  readonly provider: string;
  readonly due: CivilDate;
}

export interface TermsOfCentre {
  readonly open: number;
  readonly soon: number;
  readonly late: readonly LateCase[];
}

/** Open cases read for their terms; a centre with more has them counted from the oldest. */
const mostCases = 5000;

/** How the terms of the open cases stand, by centre (DEADLINE, KC-18). */
export async function termsByCentre(
  db: Queries,
  scope: OrganisationScope,
  calendar: Calendar,
  today: CivilDate,
): Promise<ReadonlyMap<string, TermsOfCentre>> {
  const cases = await db
    .selectFrom('case_file')
    .innerJoin('service', 'service.id', 'case_file.service_id')
    .innerJoin('provider', 'provider.id', 'case_file.provider_id')
    .select([
      'case_file.id',
      'case_file.centre_id',
      'case_file.number',
      'case_file.received_on',
      'case_file.card_version_id',
      'service.plain_name_uk as service',
      'provider.short_name as provider',
    ])
    .where('case_file.state', 'in', [...underTerm])
    .$if(scope.centreIds !== 'all', (query) => query.where('case_file.centre_id', 'in', idsOf(scope)))
    .orderBy('case_file.received_on')
    .orderBy('case_file.id')
    .limit(mostCases)
    .execute();
  if (cases.length === 0) return new Map();
  const [cards, pauses] = await Promise.all([
    db
      .selectFrom('card_version')
      .select(['id', 'content'])
      .where('id', 'in', [...new Set(cases.map((one) => one.card_version_id))])
      .execute(),
    db
      .selectFrom('case_pause')
      .select(['case_id', 'kind', 'from_on', 'to_on', 'days', 'ground'])
      .where(
        'case_id',
        'in',
        cases.map((one) => one.id),
      )
      .orderBy('recorded_at')
      .execute(),
  ]);
  const cardOf = new Map(cards.map(({ id, content }) => [id, cardContentSchema.parse(content)]));
  const result = new Map<string, { open: number; soon: number; late: LateCase[] }>();
  for (const one of cases) {
    const centre = result.get(one.centre_id) ?? { open: 0, soon: 0, late: [] };
    result.set(one.centre_id, centre);
    centre.open += 1;
    const card = cardOf.get(one.card_version_id);
    if (!card || one.received_on === null || one.number === null) continue;
    const own = pauses.filter((pause) => pause.case_id === one.id);
    const { dueOn } = dueOf(calendar, card, one.received_on, own);
    const { state } = deadlineState(today, dueOn, calendar);
    if (state === 'soon' || state === 'today') centre.soon += 1;
    if (state === 'overdue' && dueOn !== null)
      centre.late.push({
        id: one.id,
        centreId: one.centre_id,
        number: one.number,
        service: one.service,
        provider: one.provider,
        due: dueOn,
      });
  }
  return result;
}

/** Desks in use and how many are open now, by centre. */
export async function desksByCentre(
  db: Queries,
  scope: OrganisationScope,
): Promise<ReadonlyMap<string, { readonly all: number; readonly open: number }>> {
  const rows = await db
    .selectFrom('desk')
    .leftJoin('desk_shift', (join) =>
      join.onRef('desk_shift.desk_id', '=', 'desk.id').on('desk_shift.state', '<>', 'closed'),
    )
    .select((e) => [
      'desk.centre_id',
      e.fn.countAll<number>().as('all'),
      e.fn.count<number>('desk_shift.id').as('open'),
    ])
    .where('desk.active', '=', true)
    .$if(scope.centreIds !== 'all', (query) => query.where('desk.centre_id', 'in', idsOf(scope)))
    .groupBy('desk.centre_id')
    .execute();
  return new Map(rows.map(({ centre_id, all, open }) => [centre_id, { all, open }]));
}
