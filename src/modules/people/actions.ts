import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { forbidden, notFound, stale } from '#platform/http/problems.ts';
import { changePerson, createPerson } from './commands.ts';
import { findDuplicates, findPerson } from './data.ts';
import { peopleTexts } from './messages.ts';
import { personFormPage } from './pages/register.tsx';
import { peopleScope } from './rights.ts';
import { wayBack } from './rules.ts';
import { type PersonFacts, personForm, readPerson, wayFields } from './schema.ts';

const params = z.object({ id: z.uuid() });
const confirmation = z.object({ confirmedNew: z.string().default('') });
const versionField = z.object({ version: z.coerce.number().int().positive() });

/** A worker without a centre takes no applications. */
export function placeOf(ctx: ActionContext): { readonly centreId: string } {
  const { centreId } = ctx.principal;
  if (!centreId) throw forbidden();
  return { centreId };
}

/** Checks the form and looks for the same person first; a new one is added only after that was seen. */
export async function readNewPerson(
  ctx: ActionContext,
): Promise<{ ok: true; facts: PersonFacts } | { ok: false; answer: Answer }> {
  const texts = peopleTexts[ctx.locale];
  const parsed = parseForm(personForm, ctx.body, ctx.locale);
  if (!parsed.ok) return { ok: false, answer: personFormPage(ctx, null, parsed.form) };
  const read = readPerson(parsed.value, texts, ctx.locale, businessDate(ctx.services.clock.now()));
  if (!read.ok) return { ok: false, answer: personFormPage(ctx, null, formError(ctx.body, read.errors)) };
  const confirmed = parseForm(confirmation, ctx.body, ctx.locale);
  if (!confirmed.ok || confirmed.value.confirmedNew !== 'yes') {
    const duplicates = await findDuplicates(ctx.tx, peopleScope(ctx.principal), read.value);
    if (duplicates.length > 0) {
      for (const { id } of duplicates) {
        const { centreId } = ctx.principal;
        ctx.viewed({ subject: 'person', subjectId: id, centreId, purpose: 'перевірка на повтор запису' });
      }
      return { ok: false, answer: personFormPage(ctx, null, formError(ctx.body, {}), duplicates) };
    }
  }
  return { ok: true, facts: read.value };
}

export async function createPersonAction(ctx: ActionContext): Promise<Answer> {
  const texts = peopleTexts[ctx.locale];
  const read = await readNewPerson(ctx);
  if (!read.ok) return read.answer;
  const created = await createPerson(ctx.tx, ctx.actor, placeOf(ctx), read.facts);
  if (created === 'taken') return personFormPage(ctx, null, formError(ctx.body, { taxNumber: texts.taken }));
  const flash = { tone: 'success', text: texts.created } as const;
  return redirect(ctx.href(wayBack(wayFields.parse(ctx.body), created.id)), { flash });
}

export async function changePersonAction(ctx: ActionContext): Promise<Answer> {
  const texts = peopleTexts[ctx.locale];
  const { id } = ctx.params(params);
  const person = await findPerson(ctx.tx, peopleScope(ctx.principal), id);
  if (!person) throw notFound();
  const version = versionField.safeParse(ctx.body);
  if (!version.success) throw stale();
  const parsed = parseForm(personForm, ctx.body, ctx.locale);
  if (!parsed.ok) return personFormPage(ctx, person, parsed.form);
  const read = readPerson(parsed.value, texts, ctx.locale, businessDate(ctx.services.clock.now()));
  if (!read.ok) return personFormPage(ctx, person, formError(ctx.body, read.errors));
  const done = await changePerson(ctx.tx, ctx.actor, placeOf(ctx), person, version.data.version, read.value);
  if (done === 'stale') throw stale();
  if (done === 'taken') return personFormPage(ctx, person, formError(ctx.body, { taxNumber: texts.taken }));
  const text = done === 'changed' ? texts.changed : texts.unchanged;
  return redirect(ctx.href(`/people/${id}`), { flash: { tone: 'success', text } });
}
