import { type Answer, redirect } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formError, parseForm } from '#platform/http/forms.ts';
import { notFound, stale } from '#platform/http/problems.ts';
import { changePartner, recordPartner } from '../commands/agreements.ts';
import type { Partner } from '../data/agreements.ts';
import { officeWithin } from '../data/reach.ts';
import { eofficesTexts } from '../messages.ts';
import { municipalityOf, partnerOf, showPartner } from '../pages/network/partners.tsx';
import { eofficeScope } from '../rights.ts';
import { partnerForm } from '../schemas/agreements.ts';

export const newPartnerAction = (ctx: ActionContext): Promise<Answer> => save(ctx, null);
export const partnerAction = async (ctx: ActionContext): Promise<Answer> => save(ctx, await partnerOf(ctx));

async function save(ctx: ActionContext, partner: Partner | null): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].partners;
  const parsed = parseForm(partnerForm, ctx.body, ctx.locale);
  if (!parsed.ok) return showPartner(ctx, partner, parsed.form);
  const { office } = parsed.value;
  if (office !== null && !(await officeWithin(ctx.tx, eofficeScope(ctx.principal), office))) throw notFound();
  const municipalityId = municipalityOf(ctx);
  const done = partner
    ? await changePartner(ctx.tx, ctx.actor, { id: partner.id, municipalityId }, parsed.value)
    : await recordPartner(ctx.tx, ctx.actor, municipalityId, parsed.value);
  if (done === 'stale') throw stale();
  if (done === 'taken') return showPartner(ctx, partner, formError(ctx.body, { project: t.taken }));
  return redirect(ctx.href('/e-offices/network/partners'), { flash: { tone: 'success', text: t.saved } });
}
