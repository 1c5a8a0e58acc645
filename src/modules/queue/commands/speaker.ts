import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';

/** How long a board may speak without asking again. Seconds. */
export const leaseSeconds = 45;

export interface SpeakerWish {
  readonly centreId: string;
  readonly zone: string;
  readonly deviceId: string;
  /** One opened page; two windows of one device are two. */
  readonly holder: string;
  /** Calls up to this moment were spoken, ISO; null: nothing yet. */
  readonly spokenThrough: string | null;
  /** The day on which this board has said that the centre closes soon; null: not since it asked last. */
  readonly closingSaidOn: string | null;
}

export interface Lease {
  readonly granted: boolean;
  /** What was spoken in the zone so far, by whomever; ISO. */
  readonly spokenThrough: string | null;
  /** The last day on which the zone was told that the centre closes soon, by whichever board. */
  readonly closingSaidOn: string | null;
}

/**
 * Asks for the word in a zone, or keeps it (KS-voice: never two at once). One statement: of two boards that ask at the same
 * moment one gets it. A lease of the real clock: it must end even where the clock of the program stands still.
 */
export async function takeWord(queries: Queries, wish: SpeakerWish): Promise<Lease> {
  const { rows } = await sql<{ spokenThrough: Date | null; closingSaidOn: string | null }>`
    insert into board_speaker as s (centre_id, zone, holder, device_id, until, spoken_through, closing_said_on)
    values (${wish.centreId}::uuid, ${wish.zone}, ${wish.holder}::uuid, ${wish.deviceId}::uuid,
      clock_timestamp() + make_interval(secs => ${leaseSeconds}), ${wish.spokenThrough}::timestamptz,
      ${wish.closingSaidOn}::date)
    on conflict (centre_id, zone) do update
      set holder = excluded.holder, device_id = excluded.device_id, until = excluded.until,
        spoken_through = greatest(s.spoken_through, excluded.spoken_through),
        closing_said_on = greatest(s.closing_said_on, excluded.closing_said_on)
      where s.holder = excluded.holder or s.until < clock_timestamp()
    returning spoken_through as "spokenThrough", closing_said_on::text as "closingSaidOn"`.execute(queries);
  const [row] = rows;
  return {
    granted: row !== undefined,
    spokenThrough: row?.spokenThrough?.toISOString() ?? null,
    closingSaidOn: row?.closingSaidOn ?? null,
  };
}

/** Gives the word back at once, so that another board of the zone need not wait for the end of the lease. */
export async function giveWord(
  queries: Queries,
  { centreId, zone, holder }: Pick<SpeakerWish, 'centreId' | 'zone' | 'holder'>,
): Promise<void> {
  await sql`update board_speaker set until = clock_timestamp()
    where centre_id = ${centreId}::uuid and zone = ${zone} and holder = ${holder}::uuid and until > clock_timestamp()`.execute(
    queries,
  );
}
