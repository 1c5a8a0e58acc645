import { createHash } from 'node:crypto';
import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { violatedConstraint } from '#platform/database/database.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext, Context } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { notFound, Problem } from '#platform/http/problems.ts';
import { lockCatalogue, writePlans } from '../commands/importing.ts';
import { type Counts, closeImport, keepImport } from '../commands/imports.ts';
import { planImport } from '../data/importPlanning.ts';
import { importOf, type KeptImport, readOf } from '../data/imports.ts';
import type { Reader } from '../data/services.ts';
import { type KeptCentre, keptCentres } from '../data/setup.ts';
import { catalogueTexts } from '../messages.ts';
import { renderExchange } from '../pages/exchange/exchange.tsx';
import { renderCardChange } from '../pages/exchange/importCard.tsx';
import { renderFaults, renderReport } from '../pages/exchange/importReport.tsx';
import { catalogueScope } from '../rights.ts';
import type { ServicePlan } from '../rules/importPlan.ts';
import { stableText } from '../rules/stableText.ts';
import type { ReadCatalogue } from '../schemas/exchange.ts';
import { createFaults, type Faults, placeOf, stateMessage } from './importFaults.ts';
import { largestImport, readCatalogueFile } from './importFile.ts';

/**
 * `/catalogue/exchange`, POST: reads the file and says what is wrong, or what it would change. Nothing is written to the
 * catalogue. Reading takes its time, so no transaction waits for it; what was read is kept in one of its own.
 */
export async function checkFileQuery(ctx: Context): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].exchange;
  const parsed = parseForm(z.object({ centre: z.uuid(t.chooseCentre) }), ctx.body, ctx.locale);
  if (!parsed.ok) return renderExchange(ctx, parsed.form, 422);
  const centre = await centreOf(ctx, parsed.value.centre);
  const upload = ctx.uploads.find(({ field, bytes }) => field === 'file' && bytes.length > 0);
  const refuse = (file: string) => renderExchange(ctx, formError(ctx.body, { file }), 422);
  if (!upload) return refuse(t.file.missing);
  if (upload.bytes.length > largestImport) return refuse(t.file.tooLarge);
  const fileName =
    upload.name
      .replace(/^.*[/\\]/, '')
      .trim()
      .slice(0, 200) || 'catalogue';
  const { read, faults: misread, faultCount } = await readCatalogueFile(upload.bytes, ctx.locale);
  const about = { centre, fileName, format: read.format };
  if (faultCount > 0) return renderFaults(ctx, { ...about, faults: misread, count: faultCount });
  if (read.centre !== null && read.centre !== centre.code) return refuse(t.file.otherCentre(read.centre));
  const { database, clock, live } = ctx.services;
  const { plans, faults } = await planned(ctx, database.queries, centre, read);
  if (faults.count > 0) return renderFaults(ctx, { ...about, faults: faults.kept, count: faults.count });
  if (plans.length === 0)
    return redirect(ctx.href('/catalogue/exchange'), {
      flash: { tone: 'info', text: t.report.nothing(read.services.length) },
    });
  const { id } = await database.transaction((tx) =>
    keepImport(tx, ctx.actor, {
      centreId: centre.id,
      workerId: workerOf(ctx),
      fileName,
      read,
      at: clock.now(),
    }),
  );
  live.poke();
  return redirect(ctx.href(`/catalogue/imports/${id}`));
}

const importParams = z.object({ import: z.uuid() });
const cardParams = importParams.extend({ slug: z.string().max(80) });

/** `/catalogue/imports/:import`: what the file would change in the catalogue as it is now. */
export async function importPage(ctx: Context): Promise<Answer> {
  const { kept, centre } = await keptImport(
    ctx,
    ctx.services.database.queries,
    ctx.params(importParams).import,
  );
  return reportOf(ctx, ctx.services.database.queries, kept, centre);
}

/** `/catalogue/imports/:import/services/:slug`: one card as it is and as the file has it. */
export async function importCardPage(ctx: Context): Promise<Answer> {
  const db = ctx.services.database.queries;
  const { import: id, slug } = ctx.params(cardParams);
  const { kept, centre } = await keptImport(ctx, db, id);
  const read = await readOf(db, kept);
  if (!read) throw notFound();
  const { plans, newest } = await planned(ctx, db, centre, read, slug);
  const [plan] = plans;
  if (!plan?.draft) throw notFound();
  return renderCardChange(ctx, kept.id, plan, newest);
}

