import { renderDocumentSvg } from '#documents/documents.ts';
import { qrShape } from '#documents/qr.ts';
import type { Services } from '#platform/http/services.ts';
import { formatDate, formatTime } from '#platform/i18n/dates.ts';
import type { Locale } from '#platform/i18n/locale.ts';
import { canPrint, type PrinterState, type Raster } from '#platform/printing/escpos.ts';
import { type PrinterAddress, printerState, printRaster } from '#platform/printing/printer.ts';
import { rasterOf } from '#platform/printing/raster.ts';
import { systemActor } from '#platform/session/actor.ts';
import { checkPrinterJob, keepPrinterState, printersToCheck } from '../commands/kiosks.ts';
import {
  type ClaimedPrint,
  claimPrint,
  finishPrint,
  type PrintProblem,
  printTicketJob,
} from '../commands/prints.ts';
import { type PaperFacts, paperFacts, printerOf } from '../data/prints.ts';
import { printedShortCode } from '../data/shortCode.ts';
import { queueTexts } from '../messages.ts';
import { ticketLabel } from '../rules/ticketActions.ts';

const checkAllJob = 'queue.checkPrinters';

/** A ticket that could not be printed for so long has lost its visitor: paper that comes out then belongs to nobody. */
const lateMs = 90_000;
/** Printable dots of a head of 203 dots an inch: 72 mm of an 80 mm roll, 48 mm of a 58 mm one. */
const dots = { 80: 576, 58: 384 } as const;

/** Jobs of printing. Several at once: a printer that hangs must not hold up the other centres. */
export async function registerPrinting(services: Services): Promise<void> {
  await services.jobs.register<{ printId: string }>({
    name: printTicketJob,
    retries: 2,
    concurrency: 4,
    run: ({ printId }) => printTicket(services, printId),
  });
  await services.jobs.register<{ deviceId: string }>({
    name: checkPrinterJob,
    retries: 0,
    run: ({ deviceId }) => checkPrinter(services, deviceId),
  });
  await services.jobs.register({
    name: checkAllJob,
    retries: 0,
    run: async () => {
      const printers = await printersToCheck(services.database.queries);
      for (let at = 0; at < printers.length; at += 20)
        await Promise.all(printers.slice(at, at + 20).map(({ id }) => checkPrinter(services, id)));
    },
  });
  // Reception knows of an empty roll before the next visitor does, and of a mended printer without pressing anything.
  await services.jobs.schedule(checkAllJob, '* * * * *');
}

/** One ticket on paper, or a failure that reception sees. */
export async function printTicket(services: Services, printId: string): Promise<void> {
  const { database, clock, live, log } = services;
  const claimed = await claimPrint(database.queries, printId);
  if (!claimed) return;
  const { print } = claimed;
  const tried = claimed.begun
    ? { problem: 'unsure' as const, state: null }
    : await tryPrint(services, print).catch((error: unknown) => {
        log.error({ err: error, printId }, 'a ticket could not be drawn');
        return { problem: 'picture' as const, state: null };
      });
  const actor = systemActor('printing');
  await database.transaction(async (tx) => {
    const now = clock.now();
    if (tried.state)
      await keepPrinterState(tx, actor, { id: print.deviceId, centreId: print.centreId }, tried.state, now);
    await finishPrint(tx, actor, print, tried.problem, now);
  });
  live.poke();
}

async function tryPrint(
  services: Services,
  print: ClaimedPrint,
): Promise<{ problem: PrintProblem | null; state: PrinterState | null }> {
  const { queries } = services.database;
  if (services.clock.now().getTime() - print.requestedAt.getTime() > lateMs)
    return { problem: 'late', state: null };
  const [printer, facts] = await Promise.all([
    printerOf(queries, print.deviceId),
    paperFacts(queries, print.ticketId),
  ]);
  if (!printer || !facts) return { problem: 'noPrinter', state: null };
  const paperMm = printer.paperMm === 58 ? 58 : 80;
  const svg = await renderDocumentSvg(services.pdf, 'ticket', {
    ...paperOf(facts, print.locale, services.publicUrl),
    paperMm,
  });
  const raster = await rasterOf(svg, dots[paperMm]);
  const state = await inTurn(printer, () => withPatience(printer, raster));
  return state === 'ready' || state === 'paperLow' ? { problem: null, state } : { problem: state, state };
}

/** The same words on paper and in the printer's picture. */
export function paperOf(facts: PaperFacts, locale: Locale, publicUrl: string) {
  const t = queueTexts[locale];
  const follow = `${publicUrl}/t/${facts.accessCode}`;
  return {
    lang: locale,
    centre: facts.centre,
    number: ticketLabel(facts.prefix, facts.number),
    serviceGroup: facts.group[locale],
    ...(facts.service ? { service: facts.service[locale] } : {}),
    purpose: t.purposes[facts.purpose],
    ...(facts.category
      ? {
          note: [
            facts.category[locale],
            facts.category.proof === '' ? '' : t.kiosk.priorityProof(facts.category.proof),
          ]
            .filter(Boolean)
            .join('. '),
        }
      : {}),
    issuedOn: formatDate(locale, facts.issuedAt),
    issuedAt: formatTime(locale, facts.issuedAt),
    peopleAhead: facts.ahead,
    ...(facts.wait ? { waitMinutes: facts.wait } : {}),
    code: printedShortCode(facts.accessCode),
    qr: qrShape(follow, t.kiosk.qr),
    followAddress: follow.replace(/^https?:\/\//, ''),
  };
}

/** A printer speaks to one at a time and refuses the second for a moment: that alone is tried again. */
async function withPatience(printer: PrinterAddress, raster: Raster, left = 2): Promise<PrinterState> {
  const state = await printRaster(printer, raster);
  if (state !== 'unreachable' || left === 0) return state;
  await new Promise((resolve) => setTimeout(resolve, 700));
  return withPatience(printer, raster, left - 1);
}

const turns = new Map<string, Promise<unknown>>();

/** One conversation with a printer at a time, in this process. */
async function inTurn<T>({ host, port }: PrinterAddress, talk: () => Promise<T>): Promise<T> {
  const key = `${host}:${port}`;
  const before = turns.get(key) ?? Promise.resolve();
  const mine = before.then(talk, talk);
  turns.set(key, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(key) === mine) turns.delete(key);
  }
}

/** Asks a printer how it is and keeps the answer. */
export async function checkPrinter(services: Services, deviceId: string): Promise<void> {
  const { database, clock, live } = services;
  const printer = await printerOf(database.queries, deviceId);
  if (!printer) return;
  const state = await inTurn(printer, () => printerState(printer));
  await database.transaction((tx) =>
    keepPrinterState(
      tx,
      systemActor('printing'),
      { id: deviceId, centreId: printer.centreId },
      state,
      clock.now(),
    ),
  );
  if (!canPrint(state)) live.poke();
}
