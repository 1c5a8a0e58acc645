import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { forbidden, Problem } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { searchKey } from '#platform/text/apostrophe.ts';
import { correctEntry, recordEntry, strikeEntry } from '../commands/journal.ts';
import { type KnownVisitor, knownVisitors } from '../data/journal.ts';
import { ownOffice } from '../data/reach.ts';
import { eofficesTexts } from '../messages.ts';
import { ownEntry, showEntry } from '../pages/journal/journalEntry.tsx';
import { formOfEntry } from '../pages/journal/journalFields.tsx';
import { showNewEntry } from '../pages/journal/journalNew.tsx';
import { ownOfficeOf } from '../rights.ts';
import { entryForm, strikeForm, versionField } from '../schemas/journal.ts';

const entryId = z.object({ entry: z.uuid() });

/** A new entry of the own journal. */
export async function recordEntryAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].journal;
  const office = await ownOffice(ctx.tx, ownOfficeOf(ctx.principal));
  if (!office || !ctx.principal.id) throw forbidden();
  const id = entryId.safeParse(ctx.body);
  if (!id.success) throw new Problem('badRequest');
  const now = ctx.services.clock.now();
  const parsed = parseForm(entryForm(businessDate(now)), ctx.body, ctx.locale);
  if (!parsed.ok) return showNewEntry(ctx, parsed.form, id.data.entry);
  const { personName } = parsed.value;
  // Looked up before the entry itself is there: a visitor who was here before is recognised (KO-A2-6).
  const before = (await knownVisitors(ctx.tx, office.id, personName)).filter(
    (visitor) => searchKey(visitor.personName) === searchKey(personName),
  );
  const recorded = await recordEntry(ctx.tx, ctx.actor, {
    ...parsed.value,
    id: id.data.entry,
    eofficeId: office.id,
    workerId: ctx.principal.id,
    recordedAt: now,
    offline: false,
  });
  const said = {
    recorded: {
      tone: 'success',
      text: [t.saved(recorded.number), before[0] && t.cameBefore(timesOf(before), dateOf(ctx, before[0]))]
        .filter(Boolean)
        .join(' '),
    },
    repeated: { tone: 'info', text: t.repeated(recorded.number) },
    differs: { tone: 'warning', text: t.differs(recorded.number) },
  } as const;
  const month = parsed.value.date.slice(0, 7);
  return redirect(ctx.href(`/e-offices/journal?month=${month}`), { flash: said[recorded.kind] });
}

const timesOf = (visits: readonly KnownVisitor[]) => visits.reduce((sum, { times }) => sum + times, 0);
const dateOf = (ctx: ActionContext, { lastDate }: KnownVisitor) => formatDate(ctx.locale, lastDate);

export async function correctEntryAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].journal;
  const { office, entry } = await ownEntry(ctx);
  const parsed = parseForm(entryForm(businessDate(ctx.services.clock.now())), ctx.body, ctx.locale);
  if (!parsed.ok) return showEntry(ctx, office, entry, parsed.form);
  const version = versionField.safeParse(ctx.body);
  if (!version.success) throw new Problem('badRequest');
  const changed = await correctEntry(
    ctx.tx,
    ctx.actor,
    { id: entry.id, eofficeId: office.id, version: version.data.version },
    parsed.value,
  );
  if (changed === 'otherYear')
    return showEntry(ctx, office, entry, formError(ctx.body, { date: t.errors.otherYear }));
  if (changed === 'acceptedAlready')
    return showEntry(
      ctx,
      office,
      entry,
      formError(ctx.body, { referredTo: eofficesTexts[ctx.locale].referrals.acceptedAlready }),
    );
  return redirect(ctx.href(`/e-offices/journal?month=${parsed.value.date.slice(0, 7)}`), {
    flash: { tone: 'success', text: t.corrected(entry.number) },
  });
}

export async function strikeEntryAction(ctx: ActionContext): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].journal;
  const { office, entry } = await ownEntry(ctx);
  const parsed = parseForm(strikeForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showEntry(ctx, office, entry, { ...formOfEntry(entry), errors: parsed.form.errors });
  const { version, reason } = parsed.value;
  await strikeEntry(ctx.tx, ctx.actor, { id: entry.id, eofficeId: office.id, version }, reason);
  return redirect(ctx.href(`/e-offices/journal?month=${entry.date.slice(0, 7)}`), {
    flash: { tone: 'success', text: t.struckDone(entry.number) },
  });
}
