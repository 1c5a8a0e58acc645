import { sql } from 'kysely';
import type { Queries } from '#platform/database/database.ts';
import type { PrinterState } from '#platform/printing/escpos.ts';
import type { QueueScope } from '../rights.ts';

/** What a kiosk must know before it shows anything. */
export interface KioskStanding {
  readonly lockedSince: Date | null;
  readonly pinHash: string | null;
  /** An ESC/POS printer is set: tickets are printed by the server, not by the browser. */
  readonly printer: boolean;
  readonly lastEntryMinutes: number;
}

export async function kioskStanding(
  queries: Queries,
  deviceId: string,
  centreId: string,
): Promise<KioskStanding> {
  const row = await queries
    .selectFrom('queue_settings')
    .leftJoin('kiosk', (join) => join.on('kiosk.device_id', '=', deviceId))
    .leftJoin('printer', (join) =>
      join.on('printer.device_id', '=', deviceId).on('printer.active', '=', true),
    )
    .select([
      'kiosk.locked_since as lockedSince',
      'kiosk.pin_hash as pinHash',
      'printer.device_id as printer',
      'queue_settings.last_entry_minutes as lastEntryMinutes',
    ])
    .where('queue_settings.centre_id', '=', centreId)
    .executeTakeFirst();
  return {
    lockedSince: row?.lockedSince ?? null,
    pinHash: row?.pinHash ?? null,
    printer: (row?.printer ?? null) !== null,
    lastEntryMinutes: row?.lastEntryMinutes ?? 0,
  };
}

export interface KeptKiosk {
  readonly id: string;
  readonly name: string;
  readonly centreId: string;
  readonly centreName: string;
  readonly lastSeenAt: Date | null;
  readonly lockedSince: Date | null;
  readonly hasPin: boolean;
  readonly printer: KeptPrinter | null;
}

export interface KeptPrinter {
  readonly host: string;
  readonly port: number;
  readonly paperMm: 58 | 80;
  readonly state: PrinterState | 'unknown';
  readonly checkedAt: Date | null;
}

const kiosks = (queries: Queries, scope: QueueScope) => {
  const query = queries
    .selectFrom('device')
    .innerJoin('centre', 'centre.id', 'device.centre_id')
    .leftJoin('kiosk', 'kiosk.device_id', 'device.id')
    .leftJoin('printer', (join) =>
      join.onRef('printer.device_id', '=', 'device.id').on('printer.active', '=', true),
    )
    .select([
      'device.id',
      'device.name',
      'device.centre_id as centreId',
      'centre.name as centreName',
      'device.last_seen_at as lastSeenAt',
      'kiosk.locked_since as lockedSince',
      'kiosk.pin_hash as pinHash',
      'printer.host',
      'printer.port',
      'printer.paper_mm as paperMm',
      'printer.state',
      'printer.checked_at as checkedAt',
    ])
    .where('device.kind', '=', 'kiosk')
    .where('device.revoked_at', 'is', null)
    .orderBy('centre.name')
    .orderBy('device.name')
    .orderBy('device.id')
    .limit(300);
  if (scope.centreIds === 'all') return query;
  return scope.centreIds.length === 0
    ? query.where(sql<boolean>`false`)
    : query.where('device.centre_id', 'in', [...scope.centreIds]);
};

type KioskRow = Awaited<ReturnType<ReturnType<typeof kiosks>['execute']>>[number];

const kept = ({ host, port, paperMm, state, checkedAt, pinHash, ...row }: KioskRow): KeptKiosk => ({
  ...row,
  hasPin: pinHash !== null,
  printer:
    host === null
      ? null
      : {
          host,
          port: port ?? 9100,
          paperMm: paperMm === 58 ? 58 : 80,
          state: printerStates.find((known) => known === state) ?? 'unknown',
          checkedAt,
        },
});

const printerStates = [
  'ready',
  'paperLow',
  'paperOut',
  'coverOpen',
  'offline',
  'silent',
  'unreachable',
] as const satisfies readonly PrinterState[];

/** Paired kiosks within reach with their printers. */
export const keptKiosks = async (queries: Queries, scope: QueueScope): Promise<KeptKiosk[]> =>
  (await kiosks(queries, scope).execute()).map(kept);

/** One kiosk within reach; undefined outside of it. */
export async function keptKiosk(
  queries: Queries,
  scope: QueueScope,
  id: string,
): Promise<KeptKiosk | undefined> {
  const row = await kiosks(queries, scope).where('device.id', '=', id).executeTakeFirst();
  return row && kept(row);
}
