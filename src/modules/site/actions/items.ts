import { suggestedSlug } from '#modules/catalogue/rules/slug.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, formValues, parseForm } from '#platform/http/forms.ts';
import { notFound, Problem, stale } from '#platform/http/problems.ts';
import { createItem, saveDraft, type VersionFacts } from '../commands/items.ts';
import { keepFile } from '../commands/pictures.ts';
import { centresToEdit, itemById, versionOf } from '../data/items.ts';
import { editItemForm, newItemForm } from '../pages/editItem.tsx';
import { itemFileForm } from '../pages/itemFile.tsx';
import { draftOf, itemOf, staffWords } from '../pages/staffParts.tsx';
import { siteScope } from '../rights.ts';
import { documentForm, newItemForm as newItemFields, textForm, versionParams } from '../schemas/staff.ts';
import { readDocument } from './uploads.ts';

type TextFields = ReturnType<typeof textForm.parse>;
type DocumentFields = ReturnType<typeof documentForm.parse>;

const factsOf = (fields: TextFields | DocumentFields, fileId: string | null): VersionFacts => ({
  text: {
    titleUk: fields.titleUk,
    titleEn: fields.titleEn,
    summaryUk: fields.summaryUk,
    summaryEn: fields.summaryEn,
    bodyUk: fields.bodyUk,
    bodyEn: fields.bodyEn,
  },
  document:
    'documentKind' in fields
      ? {
          kind: fields.documentKind,
          number: fields.documentNumber,
          date: fields.documentDate,
          approvedBy: fields.approvedBy,
        }
      : null,
  fileId,
});

const parseText = (ctx: ActionContext, kind: string) =>
  kind === 'document'
    ? parseForm<TextFields | DocumentFields>(documentForm, ctx.body, ctx.locale)
    : parseForm<TextFields | DocumentFields>(textForm, ctx.body, ctx.locale);

export async function createItemAction(ctx: ActionContext): Promise<Answer> {
  const t = staffWords(ctx);
  const about = newItemFields.safeParse(formValues(ctx.body));
  const kinds = newItemFields.pick({ centre: true, kind: true }).safeParse(formValues(ctx.body));
  if (!kinds.success) throw new Problem('badRequest');
  const { centre: centreId, kind } = kinds.data;
  const centres = await centresToEdit(ctx.tx, siteScope(ctx.principal));
  if (!centres.some(({ id }) => id === centreId)) throw notFound();
  const parsed = parseText(ctx, kind);
  const slug = about.success && parsed.ok ? about.data.slug || suggestedSlug(parsed.value.titleUk) : '';
  const wrong: Record<string, string> = {
    ...(parsed.ok ? {} : parsed.form.errors),
    ...(about.success ? (parsed.ok && slug === '' ? { slug: t.slugEmpty } : {}) : { slug: t.missing.slug }),
  };
  const again = (errors: Record<string, string>) =>
    newItemForm(ctx, { form: formError(ctx.body, errors), kind, centreId });
  if (!parsed.ok || Object.keys(wrong).length > 0) return again(wrong);
  const now = ctx.services.clock.now();
  const id = await createItem(ctx.tx, ctx.actor, {
    ...factsOf(parsed.value, null),
    centreId,
    kind,
    slug,
    owner: parsed.value.owner,
    today: businessDate(now),
    now,
  });
  if (id === null) return again({ slug: t.slugTaken });
  return redirect(ctx.href(`/site/items/${id}`), { flash: { tone: 'success', text: t.created } });
}

/** Saves the next version; what another has saved meanwhile is never overwritten unseen. */
export async function saveItemAction(ctx: ActionContext): Promise<Answer> {
  const t = staffWords(ctx);
  const item = await itemOf(ctx);
  const parsed = parseText(ctx, item.kind);
  if (!parsed.ok) return editItemForm(ctx, item, { form: parsed.form, status: 422 });
  const { draft, owner } = parsed.value;
  const before = await draftOf(ctx, item);
  const saved = await saveDraft(ctx.tx, ctx.actor, item, draft, factsOf(parsed.value, before.fileId), {
    now: ctx.services.clock.now(),
    owner,
    restoredFrom: null,
  });
  if (saved === null) {
    const fresh = await itemById(ctx.services.database.queries, siteScope(ctx.principal), item.id);
    return editItemForm(ctx, fresh ?? item, { form: formError(ctx.body, {}), status: 409 });
  }
  return redirect(ctx.href(`/site/items/${item.id}`), { flash: { tone: 'success', text: t.saved(saved) } });
}

/** An older version becomes the newest draft; the site stays as it is (BR-11). */
export async function restoreItemAction(ctx: ActionContext): Promise<Answer> {
  const item = await itemOf(ctx);
  const number = ctx.params(versionParams).version;
  const version = await versionOf(ctx.tx, item.id, number);
  if (!version || number >= item.draft) throw notFound();
  const { draft } = textForm.pick({ draft: true }).parse(formValues(ctx.body));
  const saved = await saveDraft(
    ctx.tx,
    ctx.actor,
    item,
    draft,
    { text: version, document: version.document, fileId: version.fileId },
    { now: ctx.services.clock.now(), owner: item.owner, restoredFrom: number },
  );
  if (saved === null) throw stale();
  return redirect(ctx.href(`/site/items/${item.id}`), {
    flash: { tone: 'success', text: staffWords(ctx).version.restoredDone(saved, number) },
  });
}

/** The paper itself: a new file is a new draft, whose text stays. */
export async function itemFileAction(ctx: ActionContext): Promise<Answer> {
  const t = staffWords(ctx).file;
  const item = await itemOf(ctx);
  if (item.kind !== 'document') throw notFound();

  const read = await readDocument(ctx);
  if ('wrong' in read) {
    const said = read.wrong === 'unreadable' ? t.wrongKind : t[read.wrong];
    return itemFileForm(ctx, item, formError(ctx.body, { file: said }));
  }
  const { draft } = textForm.pick({ draft: true }).parse(formValues(ctx.body));
  const version = await draftOf(ctx, item);
  const fileId = await keepFile(ctx.tx, read.kept);
  const saved = await saveDraft(
    ctx.tx,
    ctx.actor,
    item,
    draft,
    { text: version, document: version.document, fileId },
    { now: ctx.services.clock.now(), owner: item.owner, restoredFrom: null },
  );
  if (saved === null) throw stale();
  return redirect(ctx.href(`/site/items/${item.id}`), { flash: { tone: 'success', text: t.done(saved) } });
}
