import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { recordEofficeAgreement } from '../commands/agreements.ts';
import type { Scan } from '../commands/agreementWork.ts';
import { officeWithin } from '../data/reach.ts';
import { eofficesTexts } from '../messages.ts';
import { showNewAgreement } from '../pages/network/agreementForms.tsx';
import { eofficeScope } from '../rights.ts';
import { agreementForm } from '../schemas/agreements.ts';

/** Largest scan, in bytes. */
const largestScan = 20 * 1024 * 1024;
const scanTypes: ReadonlySet<string> = new Set(['application/pdf', 'image/jpeg', 'image/png']);
const list = '/e-offices/agreements';

export async function newAgreementAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].agreements;
  const parsed = parseForm(agreementForm, ctx.body, ctx.locale);
  const scan = await readScan(ctx);
  // All that is wrong at once, the file too.
  const wrong: Record<string, string> = { ...(parsed.ok ? {} : parsed.form.errors) };
  if ('error' in scan) wrong.scan = scan.error;
  if (parsed.ok && parsed.value.signedOn > businessDate(ctx.services.clock.now()))
    wrong.signedOn = t.errors.future;
  if (!parsed.ok || 'error' in scan || Object.keys(wrong).length > 0)
    return showNewAgreement(ctx, formError(ctx.body, wrong));
  if (!(await officeWithin(ctx.tx, eofficeScope(ctx.principal), parsed.value.office))) throw notFound();
  if (!(await recordEofficeAgreement(ctx.tx, ctx.actor, parsed.value, scan.stored)))
    return showNewAgreement(ctx, formError(ctx.body, { number: t.errors.taken }));
  return redirect(ctx.href(list), { flash: { tone: 'success', text: t.saved(parsed.value.number) } });
}

/** The file of the field `scan`. The kind is told by the bytes, not by the name that somebody gave the file. */
export async function readScan(
  ctx: ActionContext,
): Promise<{ readonly stored: Scan | null } | { readonly error: string }> {
  const { errors } = eofficesTexts[ctx.locale].agreements;
  const upload = ctx.uploads.find(({ field }) => field === 'scan');
  if (!upload) return { stored: null };
  if (upload.bytes.length === 0) return { error: errors.fileEmpty };
  if (upload.bytes.length > largestScan) return { error: errors.fileSize };
  const { fileTypeFromBuffer } = await import('file-type');
  const type = await fileTypeFromBuffer(upload.bytes);
  if (!type || !scanTypes.has(type.mime)) return { error: errors.fileKind };
  const sha256 = await ctx.services.files.put(upload.bytes);
  return { stored: { sha256, size: upload.bytes.length, mediaType: type.mime, name: upload.name } };
}
