import { sql } from 'kysely';
import { type CentreHours, centreHours } from '#modules/organisation/data/hours.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Database, Queries } from '#platform/database/database.ts';
import type { Services } from '#platform/http/services.ts';
import { type ExpectedRange, expectedOfGroup } from './expected.ts';
import { mostCounted } from './place.ts';

/** One group of services as everybody may see it: numbers alone, nobody's ticket (KS-site). */
export interface PublicGroup {
  readonly id: string;
  readonly prefix: string;
  readonly nameUk: string;
  readonly nameEn: string;
  /** People waiting, at most 100: more is not counted. */
  readonly waiting: number;
  /** For somebody who would come now; null: nothing honest can be said. */
  readonly expected: ExpectedRange | null;
}

/** The queue of one centre as everybody may see it. */
export interface PublicHall {
  readonly centreId: string;
  readonly code: string;
  readonly name: string;
  readonly municipality: string;
  /** Within the hours of reception. */
  readonly open: boolean;
  /** The whole centre stands still (air raid, power cut). */
  readonly paused: boolean;
  /** Desks that receive now, at most 100. */
  readonly openDesks: number;
  readonly groups: readonly PublicGroup[];
}

/** What was read together, and when. */
export interface PublicHalls {
  readonly at: Date;
  readonly halls: readonly PublicHall[];
}

type Parts = Pick<Services, 'clock' | 'database'>;

interface HallRow {
  readonly centreId: string;
  readonly code: string;
  readonly name: string;
  readonly municipality: string;
  readonly paused: boolean;
  readonly openDesks: number;
  readonly groups: readonly Omit<PublicGroup, 'expected'>[];
}

/** The halls of the given centres, or of all that work, in one statement; every count is bounded. */
export async function publicHalls(
  { clock, database }: Parts,
  centreIds: readonly string[] | 'all',
): Promise<PublicHalls> {
  const at = clock.now();
  const date = businessDate(at);
  const chosen = centreIds === 'all' ? sql`true` : sql`c.id = any(${[...centreIds]}::uuid[])`;
  const { rows } = await sql<HallRow>`select c.id as "centreId", c.code, c.name, m.name as municipality,
      q.paused_since is not null as paused,
      (select count(*)::int from (select from desk_shift where centre_id = c.id and state = 'open'
        and opened_at >= ${date}::timestamp at time zone 'Europe/Kyiv' limit ${mostCounted}) d) as "openDesks",
      coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'prefix', g.prefix, 'nameUk', g.name_uk,
          'nameEn', g.name_en, 'waiting', (select count(*) from (
            select from ticket t where t.centre_id = c.id and t.business_date = ${date}::date
              and t.group_id = g.id and t.state = 'waiting' limit ${mostCounted}) w)) order by g.position, g.prefix)
        from service_group g where g.centre_id = c.id and g.active
          and exists (select from service s where s.group_id = g.id and s.active)), '[]') as groups
    from centre c join municipality m on m.id = c.municipality_id join queue_settings q on q.centre_id = c.id
    where c.active and ${chosen} order by m.name, c.name`.execute(database.queries);
  const halls = await Promise.all(rows.map((row) => hallOf(database, row, date, at)));
  return { at, halls };
}

async function hallOf(database: Database, row: HallRow, date: string, at: Date): Promise<PublicHall> {
  const hours = await keptHours(database.queries, row.centreId, date);
  const open = hours.state(null, at).kind === 'open';
  const groups = row.groups.map((group) => ({
    ...group,
    expected: open && !row.paused ? expectedOfGroup(database, row.centreId, group.id) : null,
  }));
  return { ...row, open, groups };
}

/** Hours change a few times a year: a page that many look at does not read them each time. Milliseconds. */
const hoursKeptMs = 60_000;
interface Kept {
  readonly date: string;
  readonly until: number;
  readonly hours: Promise<CentreHours>;
}
const hoursKept = new WeakMap<object, Map<string, Kept>>();

function keptHours(queries: Queries, centreId: string, date: string): Promise<CentreHours> {
  const all = hoursKept.get(queries) ?? new Map<string, Kept>();
  hoursKept.set(queries, all);
  const known = all.get(centreId);
  if (known?.date === date && known.until > performance.now()) return known.hours;
  const hours = centreHours(queries, centreId, date);
  all.set(centreId, { date, until: performance.now() + hoursKeptMs, hours });
  hours.catch(() => all.delete(centreId));
  return hours;
}

/** All halls are read at most this often, however many ask, milliseconds. */
export const hallsKeptMs = 3_000;
const hallsKept = new WeakMap<object, { readonly until: number; readonly halls: Promise<PublicHalls> }>();

/** All halls, at most a few seconds old: thousands who look at once cost one statement. */
export function allHalls(parts: Parts): Promise<PublicHalls> {
  const { queries } = parts.database;
  const known = hallsKept.get(queries);
  if (known && known.until > performance.now()) return known.halls;
  const halls = publicHalls(parts, 'all');
  hallsKept.set(queries, { until: performance.now() + hallsKeptMs, halls });
  halls.catch(() => hallsKept.delete(queries));
  return halls;
}
