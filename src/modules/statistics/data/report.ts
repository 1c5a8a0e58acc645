import type { CivilDate } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import type { HistoryTexts } from '../messages/history.uk.ts';
import type { StatisticsScope } from '../rights.ts';
import { added, type Measures, measuresOf, nothing } from '../rules/measures.ts';
import type { Period } from '../rules/period.ts';
import type { ChosenSide } from '../schema.ts';
import { byKey, type Part, partsOf, total } from './parts.ts';
import { boundProvider, type Names, namesOf, type Place } from './places.ts';
import { type Score, scoreOfPeriod } from './score.ts';

export interface ReportRow {
  readonly key: string;
  readonly name: string;
  readonly measures: Measures;
}

/** A period of a centre from one side: what the page, the spreadsheet and the API show. */
export interface Report {
  readonly place: Place;
  readonly providerId: string | null;
  readonly period: Period;
  readonly by: ChosenSide;
  readonly rows: readonly ReportRow[];
  readonly whole: Measures;
  /** Null for a reader bound to a provider: estimates belong to the whole centre. */
  readonly score: Score | null;
}

/** Reads a report; the scope decides centre and provider. `today` is the business date. */
export async function readReport(
  queries: Queries,
  scope: StatisticsScope,
  asked: { readonly place: Place; readonly period: Period; readonly by: ChosenSide },
  today: CivilDate,
  locale: Locale,
  texts: HistoryTexts,
): Promise<Report> {
  const { place, period, by } = asked;
  const providerId = boundProvider(scope);
  const side = by === 'day' ? 'all' : by;
  const parts = await partsOf(queries, scope, { centreId: place.id, providerId, side, period }, today);
  const names = await namesOf(queries, place.id);
  return {
    place,
    providerId,
    period,
    by,
    rows: by === 'day' ? dayRows(parts, locale) : keyRows(parts, by, names, locale, texts),
    whole: measuresOf(total(parts)),
    score: providerId === null ? await scoreOfPeriod(queries, scope, place.id, period, today) : null,
  };
}

function dayRows(parts: readonly Part[], locale: Locale): ReportRow[] {
  const days = new Map<string, Part['sums']>();
  for (const { date, sums } of parts) days.set(date, added(days.get(date) ?? nothing, sums));
  return [...days].map(([date, sums]) => ({
    key: date,
    name: formatDate(locale, date),
    measures: measuresOf(sums),
  }));
}

/** Rows in the order of the centre's own lists; what has no place in them comes last. */
function keyRows(
  parts: readonly Part[],
  by: Exclude<ChosenSide, 'day'>,
  names: Names,
  locale: Locale,
  texts: HistoryTexts,
): ReportRow[] {
  const known = knownNames(by, names, locale, texts);
  const nameless = {
    hour: '',
    group: '',
    service: texts.noService,
    desk: texts.noDesk,
    provider: texts.noProvider,
  };
  const sums = byKey(parts);
  const keys =
    by === 'hour'
      ? [...sums.keys()].sort()
      : [...known.keys(), ...[...sums.keys()].filter((key) => !known.has(key))];
  return keys.flatMap((key) => {
    const own = sums.get(key);
    if (!own) return [];
    const name = by === 'hour' ? texts.hour(key) : (known.get(key) ?? (key === '' ? nameless[by] : key));
    return [{ key, name, measures: measuresOf(own) }];
  });
}

function knownNames(
  by: Exclude<ChosenSide, 'day'>,
  names: Names,
  locale: Locale,
  texts: HistoryTexts,
): ReadonlyMap<string, string> {
  if (by === 'group')
    return new Map(
      names.groups.map((row) => [row.id, `${row.prefix} — ${locale === 'uk' ? row.name_uk : row.name_en}`]),
    );
  if (by === 'service')
    return new Map(
      names.services.map((row) => [row.id, locale === 'uk' ? row.plain_name_uk : row.plain_name_en]),
    );
  if (by === 'desk') return new Map(names.desks.map((row) => [row.id, texts.deskName(row.number)]));
  if (by === 'provider') return new Map(names.providers.map((row) => [row.id, row.short_name]));
  return new Map();
}