/** Writes what the report showed, all or nothing. Another state of the catalogue makes another report, and nothing is written. */
export async function applyImportAction(ctx: ActionContext): Promise<Answer> {
  const t = catalogueTexts[ctx.locale].exchange.report;
  const { kept, centre } = await keptImport(ctx, ctx.tx, ctx.params(importParams).import);
  const form = parseForm(z.object({ plan: z.string().max(100) }), ctx.body, ctx.locale);
  await lockCatalogue(ctx.tx, centre.id);
  const read = await readOf(ctx.tx, kept);
  if (!read) return reportOf(ctx, ctx.tx, kept, centre, 409);
  const { plans, faults } = await planned(ctx, ctx.tx, centre, read);
  if (!form.ok || faults.count > 0 || fingerprintOf(plans) !== form.value.plan)
    return reportOf(ctx, ctx.tx, kept, centre, 409);
  const counts = await written(ctx, kept, plans);
  return redirect(ctx.href('/catalogue?view=underWay'), {
    flash: { tone: 'success', text: t.done(counts.created, counts.changed, counts.drafted) },
  });
}

async function written(ctx: ActionContext, kept: KeptImport, plans: readonly ServicePlan[]): Promise<Counts> {
  const now = ctx.services.clock.now();
  try {
    const counts = await writePlans(ctx.tx, ctx.actor, {
      centreId: kept.centreId,
      importId: kept.id,
      plans,
      today: businessDate(now),
    });
    await closeImport(ctx.tx, ctx.actor, kept, counts, now);
    return counts;
  } catch (error) {
    // A service with the same code or number was made while this waited: the row locks do not see rows to come.
    if (violatedConstraint(error)?.startsWith('service_')) throw new Problem('stale');
    throw error;
  }
}

async function reportOf(
  ctx: Context,
  db: Reader,
  kept: KeptImport,
  centre: KeptCentre,
  status?: 409,
): Promise<Answer> {
  const read = await readOf(db, kept);
  if (!read) return renderReport(ctx, { kept, centre, status });
  const { plans, faults } = await planned(ctx, db, centre, read);
  if (faults.count > 0)
    return renderFaults(ctx, {
      centre,
      fileName: kept.fileName,
      format: read.format,
      faults: faults.kept,
      count: faults.count,
      stale: status !== undefined,
    });
  return renderReport(ctx, {
    kept,
    centre,
    status,
    found: { plans, services: read.services.length, fingerprint: fingerprintOf(plans) },
  });
}

async function planned(ctx: Context, db: Reader, centre: KeptCentre, read: ReadCatalogue, only?: string) {
  const faults: Faults = createFaults();
  const found = await planImport(
    db,
    catalogueScope(ctx.principal),
    centre,
    read,
    ({ lines, service }, path, fault) =>
      faults.add({
        ...placeOf(read.format, lines, path),
        slug: service.slug,
        message: stateMessage(ctx.locale, fault),
      }),
    only,
  );
  return { ...found, faults };
}

/** The same for the same changes to the same state: what is confirmed is what was shown. */
function fingerprintOf(plans: readonly ServicePlan[]): string {
  const digest = createHash('sha256');
  for (const plan of plans) digest.update(stableText(plan)).update('\n');
  return digest.digest('base64url');
}

async function keptImport(ctx: Context, db: Reader, id: string) {
  const kept = await importOf(db, workerOf(ctx), id);
  if (!kept) throw notFound();
  return { kept, centre: await centreOf(ctx, kept.centreId) };
}

async function centreOf(ctx: Context, id: string): Promise<KeptCentre> {
  const centres = await keptCentres(ctx.services.database.queries, catalogueScope(ctx.principal));
  const centre = centres.find((one) => one.id === id);
  if (!centre) throw notFound();
  return centre;
}

function workerOf({ principal }: Context): string {
  if (principal.kind !== 'worker' || principal.id === null) throw notFound();
  return principal.id;
}
