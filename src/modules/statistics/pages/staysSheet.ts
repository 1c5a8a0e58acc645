import { type Answer, fileStream } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { type Stay, staysOf } from '../data/stays.ts';
import { statisticsTexts } from '../messages.ts';
import { statisticsScope } from '../rights.ts';
import { askedPlace } from './asked.ts';
import { day, mediaType, onTheWall } from './sheet.ts';

/** `/statistics/stays.xlsx`: every call of a period with its times, row by row; sent as it is read, however long it is. */
export async function staysSheet(ctx: Context): Promise<Answer> {
  const { place, period } = await askedPlace(ctx);
  if (!place) throw notFound();
  const stays = staysOf(ctx.services.database.queries, statisticsScope(ctx.principal), place.id, period);
  const { stays: t } = statisticsTexts[ctx.locale].history;
  return fileStream(await stayBook(stays, ctx.locale), mediaType, t.file(place.code, period.from, period.to));
}

/** The book of stays as bytes that come as the rows do: memory does not grow with their number. */
export async function stayBook(
  stays: AsyncIterable<Stay>,
  locale: Context['locale'],
): Promise<ReadableStream<Uint8Array>> {
  const { stays: t } = statisticsTexts[locale].history;
  const minutes = (header: string) => ({ header, width: 12, numFmt: '0.0' });
  const moment = (header: string) => ({ header, width: 18, numFmt: 'dd.mm.yyyy hh:mm:ss' });
  // Loaded with the first sheet.
  const { writeXlsxStream } = await import('hucre/xlsx');
  return writeXlsxStream(rowsOf(stays, locale), {
    name: t.sheet,
    columns: [
      { header: t.columns.date, width: 12, numFmt: 'dd.mm.yyyy' },
      { header: t.columns.ticket, width: 10 },
      { header: t.columns.group, width: 30 },
      { header: t.columns.service, width: 50 },
      { header: t.columns.provider, width: 24 },
      { header: t.columns.desk, width: 8 },
      moment(t.columns.called),
      moment(t.columns.ended),
      minutes(t.columns.waited),
      minutes(t.columns.walked),
      minutes(t.columns.served),
      { header: t.columns.outcome, width: 24 },
    ],
    freezePane: { rows: 1 },
    // Kept once each: services, groups and labels of tickets are few, however many the rows.
    inlineStrings: false,
  });
}

const hourMs = 3_600_000;

/** `onTheWall` for many moments: an hour of the world has one offset, so that a calendar is asked once an hour. */
function wallOfMany(): (at: Date) => Date {
  const offsets = new Map<number, number>();
  return (at) => {
    const hour = Math.floor(at.getTime() / hourMs);
    let offset = offsets.get(hour);
    if (offset === undefined) {
      offset = onTheWall(new Date(hour * hourMs)).getTime() - hour * hourMs;
      offsets.set(hour, offset);
    }
    return new Date(at.getTime() + offset);
  };
}

async function* rowsOf(stays: AsyncIterable<Stay>, locale: Context['locale']) {
  const { stays: t } = statisticsTexts[locale].history;
  const outcomes: Readonly<Record<string, string>> = t.outcomes;
  const uk = locale === 'uk';
  const wall = wallOfMany();
  for await (const stay of stays)
    yield [
      day(stay.date),
      `${stay.prefix}-${String(stay.number).padStart(3, '0')}`,
      uk ? stay.groupUk : stay.groupEn,
      uk ? stay.serviceUk : stay.serviceEn,
      stay.provider,
      stay.desk,
      wall(stay.calledAt),
      wall(stay.endedAt),
      stay.waitedS / 60,
      stay.walkedS / 60,
      stay.servedS / 60,
      outcomes[stay.outcome] ?? stay.outcome,
    ];
}
