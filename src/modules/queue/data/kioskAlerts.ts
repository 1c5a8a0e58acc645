import type { Queries } from '#platform/database/database.ts';
import type { QueueScope } from '../rights.ts';
import { ticketLabel } from '../rules/ticketActions.ts';
import { keptKiosks } from './kiosk.ts';
import { within } from './place.ts';

/** A visitor who may stand there without paper. */
export interface FailedPrint {
  readonly id: string;
  readonly ticketId: string;
  readonly label: string;
  readonly device: string;
  readonly problem: string;
  readonly at: Date;
}

/** Something that a kiosk gave without a connection and that could not be taken over as it was. */
export interface OfflineReport {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly at: Date;
}

export interface PrinterTrouble {
  readonly deviceId: string;
  readonly device: string;
  readonly state: 'paperLow' | 'paperOut' | 'coverOpen' | 'offline' | 'silent' | 'unreachable';
}

export interface KioskAlerts {
  readonly prints: readonly FailedPrint[];
  readonly printers: readonly PrinterTrouble[];
  readonly reports: readonly OfflineReport[];
  /** How many more there are than shown. */
  readonly more: number;
}

/** Shown at once: beyond it the hall has another trouble than single tickets. */
const mostShown = 20;

/** What reception must see to at the kiosks of one centre; ticket numbers alone, nobody's name. `date` is the business date. */
export async function kioskAlerts(
  queries: Queries,
  scope: QueueScope,
  centreId: string,
  date: string,
): Promise<KioskAlerts> {
  const centre = within(scope, centreId);
  const [prints, reports, kiosks] = await Promise.all([
    queries
      .selectFrom('ticket_print')
      .innerJoin('ticket', 'ticket.id', 'ticket_print.ticket_id')
      .innerJoin('device', 'device.id', 'ticket_print.device_id')
      .select([
        'ticket_print.id',
        'ticket_print.ticket_id as ticketId',
        'ticket.prefix',
        'ticket.number',
        'device.name as device',
        'ticket_print.problem',
        'ticket_print.requested_at as at',
      ])
      .where('ticket_print.centre_id', '=', centre)
      .where('ticket_print.state', '=', 'failed')
      .where('ticket.business_date', '=', date)
      // Whoever is called, served or gone needs no paper any more.
      .where('ticket.state', 'in', ['waiting', 'held'])
      .orderBy('ticket_print.requested_at')
      .limit(mostShown * 5)
      .execute(),
    queries
      .selectFrom('offline_report')
      .select(['id', 'prefix', 'number', 'kind', 'reported_at as at'])
      .where('centre_id', '=', centre)
      .where('seen_at', 'is', null)
      .orderBy('reported_at')
      .limit(mostShown * 5)
      .execute(),
    keptKiosks(queries, scope),
  ]);
  const printers = kiosks.flatMap(({ id, name, centreId: at, printer }) =>
    at === centre && printer && printer.state !== 'unknown' && printer.state !== 'ready'
      ? [{ deviceId: id, device: name, state: printer.state }]
      : [],
  );
  return {
    printers,
    prints: prints.slice(0, mostShown).map(({ prefix, number, problem, ...row }) => ({
      ...row,
      problem: problem ?? 'late',
      label: ticketLabel(prefix, number),
    })),
    reports: reports
      .slice(0, mostShown)
      .map(({ prefix, number, ...row }) => ({ ...row, label: ticketLabel(prefix, number) })),
    more: Math.max(0, prints.length - mostShown) + Math.max(0, reports.length - mostShown),
  };
}
