import { sql } from 'kysely';
import type { Services } from '#platform/http/services.ts';
import { refreshForecast } from './prediction.ts';

/** One look at what has happened in this time, milliseconds: events that come together cost one simulation. */
const lookMs = 3_000;
/** A hall without events changes too: services grow longer than they usually are. */
const atLatestMs = 30_000;
/** Foreseeing may take this share of one processor, however many centres there are; more centres are foreseen more rarely. */
const share = 0.06;

/**
 * Keeps the forecasts of the centres that have desks open fresh, after events of the ledger and at least twice a minute.
 * Each node looks for itself: a forecast is a reading, nothing depends on its being the same everywhere.
 */
export function watchForecasts({ clock, database, log }: Pick<Services, 'clock' | 'database' | 'log'>): void {
  const made = new Map<string, number>();
  let seq = -1;
  let due = new Set<string>();

  const look = async (): Promise<void> => {
    const { rows: open } = await sql<{ id: string; changed: boolean }>`
      select c.id, exists (select from ledger l where l.centre_id = c.id and l.seq > ${seq}
        and l.subject in ('ticket', 'desk', 'centre', 'queue')) as changed
      from (select distinct centre_id as id from desk_shift where state <> 'closed'
        and opened_at > ${clock.now()}::timestamptz - interval '20 hours') c`.execute(database.queries);
    const { rows: last } = await sql<{
      seq: number;
    }>`select coalesce(max(seq), 0) as seq from ledger`.execute(database.queries);
    seq = last[0]?.seq ?? seq;
    for (const { id, changed } of open)
      if (changed || performance.now() - (made.get(id) ?? Number.NEGATIVE_INFINITY) > atLatestMs) due.add(id);
    // Those that have waited longest come first: a busy centre cannot push the others out.
    const order = [...due].sort((a, b) => (made.get(a) ?? 0) - (made.get(b) ?? 0));
    due = new Set(order);
    for (const id of order) {
      if (database.pool.ending) return;
      const forecast = await refreshForecast(database, clock, id);
      due.delete(id);
      made.set(id, performance.now());
      const rest = (forecast?.tookMs ?? 0) * (1 / share - 1);
      if (rest > 5) await new Promise((resolve) => setTimeout(resolve, rest).unref());
    }
  };

  const again = () => setTimeout(turn, lookMs).unref();
  const turn = async (): Promise<void> => {
    if (database.pool.ending) return;
    try {
      await look();
    } catch (error) {
      if (!database.pool.ending) log.warn({ err: error }, 'waiting: a forecast failed');
    }
    again();
  };
  again();
}
