import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError } from '#platform/http/forms.ts';
import { stale } from '#platform/http/problems.ts';
import { changeAgreement, endAgreement, recordAgreement, type StoredScan } from '../commands/agreement.ts';
import { providersOfCentre } from '../data/places.ts';
import { agreementOf, agreementForm as formPage } from '../pages/agreements.tsx';
import { centreOf, tabHref } from '../pages/centreFrame.tsx';
import { textsOf } from '../pages/parts.tsx';
import { agreementForm, endAgreementForm } from '../schema.ts';
import { savedFlash } from './municipalities.ts';
import { readForm } from './readForm.ts';

/** Largest scan, in bytes. */
const largestScan = 20 * 1024 * 1024;
const scanTypes: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);

export async function recordAgreementAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const centre = await centreOf(ctx);
  const read = readForm(agreementForm(t.errors), ctx.body);
  const scan = await readScan(ctx);
  if (!read.ok) return formPage(ctx, centre, null, withScan(read.form, scan), 422);
  const { version: _, ...facts } = read.value;
  const wrong = await check(ctx, centre.id, facts);
  if (wrong) return formPage(ctx, centre, null, formError(ctx.body, wrong), 422);
  if ('error' in scan) return formPage(ctx, centre, null, formError(ctx.body, { scan: scan.error }), 422);
  const made = await recordAgreement(ctx.tx, ctx.actor, centre.id, facts, scan.stored);
  if (made === 'taken')
    return formPage(ctx, centre, null, formError(ctx.body, { number: t.errors.agreementTaken }), 422);
  return redirect(ctx.href(tabHref(centre.id, 'agreements')), {
    flash: { tone: 'success', text: t.agreement.recorded(facts.number) },
  });
}

export async function changeAgreementAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const { centre, agreement } = await agreementOf(ctx);
  const read = readForm(agreementForm(t.errors), ctx.body);
  const scan = await readScan(ctx);
  if (!read.ok) return formPage(ctx, centre, agreement, withScan(read.form, scan), 422);
  const { version, ...facts } = read.value;
  const wrong = facts.providerId === agreement.provider_id ? null : await check(ctx, centre.id, facts);
  if (wrong) return formPage(ctx, centre, agreement, formError(ctx.body, wrong), 422);
  if ('error' in scan)
    return formPage(ctx, centre, agreement, formError(ctx.body, { scan: scan.error }), 422);
  const result = await changeAgreement(ctx.tx, ctx.actor, agreement.id, version, facts, scan.stored);
  if (result === 'stale') throw stale();
  if (result === 'taken')
    return formPage(ctx, centre, agreement, formError(ctx.body, { number: t.errors.agreementTaken }), 422);
  return redirect(ctx.href(tabHref(centre.id, 'agreements')), { flash: savedFlash(ctx, result) });
}

export async function endAgreementAction(ctx: ActionContext): Promise<Answer> {
  const t = textsOf(ctx);
  const { centre, agreement } = await agreementOf(ctx);
  const kept = {
    version: String(agreement.version),
    kind: agreement.kind,
    providerId: agreement.provider_id ?? '',
    number: agreement.number,
    signedOn: agreement.signed_on,
    validTo: agreement.valid_to ?? '',
    subject: agreement.subject,
  };
  const again = (
    values: Readonly<Record<string, string | readonly string[]>>,
    errors: Record<string, string>,
  ) => formPage(ctx, centre, agreement, { values: { ...kept, ...values }, errors }, 422);
  const read = readForm(endAgreementForm(t.errors), ctx.body);
  if (!read.ok) return again(read.form.values, { ...read.form.errors });
  const { endedOn, reason } = read.value;
  if (endedOn < agreement.signed_on) return again({ endedOn, reason }, { endedOn: t.errors.dateOrder });
  await endAgreement(ctx.tx, ctx.actor, agreement.id, endedOn, reason);
  return redirect(ctx.href(tabHref(centre.id, 'agreements')), {
    flash: { tone: 'success', text: t.agreement.ended },
  });
}

/** What the form alone cannot know: the party works here, and nothing is signed tomorrow. */
async function check(
  ctx: ActionContext,
  centreId: string,
  facts: { readonly providerId: string | null; readonly signedOn: string },
): Promise<Record<string, string> | null> {
  const { errors } = textsOf(ctx);
  if (facts.signedOn > businessDate(ctx.services.clock.now())) return { signedOn: errors.signedInFuture };
  if (facts.providerId === null) return null;
  const seated = await providersOfCentre(ctx.tx, centreId);
  return seated.some((one) => one.id === facts.providerId) ? null : { providerId: errors.deskNotHere };
}

type ReadScan = { readonly stored: StoredScan | null } | { readonly error: string };

/** The kind is told by the bytes, not by the name that somebody gave the file. */
async function readScan(ctx: ActionContext): Promise<ReadScan> {
  const { errors } = textsOf(ctx);
  const upload = ctx.uploads.find(({ field }) => field === 'scan');
  if (!upload) return { stored: null };
  if (upload.bytes.length === 0) return { error: errors.fileEmpty };
  if (upload.bytes.length > largestScan) return { error: errors.fileSize };
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(upload.bytes);
  if (!type || !scanTypes.has(type.mime)) return { error: errors.fileKind };
  const sha256 = await ctx.services.files.put(upload.bytes);
  return {
    stored: { sha256, size: upload.bytes.length, mediaType: type.mime, name: upload.name },
  };
}

/** All that is wrong at once, the file too: nobody should send a form twice to learn of two mistakes. */
function withScan<Form extends { readonly errors: Readonly<Record<string, string>> }>(
  form: Form,
  scan: ReadScan,
): Form {
  return 'error' in scan ? { ...form, errors: { ...form.errors, scan: scan.error } } : form;
}
