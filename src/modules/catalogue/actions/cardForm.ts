import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext, Context } from '#platform/http/context.ts';
import { formValues } from '#platform/http/forms.ts';
import { Problem } from '#platform/http/problems.ts';
import { issueText } from '#platform/i18n/issueText.ts';
import { discardSketch, draftCard, setSketchAside } from '../commands/cardDrafts.ts';
import { catalogueTexts } from '../messages.ts';
import { keptToWrite } from '../pages/editor/staffCard.tsx';
import { type EditedCard, renderEdit } from '../pages/editor/staffEdit.tsx';
import { fieldLabel } from '../pages/visitor/cardLabels.ts';
import { baseOf } from '../rules/cardBase.ts';
import {
  fieldOf,
  fieldsToCard,
  freshRow,
  one,
  rowLists,
  withKeys,
  withoutEmptyRows,
} from '../rules/cardFields.ts';
import { changeRows, type FormFields, readRowChange } from '../rules/formRows.ts';
import { cardContentSchema } from '../schema.ts';

/** What the form of a card sent: its fields, and what it was begun from. */
function sent(ctx: Context): { fields: FormFields; base: string; button: string } {
  const { base, do: button, ...fields } = formValues(ctx.body);
  return {
    fields,
    base: one({ base: base ?? 'none' }, 'base'),
    button: one({ button: button ?? '' }, 'button'),
  };
}

/** A row added, removed or moved: nothing is recorded, the form comes back with everything that was typed. */
export async function cardRowsQuery(ctx: Context): Promise<Answer> {
  const { fields, base, button } = sent(ctx);
  const t = catalogueTexts[ctx.locale].form;
  const change = readRowChange(button, rowLists);
  const changed = change ? changeRows(fields, change, (last) => freshRow(change.list, last)).fields : fields;
  return renderEdit(ctx, ctx.services.database.queries, {
    fields: withKeys(changed),
    base,
    ...(change ? { done: t.rowChanged[change.verb] } : {}),
  });
}

/** Saves the draft. What is wrong is told beside each field; a text begun before somebody else's saving is refused. */
export async function saveDraftAction(ctx: ActionContext): Promise<Answer> {
  const { service, cards } = await keptToWrite(ctx, ctx.tx, 'catalogue.edit');
  const typed = sent(ctx);
  const fields = withKeys(withoutEmptyRows(typed.fields));
  const again = (more: Partial<EditedCard>) =>
    renderEdit(ctx, ctx.tx, { fields, base: typed.base, status: 422, ...more });
  const parsed = cardContentSchema.safeParse(fieldsToCard(fields));
  if (!parsed.success) return again({ errors: complaints(ctx, parsed.error.issues) });
  try {
    await draftCard(ctx.tx, ctx.actor, {
      serviceId: service.id,
      content: parsed.data,
      owner: catalogueTexts.uk.card.owner(service.ownerPosition, service.providerName),
      today: businessDate(ctx.services.clock.now()),
      base: typed.base,
    });
  } catch (error) {
    if (!(error instanceof Problem && error.code === 'stale')) throw error;
    return again({ overtaken: true, base: baseOf(cards[0]), status: 409 });
  }
  return back(ctx, service.id, catalogueTexts[ctx.locale].staff.saved);
}

/** «Відкласти незавершене»: the fields as they stand, complete or not. */
export async function setAsideAction(ctx: ActionContext): Promise<Answer> {
  const { service } = await keptToWrite(ctx, ctx.tx, 'catalogue.edit');
  const { fields, base } = sent(ctx);
  await setSketchAside(ctx.tx, ctx.actor, service.id, {
    fields: withKeys(withoutEmptyRows(fields)),
    base,
    savedBy: ctx.principal.name,
    savedAt: ctx.services.clock.now(),
  });
  return back(ctx, service.id, catalogueTexts[ctx.locale].form.setAsideDone);
}

/** «Почати з чинної картки». */
export async function discardSketchAction(ctx: ActionContext): Promise<Answer> {
  const { service } = await keptToWrite(ctx, ctx.tx, 'catalogue.edit');
  await discardSketch(ctx.tx, ctx.actor, service.id);
  return redirect(ctx.href(`/catalogue/${service.id}/edit`), {
    flash: { tone: 'success', text: catalogueTexts[ctx.locale].form.discardDone },
  });
}

type Issues = Parameters<typeof issueText>[0][];

/** One message a field, in the order of the form, with the words that stand beside the field. */
function complaints(ctx: Context, issues: Issues): NonNullable<EditedCard['errors']> {
  const t = catalogueTexts[ctx.locale].form;
  const own: Readonly<Record<string, string>> = {
    documents: t.atLeastOneDocument,
    legalBasis: t.atLeastOneAct,
  };
  const found = new Map<string, { field: string; label: string; message: string }>();
  for (const issue of issues) {
    const field = fieldOf(issue.path);
    const fewOptions = issue.path[2] === 'options' && issue.path.length === 3 ? t.twoOptions : undefined;
    const none = issue.code === 'too_small' && issue.path.length === 1 ? own[field] : undefined;
    const message = fewOptions ?? none ?? issueText(issue, ctx.locale);
    if (!found.has(field)) found.set(field, { field, label: fieldLabel(t, field), message });
  }
  return [...found.values()];
}

const back = (ctx: ActionContext, serviceId: string, text: string): Answer =>
  redirect(ctx.href(`/catalogue/${serviceId}`), { flash: { tone: 'success', text } });
