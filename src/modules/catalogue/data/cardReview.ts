import { sql } from 'kysely';
import type { CatalogueScope } from '../rights.ts';
import type { Signer } from '../rules/cardFlow.ts';
import type { Reader } from './services.ts';
import type { KeptService } from './staff.ts';
import { keptQuery } from './staff.ts';

/** Views of the catalogue: work to do first (BR-12). */
export const views = [
  'mine',
  'attention',
  'returned',
  'stale',
  'incomplete',
  'underWay',
  'all',
  'closed',
] as const;
export type View = (typeof views)[number];

export const sortings = ['checked', 'number', 'name'] as const;
export type Sorting = (typeof sortings)[number];

export interface Asked {
  readonly view: View;
  readonly sort: Sorting;
  readonly q: string;
  readonly today: string;
  /** Who looks, for the view of own cards. */
  readonly who: Owning;
}

export type Owning = Pick<Signer, 'workerId' | 'role'>;

/** Cards that this worker keeps: given to him by name, or to nobody where he heads the provider (BR-12). */
export const ownedBy = ({ workerId, role }: Owning) =>
  sql<boolean>`(owner.id = ${workerId} or (owner.id is null and ${role === 'providerHead'}))`;

/** Nobody has compared the card in force with the law for as long as its centre has set. */
export const isStale = (today: string) =>
  sql<boolean>`card_version.checked_on + make_interval(months => centre.card_check_months) <= ${today}::date`;

/** Services on one page. */
export const pageSize = 50;
/** Counts stop here: «понад 1000». */
export const countLimit = 1000;

const order = {
  checked: sql<string>`coalesce(card_version.checked_on, '0001-01-01'::date)::text`,
  number: sql<string>`lpad(service.list_number::text, 10, '0')`,
  name: sql<string>`service.plain_name_uk collate "uk-x-icu"`,
} as const;

/** A draft whose last submission came back with a remark (CARD-flow). */
export const isReturned = sql<boolean>`exists (
  select from card_version drafted join card_sign_off step on step.card_version_id = drafted.id and step.round = drafted.round
  where drafted.service_id = service.id and drafted.state = 'draft' and step.state = 'returned')`;

function viewed(db: Reader, scope: CatalogueScope, { view, q, today, who }: Omit<Asked, 'sort'>) {
  const stale = isStale(today);
  // A card in force has term, refusals with norms and appeal by a check of its table; doubts and absence remain.
  const incomplete = sql<boolean>`(card_version.id is null or jsonb_array_length(card_version.content -> 'toCheck') > 0)`;
  const underWay = sql<boolean>`exists (select from card_version v where v.service_id = service.id and v.state in ('draft', 'onApproval', 'approved'))`;
  let query = keptQuery(db, scope).where('service.active', '=', view !== 'closed');
  if (view === 'stale') query = query.where(stale);
  if (view === 'incomplete') query = query.where(incomplete);
  if (view === 'returned') query = query.where(isReturned);
  if (view === 'underWay') query = query.where(underWay);
  if (view === 'mine') query = query.where(ownedBy(who));
  if (view === 'attention' || view === 'mine') query = query.where((e) => e.or([stale, incomplete]));
  if (q !== '') {
    const words = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((e) =>
      e.or([
        e('service.plain_name_uk', 'ilike', words),
        e('service.name', 'ilike', words),
        ...(/^\d{1,6}$/.test(q) ? [e('service.list_number', '=', Number(q))] : []),
      ]),
    );
  }
  return query;
}

/** The last row of a page: where the next one begins. */
export interface After {
  readonly key: string;
  readonly id: string;
}

/** One page of services in the worker's reach, and where the next begins. */
export async function reviewPage(
  db: Reader,
  scope: CatalogueScope,
  asked: Asked,
  after: After | null,
): Promise<{ rows: KeptService[]; next: After | null }> {
  const key = order[asked.sort];
  let query = viewed(db, scope, asked).select(key.as('sortKey'));
  if (after) query = query.where(sql<boolean>`(${key}, service.id) > (${after.key}, ${after.id}::uuid)`);
  const rows = await query
    .orderBy(key)
    .orderBy('service.id')
    .limit(pageSize + 1)
    .execute();
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined;
  return { rows: rows.slice(0, pageSize), next: last ? { key: last.sortKey, id: last.id } : null };
}

/** How many services each view holds, counted up to `countLimit`. */
export async function reviewCounts(
  db: Reader,
  scope: CatalogueScope,
  today: string,
  who: Owning,
): Promise<Readonly<Record<View, number>>> {
  const counted = await Promise.all(
    views.map(async (view) => {
      const row = await db
        .selectFrom(
          viewed(db, scope, { view, q: '', today, who })
            .clearSelect()
            .select('service.id')
            .limit(countLimit + 1)
            .as('found'),
        )
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
      return [view, row.n] as const;
    }),
  );
  return Object.fromEntries(counted) as Record<View, number>;
}
