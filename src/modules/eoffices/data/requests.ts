import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { EofficeScope } from '../rights.ts';
import type { RequestKind, RequestState } from '../rules/requests.ts';

type Reader = Queries | Tx;

export interface RequestFilter {
  readonly state: 'open' | 'overdue' | 'ended' | 'all';
  readonly kind?: RequestKind | undefined;
  readonly office?: string | undefined;
  /** Year of filing. */
  readonly year?: number | undefined;
  /** One thing of the inventory. */
  readonly item?: string | undefined;
}

const openStates = ['new', 'accepted', 'ordered'];
/** Kopiyky paid or committed; null: nothing was booked, or it was given back. */
const cost = sql<
  number | null
>`case e.state when 'committed' then e.amount when 'paid' then e.paid_amount end`;

const requests = (db: Reader, scope: EofficeScope, filter: RequestFilter, today: string) =>
  db
    .selectFrom('eoffice_request as r')
    .innerJoin('eoffice as o', 'o.id', 'r.eoffice_id')
    .leftJoin('eoffice_item as i', 'i.id', 'r.item_id')
    .leftJoin('eoffice_expense as e', 'e.id', 'r.expense_id')
    .where('o.municipality_id', '=', scope.municipalityId)
    .$if(scope.number !== null, (query) => query.where('o.number', '=', scope.number))
    .$if(filter.state === 'open' || filter.state === 'overdue', (query) =>
      query.where('r.state', 'in', openStates),
    )
    .$if(filter.state === 'overdue', (query) => query.where('r.due_on', '<', today))
    .$if(filter.state === 'ended', (query) => query.where('r.state', 'not in', openStates))
    .$if(filter.kind !== undefined, (query) => query.where('r.kind', '=', filter.kind ?? ''))
    .$if(filter.office !== undefined, (query) => query.where('r.eoffice_id', '=', filter.office ?? ''))
    .$if(filter.item !== undefined, (query) => query.where('r.item_id', '=', filter.item ?? ''))
    .$if(filter.year !== undefined, (query) => query.where('r.year', '=', filter.year ?? 0));

const whole = (db: Reader, scope: EofficeScope, filter: RequestFilter, today: string) =>
  requests(db, scope, filter, today)
    .innerJoin('worker as w', 'w.id', 'r.filed_by')
    .leftJoin('eoffice_budget_line as l', 'l.id', 'e.line_id')
    .select([
      'r.id',
      'r.number',
      'r.year',
      'r.eoffice_id as eofficeId',
      'o.number as office',
      'o.organisation',
      sql<RequestKind>`r.kind`.as('kind'),
      'r.words',
      'r.way',
      'r.filed_on as filedOn',
      'r.filed_at as filedAt',
      sql<string>`concat_ws(' ', w.surname, w.given, w.patronymic)`.as('filedBy'),
      sql<RequestState>`r.state`.as('state'),
      'r.due_on as dueOn',
      'r.ended_on as endedOn',
      'r.answer',
      'r.version',
      'r.item_id as itemId',
      'i.name as itemName',
      'i.inventory_number as itemNumber',
      'r.expense_id as expenseId',
      'l.code as line',
      'e.supplier',
      'e.document',
      cost.as('cost'),
    ]);
export type FoundRequest = Awaited<ReturnType<ReturnType<typeof whole>['execute']>>[number];

/** Hundreds a year in a network of tens of offices; the rest is found by the filter. */
export const mostRequests = 200;

/** Requests within reach, what waits longest first among the open, the newest first among all. */
export const requestsWithin = (
  db: Reader,
  scope: EofficeScope,
  filter: RequestFilter,
  today: string,
): Promise<FoundRequest[]> =>
  whole(db, scope, filter, today)
    .$if(filter.state === 'open' || filter.state === 'overdue', (query) => query.orderBy('r.due_on'))
    .orderBy('r.filed_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(mostRequests)
    .execute();

/** How many there are and what they cost together, by kind: of all that the filter finds, not of what the screen holds. */
export const requestSums = (db: Reader, scope: EofficeScope, filter: RequestFilter, today: string) =>
  requests(db, scope, filter, today)
    .select([
      sql<RequestKind>`r.kind`.as('kind'),
      sql<number>`count(*)::int`.as('count'),
      sql<number>`coalesce(sum(${cost}), 0)::float8`.as('cost'),
    ])
    .groupBy('r.kind')
    .execute();

export const requestWithin = (
  db: Reader,
  scope: EofficeScope,
  id: string,
): Promise<FoundRequest | undefined> =>
  whole(db, scope, { state: 'all' }, '').where('r.id', '=', id).executeTakeFirst();

/** What was done with a request, the oldest first. */
export const requestSteps = (db: Reader, id: string) =>
  db
    .selectFrom('eoffice_request_step as s')
    .innerJoin('worker as w', 'w.id', 's.worker_id')
    .select([
      's.id',
      's.at',
      sql<RequestState>`s.state`.as('state'),
      's.due_on as dueOn',
      's.words',
      sql<string>`concat_ws(' ', w.surname, w.given)`.as('by'),
    ])
    .where('s.request_id', '=', id)
    .orderBy('s.at')
    .orderBy('s.id')
    .execute();

export const requestPhotos = (db: Reader, id: string) =>
  db
    .selectFrom('eoffice_request_file as f')
    .innerJoin('stored_file as s', 's.id', 'f.file_id')
    .select(['f.id', 's.name', 's.sha256', 's.media_type as mediaType'])
    .where('f.request_id', '=', id)
    .orderBy('f.position')
    .execute();
