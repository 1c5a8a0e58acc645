import type { Queries } from '#platform/database/database.ts';
import { isPauseKind, type PauseKind } from '../rules/pause.ts';

/** Whether a centre works now: what every screen of it must tell (design §3.12). */
export interface CentreStanding {
  readonly pause: {
    readonly kind: PauseKind;
    readonly note: string;
    readonly since: Date;
    readonly by: string;
  } | null;
  /** Until then a missed call costs nothing; null when no pause has just ended. */
  readonly graceUntil: Date | null;
  /** Where to go in an air raid; empty when the centre has not written it. */
  readonly shelterUk: string;
  readonly shelterEn: string;
}

const working: CentreStanding = { pause: null, graceUntil: null, shelterUk: '', shelterEn: '' };

/** Public but for `by`, the name of the worker who pressed, which only staff pages show. */
export async function centreStanding(queries: Queries, centreId: string, now: Date): Promise<CentreStanding> {
  const row = await queries
    .selectFrom('queue_settings')
    .leftJoin('centre_pause', (join) =>
      join
        .onRef('centre_pause.centre_id', '=', 'queue_settings.centre_id')
        .on('centre_pause.ended_at', 'is', null),
    )
    .leftJoin('worker', 'worker.id', 'centre_pause.started_by')
    .select([
      'queue_settings.grace_until',
      'queue_settings.shelter_note',
      'queue_settings.shelter_note_en',
      'centre_pause.kind',
      'centre_pause.note',
      'centre_pause.started_at',
      'worker.surname',
      'worker.given',
    ])
    .where('queue_settings.centre_id', '=', centreId)
    .executeTakeFirst();
  if (!row) return working;
  const shelter = {
    shelterUk: row.shelter_note,
    shelterEn: row.shelter_note_en === '' ? row.shelter_note : row.shelter_note_en,
  };
  if (row.started_at === null || row.kind === null)
    return {
      ...shelter,
      pause: null,
      graceUntil: row.grace_until !== null && row.grace_until > now ? row.grace_until : null,
    };
  const kind = isPauseKind(row.kind) ? row.kind : 'other';
  return {
    ...shelter,
    graceUntil: null,
    pause: {
      kind,
      note: row.note ?? '',
      since: row.started_at,
      by: [row.surname, row.given].filter(Boolean).join(' '),
    },
  };
}

export interface PastPause {
  readonly id: string;
  readonly kind: PauseKind;
  readonly note: string;
  readonly from: Date;
  readonly to: Date;
  readonly by: string;
}

/** The newest pauses that have ended, for the staff of the centre. */
export async function pastPauses(queries: Queries, centreId: string, limit: number): Promise<PastPause[]> {
  const rows = await queries
    .selectFrom('centre_pause')
    .innerJoin('worker', 'worker.id', 'centre_pause.started_by')
    .select([
      'centre_pause.id',
      'centre_pause.kind',
      'centre_pause.note',
      'centre_pause.started_at',
      'centre_pause.ended_at',
      'worker.surname',
      'worker.given',
    ])
    .where('centre_pause.centre_id', '=', centreId)
    .where('centre_pause.ended_at', 'is not', null)
    .orderBy('centre_pause.started_at', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap((row) =>
    row.ended_at === null
      ? []
      : [
          {
            id: row.id,
            kind: isPauseKind(row.kind) ? row.kind : 'other',
            note: row.note,
            from: row.started_at,
            to: row.ended_at,
            by: `${row.surname} ${row.given}`,
          },
        ],
  );
}
