import { cardContentSchema } from '#modules/catalogue/schema.ts';
import { prefixEnd } from '#modules/people/rules.ts';
import type { Queries } from '#platform/database/database.ts';
import { searchKey } from '#platform/text/apostrophe.ts';
import type { CaseScope } from '../rights.ts';
import { readCaseNumber } from '../rules/caseNumber.ts';
import { type CaseState, caseStates } from '../rules/lifecycle.ts';
import { casesInScope } from './cases.ts';

export const pageSize = 30;
/** Counts stop here: «понад 1000». */
export const countLimit = 1000;
/** Most open cases among which due dates are compared: the oldest first, as their terms end first. */
const openLimit = 1000;

export interface CaseFilter {
  readonly state: CaseState | '';
  readonly service: string;
  readonly executor: string;
  readonly from: string;
  readonly to: string;
  readonly at: '' | 'front' | 'back';
  readonly q: string;
}

const atFront: readonly CaseState[] = ['registered', 'atFrontOffice', 'handedOut', 'withdrawn', 'passedOn'];
const atBack: readonly CaseState[] = [
  'sentToBackOffice',
  'inProgress',
  'paused',
  'granted',
  'refused',
  'documentReady',
];

function filtered(queries: Queries, scope: CaseScope, filter: CaseFilter) {
  let query = casesInScope(queries, scope)
    .innerJoin('person', 'person.id', 'case_file.applicant_id')
    .where('case_file.number', 'is not', null);
  if (filter.state) query = query.where('case_file.state', '=', filter.state);
  if (filter.at)
    query = query.where('case_file.state', 'in', [...(filter.at === 'front' ? atFront : atBack)]);
  if (filter.service) query = query.where('case_file.service_id', '=', filter.service);
  if (filter.executor) query = query.where('case_file.executor_id', '=', filter.executor);
  if (filter.from)
    query = query.where('case_file.registered_at', '>=', new Date(`${filter.from}T00:00:00+02:00`));
  if (filter.to)
    query = query.where('case_file.registered_at', '<=', new Date(`${filter.to}T23:59:59+03:00`));
  const number = readCaseNumber(filter.q);
  const digits = filter.q.replace(/\s/gu, '');
  if (number) query = query.where('case_file.number', '=', number);
  else if (/^\d{8}(\d{2})?$/.test(digits)) query = query.where('person.tax_number', '=', digits);
  else if (filter.q) {
    const key = searchKey(filter.q);
    query = query.where('person.search_key', '>=', key).where('person.search_key', '<', prefixEnd(key));
  }
  return query;
}

const columns = [
  'case_file.id',
  'case_file.number',
  'case_file.state',
  'case_file.centre_id',
  'case_file.registered_at',
  'case_file.received_on',
  'case_file.executor_id',
  'person.surname',
  'person.given',
  'person.patronymic',
  'service.plain_name_uk as service_name',
  'worker.surname as executor_surname',
  'worker.given as executor_given',
  'card_version.content',
] as const;

const withNames = (query: ReturnType<typeof filtered>) =>
  query
    .innerJoin('service', 'service.id', 'case_file.service_id')
    .innerJoin('card_version', 'card_version.id', 'case_file.card_version_id')
    .leftJoin('worker', 'worker.id', 'case_file.executor_id')
    .select(columns);

/** Key of the last row of a page: registration time and identifier. */
export interface After {
  readonly at: Date;
  readonly id: string;
}

/** One page of the register, newest first, by key and not by offset. */
export async function listCases(queries: Queries, scope: CaseScope, filter: CaseFilter, after: After | null) {
  let query = withNames(filtered(queries, scope, filter));
  if (after)
    query = query.where((e) =>
      e(e.refTuple('case_file.registered_at', 'case_file.id'), '<', e.tuple(after.at, after.id)),
    );
  const rows = await query
    .orderBy('case_file.registered_at', 'desc')
    .orderBy('case_file.id', 'desc')
    .limit(pageSize + 1)
    .execute();
  return { rows: rows.slice(0, pageSize).map(withCard), more: rows.length > pageSize };
}

/** How many there are, counted no further than the limit. */
export async function countCases(queries: Queries, scope: CaseScope, filter: CaseFilter): Promise<number> {
  const { count } = await queries
    .selectFrom(
      filtered(queries, scope, filter)
        .select('case_file.id')
        .limit(countLimit + 1)
        .as('some'),
    )
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Open work, oldest first; the caller computes the due dates and orders by them. */
export async function openCases(
  queries: Queries,
  scope: CaseScope,
  states: readonly CaseState[],
  filter: CaseFilter = noFilter,
) {
  const rows = await withNames(filtered(queries, scope, filter))
    .where('case_file.state', 'in', [...states])
    .orderBy('case_file.received_on')
    .orderBy('case_file.id')
    .limit(openLimit)
    .execute();
  return rows.map(withCard);
}

export const noFilter: CaseFilter = { state: '', service: '', executor: '', from: '', to: '', at: '', q: '' };

const withCard = <Row extends { content: unknown; state: string }>(row: Row) => ({
  ...row,
  card: cardContentSchema.parse(row.content),
  caseState: caseStates.find((state) => state === row.state) ?? ('draft' as const),
});
export type CaseListRow = Awaited<ReturnType<typeof openCases>>[number];

/** What moved the terms of these cases, in one query. */
export async function pausesOf(queries: Queries, caseIds: readonly string[]) {
  if (caseIds.length === 0) return new Map<string, never[]>();
  const rows = await queries
    .selectFrom('case_pause')
    .selectAll()
    .where('case_id', 'in', [...caseIds])
    .execute();
  return Map.groupBy(rows, (row) => row.case_id);
}

/** Drafts that the worker has begun and not finished. */
export async function draftsOf(queries: Queries, scope: CaseScope, workerId: string) {
  return casesInScope(queries, scope)
    .innerJoin('person', 'person.id', 'case_file.applicant_id')
    .innerJoin('service', 'service.id', 'case_file.service_id')
    .select([
      'case_file.id',
      'case_file.created_at',
      'service.plain_name_uk as service_name',
      'person.surname',
      'person.given',
      'person.patronymic',
    ])
    .where('case_file.state', '=', 'draft')
    .where('case_file.accepted_by', '=', workerId)
    .orderBy('case_file.created_at', 'desc')
    .limit(20)
    .execute();
}

/** What the filters offer: services and executors of the cases within the scope. */
export async function filterChoices(queries: Queries, scope: CaseScope) {
  const { centreIds } = scope;
  if (centreIds === 'all' || centreIds.length === 0) return { services: [], executors: [] };
  const services = await queries
    .selectFrom('service')
    .select(['id', 'plain_name_uk', 'plain_name_en'])
    .where('centre_id', 'in', [...centreIds])
    .$if(scope.providerIds !== 'all', (q) =>
      q.where('provider_id', 'in', scope.providerIds === 'all' ? [] : [...scope.providerIds]),
    )
    .orderBy('plain_name_uk')
    .execute();
  const executors = await queries
    .selectFrom('role_grant')
    .innerJoin('worker', 'worker.id', 'role_grant.worker_id')
    .select(['worker.id', 'worker.surname', 'worker.given'])
    .distinct()
    .where('role_grant.role', 'in', ['backOffice', 'providerHead'])
    .where('role_grant.centre_id', 'in', [...centreIds])
    .$if(scope.providerIds !== 'all', (q) =>
      q.where('role_grant.provider_id', 'in', scope.providerIds === 'all' ? [] : [...scope.providerIds]),
    )
    .orderBy('worker.surname')
    .execute();
  return { services, executors };
}
