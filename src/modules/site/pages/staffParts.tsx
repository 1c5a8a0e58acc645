import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Tag } from '#ui/tag.tsx';
import {
  centresToEdit,
  type EditedCentre,
  type Item,
  itemById,
  type Version,
  versionOf,
} from '../data/items.ts';
import { staffEn } from '../messages/staff.en.ts';
import { type StaffTexts, staffUk } from '../messages/staff.uk.ts';
import { siteScope } from '../rights.ts';
import type { ItemState, Standing } from '../rules/publication.ts';
import { centreQuery, itemParams } from '../schemas/staff.ts';

export const staffWords = (ctx: Context): StaffTexts => (ctx.locale === 'en' ? staffEn : staffUk);

/** The item of the address, within reach; else 404. */
export async function itemOf(ctx: Context): Promise<Item> {
  const { item: id } = ctx.params(itemParams);
  const item = await itemById(ctx.services.database.queries, siteScope(ctx.principal), id);
  if (!item || item.archived) throw notFound();
  return item;
}

/** The newest version of an item. */
export async function draftOf(ctx: Context, item: Item): Promise<Version> {
  const version = await versionOf(ctx.services.database.queries, item.id, item.draft);
  if (!version) throw notFound();
  return version;
}

/** The centre that `?centre=` names, or the first; none when the worker edits no site. */
export async function chosenCentre(
  ctx: Context,
): Promise<{ readonly centres: readonly EditedCentre[]; readonly centre: EditedCentre | undefined }> {
  const centres = await centresToEdit(ctx.services.database.queries, siteScope(ctx.principal));
  const { centre: id } = ctx.query(centreQuery);
  const home = centres.find((one) => one.id === (id ?? ctx.principal.centreId)) ?? centres[0];
  return { centres, centre: home };
}

const tones: Readonly<Record<ItemState, 'success' | 'info' | 'neutral' | 'warning'>> = {
  draft: 'neutral',
  planned: 'info',
  shown: 'success',
  ended: 'neutral',
  withdrawn: 'warning',
};

export function StateTag({ ctx, state }: { ctx: Context; state: ItemState }) {
  return <Tag tone={tones[state]}>{staffWords(ctx).states[state]}</Tag>;
}

/** What visitors see of an item, in a few sentences. */
export function standingText(ctx: Context, standing: Standing, draft: number): string {
  const t = staffWords(ctx);
  const at = (moment: Date) => formatDateTime(ctx.locale, moment);
  const planned = standing.planned;
  return [
    standing.shown !== null && standing.shownFrom ? t.shownSince(at(standing.shownFrom)) : '',
    standing.shown !== null ? t.shownVersion(standing.shown, draft) : '',
    standing.shownTo ? t.shownUntil(at(standing.shownTo)) : '',
    standing.state === 'withdrawn' ? t.withdrawnText : '',
    standing.state === 'ended' ? t.endedText : '',
    standing.state === 'draft' || (standing.state === 'planned' && standing.shown === null) ? t.notShown : '',
    planned?.number ? t.plannedFor(planned.number, at(planned.from)) : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** Steps back from the pages of an item. */
export function ItemCrumbs({ ctx, item, title }: { ctx: Context; item: Item; title?: string }) {
  return (
    <Breadcrumbs
      items={[
        { label: staffWords(ctx).title, href: ctx.href(`/site?centre=${item.centreId}`) },
        ...(title ? [{ label: title, href: ctx.href(`/site/items/${item.id}`) }] : []),
      ]}
    />
  );
}

/** One text value of a form that came back, or ''. */
export const typedIn = (form: FormState, name: string): string => {
  const value = form.values[name];
  return typeof value === 'string' ? value : '';
};

/** Errors of a form for the summary at its top. */
export const errorLinks = (form: FormState | null) =>
  Object.entries(form?.errors ?? {}).map(([field, message]) => ({ field, message }));
