import { addDays } from '#platform/calendar/civilDate.ts';
import { businessDate } from '#platform/clock/clock.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { stale } from '#platform/http/problems.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { archiveItem, confirmChecked, publish, withdraw } from '../commands/items.ts';
import { publishForm as publishPage } from '../pages/publishItem.tsx';
import { draftOf, itemOf, staffWords } from '../pages/staffParts.tsx';
import { publishForm } from '../schemas/staff.ts';

/** Shows the newest version now or later; a draft that nobody has looked at since it changed is refused. */
export async function publishItemAction(ctx: ActionContext): Promise<Answer> {
  const t = staffWords(ctx);
  const item = await itemOf(ctx);
  const parsed = parseForm(publishForm, ctx.body, ctx.locale);
  if (!parsed.ok) {
    const { when, ...errors } = parsed.form.errors;
    return publishPage(ctx, item, {
      ...parsed.form,
      errors: { ...errors, ...(when ? { when: t.missing.when } : {}) },
    });
  }
  const again = (errors: Record<string, string>) => publishPage(ctx, item, formError(ctx.body, errors));
  const form = parsed.value;
  if (form.number !== item.draft) throw stale();
  const version = await draftOf(ctx, item);
  if (version.bodyUk === '' && version.fileId === null) return again({ when: t.missing.emptyBody });
  const now = ctx.services.clock.now();
  const from = form.when === 'now' ? now : kyivInstant(form.date, form.time);
  if (form.when === 'later' && from <= now) return again({ date: t.missing.past });
  const to = form.until === null ? null : kyivInstant(addDays(form.until, 1), '00:00');
  if (to !== null && to <= from) return again({ until: t.missing.until });
  await publish(ctx.tx, ctx.actor, item, { number: form.number, from, to, now });
  const text = form.when === 'now' ? t.publish.done : t.publish.planned(formatDateTime(ctx.locale, from));
  return redirect(ctx.href(`/site/items/${item.id}`), { flash: { tone: 'success', text } });
}

export async function withdrawItemAction(ctx: ActionContext): Promise<Answer> {
  const item = await itemOf(ctx);
  await withdraw(ctx.tx, ctx.actor, item, ctx.services.clock.now());
  return redirect(ctx.href(`/site/items/${item.id}`), {
    flash: { tone: 'success', text: staffWords(ctx).withdraw.done },
  });
}

export async function checkItemAction(ctx: ActionContext): Promise<Answer> {
  const item = await itemOf(ctx);
  await confirmChecked(ctx.tx, ctx.actor, item, businessDate(ctx.services.clock.now()));
  return redirect(ctx.href(`/site/items/${item.id}`), {
    flash: { tone: 'success', text: staffWords(ctx).checkedDone },
  });
}

export async function archiveItemAction(ctx: ActionContext): Promise<Answer> {
  const item = await itemOf(ctx);
  await archiveItem(ctx.tx, ctx.actor, item, ctx.services.clock.now());
  return redirect(ctx.href(`/site?centre=${item.centreId}`), {
    flash: { tone: 'success', text: staffWords(ctx).archive.done },
  });
}
