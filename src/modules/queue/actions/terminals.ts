import { hashPassword } from '#modules/identity/commands/passwords.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { notFound, stale } from '#platform/http/problems.ts';
import {
  checkPrinterJob,
  lockKiosk,
  seeReport,
  setKioskPin,
  setPrinter,
  unlockKiosk,
} from '../commands/kiosks.ts';
import { failedPrint, requestPrint, settlePrint } from '../commands/prints.ts';
import { type KeptKiosk, keptKiosk } from '../data/kiosk.ts';
import { queueTexts } from '../messages.ts';
import { terminalScreen } from '../pages/setup/terminal.tsx';
import { queueScope } from '../rights.ts';
import { isSimplePin } from '../rules/kiosk.ts';
import { idParams } from '../schema.ts';
import { newPinForm, printerForm } from '../schemas/kiosk.ts';

async function theKiosk(ctx: ActionContext): Promise<KeptKiosk> {
  const kiosk = await keptKiosk(ctx.tx, queueScope(ctx.principal), ctx.params(idParams).id);
  if (!kiosk) throw notFound();
  return kiosk;
}

const done = (ctx: ActionContext, to: string, text: string): Answer =>
  redirect(ctx.href(to), { flash: { tone: 'success', text } });

/** Reception sees the alerts on its own screen and stays there. */
const alertsOf = (ctx: ActionContext): string =>
  ctx.principal.role === 'reception' ? '/reception' : '/terminals';

/** Switches a kiosk off from the staff side: its screen tells where to go. */
export async function lockKioskAction(ctx: ActionContext): Promise<Answer> {
  const kiosk = await theKiosk(ctx);
  if (!(await lockKiosk(ctx.tx, ctx.actor, kiosk, ctx.services.clock.now()))) throw stale();
  return done(ctx, '/terminals', queueTexts[ctx.locale].terminals.lockedDone);
}

export async function unlockKioskAction(ctx: ActionContext): Promise<Answer> {
  const kiosk = await theKiosk(ctx);
  if (!(await unlockKiosk(ctx.tx, ctx.actor, kiosk))) throw stale();
  return done(ctx, '/terminals', queueTexts[ctx.locale].terminals.unlockedDone);
}

/** The printer of a kiosk; it is looked at right away, by a job. */
export async function printerAction(ctx: ActionContext): Promise<Answer> {
  const t = queueTexts[ctx.locale].terminals;
  const kiosk = await theKiosk(ctx);
  const parsed = parseForm(printerForm, ctx.body, ctx.locale);
  if (!parsed.ok) {
    const { errors } = parsed.form;
    return terminalScreen(
      ctx,
      formError(ctx.body, {
        ...(errors.host ? { host: t.hostWrong } : {}),
        ...(errors.port ? { port: t.portWrong } : {}),
        ...(errors.paper ? { paper: errors.paper } : {}),
      }),
    );
  }
  const { host, port, paper } = parsed.value;
  const printer = host === '' ? null : { host, port, paperMm: Number(paper) };
  await setPrinter(ctx.tx, ctx.actor, kiosk, printer, ctx.services.clock.now());
  if (printer) await ctx.services.jobs.enqueue(ctx.tx, checkPrinterJob, { deviceId: kiosk.id });
  return done(ctx, `/terminals/${kiosk.id}`, t.printerSaved);
}

export async function checkPrinterAction(ctx: ActionContext): Promise<Answer> {
  const kiosk = await theKiosk(ctx);
  if (!kiosk.printer) throw stale();
  await ctx.services.jobs.enqueue(ctx.tx, checkPrinterJob, { deviceId: kiosk.id });
  return done(ctx, `/terminals/${kiosk.id}`, queueTexts[ctx.locale].terminals.checking);
}

export async function kioskPinAction(ctx: ActionContext): Promise<Answer> {
  const t = queueTexts[ctx.locale].terminals;
  const kiosk = await theKiosk(ctx);
  const parsed = parseForm(newPinForm, ctx.body, ctx.locale);
  if (!parsed.ok) return terminalScreen(ctx, { values: {}, errors: { pin: t.pinWrong } });
  if (isSimplePin(parsed.value.pin)) return terminalScreen(ctx, { values: {}, errors: { pin: t.pinSimple } });
  await setKioskPin(ctx.tx, ctx.actor, kiosk, await hashPassword(parsed.value.pin));
  return done(ctx, `/terminals/${kiosk.id}`, t.pinSaved);
}

/** A failed ticket once more: never a new one. */
export async function reprintAction(ctx: ActionContext): Promise<Answer> {
  const { centreIds } = queueScope(ctx.principal);
  const failed = await failedPrint(ctx.tx, ctx.params(idParams).id, centreIds);
  if (!failed) throw stale();
  await requestPrint(ctx.tx, ctx.services.jobs, ctx.actor, {
    ...failed,
    locale: failed.locale === 'en' ? 'en' : 'uk',
    now: ctx.services.clock.now(),
  });
  return done(ctx, alertsOf(ctx), queueTexts[ctx.locale].terminals.reprintDone);
}

/** The visitor has been told the number. */
export async function settlePrintAction(ctx: ActionContext): Promise<Answer> {
  const { centreIds } = queueScope(ctx.principal);
  if (!(await settlePrint(ctx.tx, ctx.actor, { id: ctx.params(idParams).id, centreIds }))) throw stale();
  return done(ctx, alertsOf(ctx), queueTexts[ctx.locale].terminals.settleDone);
}

export async function seeReportAction(ctx: ActionContext): Promise<Answer> {
  const { centreIds } = queueScope(ctx.principal);
  const report = { id: ctx.params(idParams).id, centreIds };
  if (!(await seeReport(ctx.tx, ctx.actor, report, ctx.services.clock.now()))) throw stale();
  return done(ctx, alertsOf(ctx), queueTexts[ctx.locale].terminals.seenDone);
}
