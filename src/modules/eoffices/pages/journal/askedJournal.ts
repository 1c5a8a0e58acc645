import { businessDate } from '#platform/clock/clock.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { type Entry, journalOfMonth } from '../../data/journal.ts';
import { type OfficeFacts, officeWithin } from '../../data/reach.ts';
import { eofficeScope } from '../../rights.ts';
import { daysOfPeriod } from '../../rules/period.ts';
import { journalQuery } from '../../schemas/journal.ts';
import { officeParams } from './journal.tsx';
import { shownEntries } from './journalTable.tsx';

export interface AskedJournal {
  readonly office: OfficeFacts;
  /** «2026-03», «2026-Q1» or «2026». */
  readonly period: string;
  readonly entries: readonly Entry[];
}

/** The whole journal of an office within reach and a period; each name in it is a view (BP-23). 404 otherwise. */
export async function askedJournal(ctx: Context, purpose: string): Promise<AskedJournal> {
  const db = ctx.services.database.queries;
  const office = await officeWithin(db, eofficeScope(ctx.principal), ctx.params(officeParams).id);
  if (!office) throw notFound();
  const period = ctx.query(journalQuery).month ?? businessDate(ctx.services.clock.now()).slice(0, 7);
  const { from, to } = daysOfPeriod(period);
  const entries = shownEntries(ctx, await journalOfMonth(db, office.id, from, to), purpose);
  return { office, period, entries };
}
