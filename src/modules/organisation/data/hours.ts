import { sql } from 'kysely';
import type { CivilDate } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';
import {
  type DayHours,
  describeWeek,
  type HoursOn,
  type OpeningState,
  openingHours,
  openingState,
  type WeekHours,
} from '../rules/hours.ts';
import { type CalendarExceptionRow, calendarFrom, type RegimeRow } from './calendar.ts';
import { type ExceptionRow, type RuleRow, scheduleFrom } from './schedule.ts';

/** Everything about the hours of a centre (`providerId` null) and of each provider in it (ORG-3, BR-4). */
export interface CentreHours {
  /** Hours of a date, with what decided them. */
  on(providerId: string | null, date: CivilDate): DayHours;
  /** The ordinary week that holds on a date. */
  week(providerId: string | null, date: CivilDate): readonly WeekHours[];
  /** Open until when, or when it opens next. */
  state(providerId: string | null, at: Date): OpeningState;
}

/**
 * The one read of opening hours, for the site, the kiosk and the API alike: rules, exceptions and calendar in one
 * statement however many providers and days are asked about; what is read unchanged is not put together again. Answers
 * about dates before `from` leave exceptions out.
 */
export async function centreHours(db: Queries, centreId: string, from: CivilDate): Promise<CentreHours> {
  const text = await hoursText(db, centreId, from);
  const known = assembled.get(db) ?? new Map<string, Assembled>();
  assembled.set(db, known);
  const last = known.get(centreId);
  if (last?.text === text) return last.hours;
  const hours = hoursFrom(JSON.parse(text));
  known.set(centreId, { text, hours });
  return hours;
}

interface Assembled {
  readonly text: string;
  readonly hours: CentreHours;
}
/** What was read last of each centre: compared with what is read now, so nothing here can be out of date. */
const assembled = new WeakMap<Queries, Map<string, Assembled>>();

/** How many days of a centre and its providers are kept worked out: a month and a half of twenty providers. */
const mostDays = 1_000;

interface HoursFacts {
  readonly rules: readonly RuleRow[];
  readonly exceptions: readonly Omit<ExceptionRow, 'provider_name'>[];
  readonly regimes: readonly RegimeRow[];
  readonly calendar: readonly CalendarExceptionRow[];
}

async function hoursText(db: Queries, centreId: string, from: CivilDate): Promise<string> {
  const { rows } = await sql<{ facts: string }>`select json_build_object(
    'rules', (select coalesce(json_agg(r order by r.valid_from, r.weekday, r.opens), '[]')
      from schedule_rule r where r.centre_id = ${centreId}::uuid),
    'exceptions', (select coalesce(json_agg(e order by e.date, e.opens), '[]')
      from schedule_exception e where e.centre_id = ${centreId}::uuid and e.date >= ${from}::date),
    'regimes', (select coalesce(json_agg(g order by g.valid_from desc), '[]') from calendar_regime g),
    'calendar', (select coalesce(json_agg(c order by c.date desc), '[]') from calendar_exception c)
  )::text as facts`.execute(db);
  return rows[0]?.facts ?? '{"rules":[],"exceptions":[],"regimes":[],"calendar":[]}';
}

function hoursFrom(facts: HoursFacts): CentreHours {
  const schedule = scheduleFrom(facts.rules, facts.exceptions);
  const calendar = calendarFrom(facts.regimes, facts.calendar);
  const effective = (providerId: string | null, date: CivilDate) =>
    providerId === null ? schedule.centre : schedule.forProvider(providerId, date);
  const days = new Map<string, DayHours>();
  const dayOf = (providerId: string | null, date: CivilDate): DayHours => {
    const key = `${date} ${providerId ?? ''}`;
    const known = days.get(key);
    if (known) return known;
    if (days.size >= mostDays) days.clear();
    const day = openingHours(effective(providerId, date), calendar, date);
    days.set(key, day);
    return day;
  };
  const hoursOf =
    (providerId: string | null): HoursOn =>
    (date) =>
      dayOf(providerId, date);
  return {
    on: dayOf,
    week: (providerId, date) => describeWeek(effective(providerId, date).rules, date),
    state: (providerId, at) => openingState(hoursOf(providerId), at),
  };
}
