import type { Queries, Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import type { PrinterState } from '#platform/printing/escpos.ts';
import type { Actor } from '#platform/session/actor.ts';

/** Name of the job that looks at one printer; its data are `{ deviceId }`. */
export const checkPrinterJob = 'queue.checkPrinter';

export interface KioskPlace {
  readonly id: string;
  readonly centreId: string;
}

/** Switches a kiosk off; false when it was off already. */
export async function lockKiosk(tx: Tx, actor: Actor, kiosk: KioskPlace, now: Date): Promise<boolean> {
  const locked = await tx
    .insertInto('kiosk')
    .values({ device_id: kiosk.id, locked_since: now, locked_by: actor.id })
    .onConflict((conflict) =>
      conflict
        .column('device_id')
        .doUpdateSet({ locked_since: now, locked_by: actor.id })
        .where('kiosk.locked_since', 'is', null),
    )
    .returning('device_id')
    .executeTakeFirst();
  if (locked) await tell(tx, actor, kiosk, 'kiosk.locked');
  return locked !== undefined;
}

/** Switches it on again; false when it was on. */
export async function unlockKiosk(tx: Tx, actor: Actor, kiosk: KioskPlace): Promise<boolean> {
  const unlocked = await tx
    .updateTable('kiosk')
    .set({ locked_since: null, locked_by: null })
    .where('device_id', '=', kiosk.id)
    .where('locked_since', 'is not', null)
    .returning('device_id')
    .executeTakeFirst();
  if (unlocked) await tell(tx, actor, kiosk, 'kiosk.unlocked');
  return unlocked !== undefined;
}

/** `pinHash` is argon2id; the PIN itself is never kept. */
export async function setKioskPin(tx: Tx, actor: Actor, kiosk: KioskPlace, pinHash: string): Promise<void> {
  await tx
    .insertInto('kiosk')
    .values({ device_id: kiosk.id, pin_hash: pinHash })
    .onConflict((conflict) => conflict.column('device_id').doUpdateSet({ pin_hash: pinHash }))
    .execute();
  await tell(tx, actor, kiosk, 'kiosk.pinSet');
}

export interface PrinterSettings {
  readonly host: string;
  readonly port: number;
  readonly paperMm: number;
}

/** Null: the kiosk has no printer of its own any more. */
export async function setPrinter(
  tx: Tx,
  actor: Actor,
  kiosk: KioskPlace,
  printer: PrinterSettings | null,
  now: Date,
): Promise<void> {
  if (printer === null) {
    await tx.updateTable('printer').set({ active: false }).where('device_id', '=', kiosk.id).execute();
  } else {
    const values = {
      host: printer.host,
      port: printer.port,
      paper_mm: printer.paperMm,
      state: 'unknown',
      state_since: now,
      checked_at: null,
      active: true,
    };
    await tx
      .insertInto('printer')
      .values({ device_id: kiosk.id, ...values })
      .onConflict((conflict) => conflict.column('device_id').doUpdateSet(values))
      .execute();
  }
  await tell(tx, actor, kiosk, 'kiosk.printerSet', { printer });
}

/** Keeps what a printer told of itself. A change is told to the screens of staff; the same state again is not. */
export async function keepPrinterState(
  tx: Tx,
  actor: Actor,
  kiosk: KioskPlace,
  state: PrinterState,
  now: Date,
): Promise<void> {
  const changed = await tx
    .updateTable('printer')
    .set({ state, state_since: now, checked_at: now })
    .where('device_id', '=', kiosk.id)
    .where('state', '<>', state)
    .returning('device_id')
    .executeTakeFirst();
  if (changed) await tell(tx, actor, kiosk, 'kiosk.printerState', { state });
  else await tx.updateTable('printer').set({ checked_at: now }).where('device_id', '=', kiosk.id).execute();
}

/** Reception has read the report of a kiosk; false when somebody had before. */
export async function seeReport(
  tx: Tx,
  actor: Actor,
  report: { readonly id: string; readonly centreIds: 'all' | readonly string[] },
  now: Date,
): Promise<boolean> {
  let query = tx
    .updateTable('offline_report')
    .set({ seen_by: actor.id, seen_at: now })
    .where('id', '=', report.id)
    .where('seen_at', 'is', null);
  if (report.centreIds !== 'all') query = query.where('centre_id', 'in', [...report.centreIds]);
  const seen = await query
    .returning(['device_id as id', 'centre_id as centreId', 'prefix', 'number', 'kind'])
    .executeTakeFirst();
  if (!seen) return false;
  await tell(tx, actor, seen, 'kiosk.reportSeen', {
    prefix: seen.prefix,
    number: seen.number,
    report: seen.kind,
  });
  return true;
}

/** Kiosks whose printers are looked at by the clock: paired ones with an ESC/POS printer. */
export const printersToCheck = (queries: Queries): Promise<{ id: string }[]> =>
  queries
    .selectFrom('printer')
    .innerJoin('device', 'device.id', 'printer.device_id')
    .select('device.id')
    .where('printer.active', '=', true)
    .where('device.revoked_at', 'is', null)
    .execute();

const tell = (
  tx: Tx,
  actor: Actor,
  kiosk: KioskPlace,
  kind: `${string}.${string}`,
  payload: Record<string, unknown> = {},
): Promise<void> =>
  appendToLedger(tx, actor, {
    centreId: kiosk.centreId,
    // The live screens of staff listen to desks and tickets: a kiosk is the desk at which tickets are given.
    subject: 'desk',
    subjectId: kiosk.id,
    kind,
    payload,
  });
