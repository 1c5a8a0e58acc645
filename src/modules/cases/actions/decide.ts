import type { Answer } from '#platform/http/answer.ts';
import type { ActionContext } from '#platform/http/context.ts';
import { formValues, parseForm } from '#platform/http/forms.ts';
import { workOn } from '../commands/act.ts';
import { appealWords, grantService, passOn, refuseService } from '../commands/decide.ts';
import { competenceOf, workerForPaper } from '../data/intake.ts';
import { grantForm, passOnForm, refuseForm } from '../pages/decideForms.tsx';
import { textOf, withErrors } from '../pages/frame.tsx';
import { type LoadedCase, loadCase } from '../pages/load.ts';
import { refusalGaps } from '../rules/allowed.ts';
import { type AppealParts, appealOfCard } from '../rules/appeal.ts';
import * as schemas from '../schema.ts';
import { backToCase, seenVersion } from './back.ts';

const cardAppeal = ({ row }: LoadedCase): AppealParts => appealOfCard(row.card.appeal, row.provider_name);

export async function grantAction(ctx: ActionContext): Promise<Answer> {
  const loaded = await loadCase(ctx, 'рішення у справі');
  const { row, texts } = loaded;
  const parsed = parseForm(schemas.grantForm, ctx.body, ctx.locale);
  if (!parsed.ok) return grantForm(ctx, loaded, parsed.form);
  if (parsed.value.text === '') return grantForm(ctx, loaded, withErrors(ctx, { text: texts.errors.text }));
  const work = await workOn(ctx, row.id, seenVersion(ctx), 'decideGrant');
  const worker = await workerForPaper(ctx.tx, work.workerId);
  await grantService(work, { ...parsed.value, appeal: cardAppeal(loaded) }, worker);
  return backToCase(ctx, row.id, texts.grantPage.done);
}

/** The norms that the form names: grounds of the card as they stand there, and one of the worker's own. */
function normsOf(ctx: ActionContext, { row }: LoadedCase, value: schemas.RefuseForm) {
  const values = formValues(ctx.body);
  const grounds = row.card.refusals.filter((refusal) => refusal.norm !== '');
  const norms = value.grounds.flatMap((index) => {
    const ground = /^\d{1,3}$/.test(index) ? grounds[Number(index)] : undefined;
    const found = textOf({ values, errors: {} }, `found-${index}`) ?? '';
    return ground
      ? [
          {
            act: ground.norm,
            clause: ground.norm,
            norm: ground.norm,
            requires: ground.text,
            found,
            field: `found-${index}`,
          },
        ]
      : [];
  });
  const own = [value.ownAct, value.ownClause, value.ownRequires, value.ownFound];
  if (own.every((part) => part === '')) return norms;
  return [
    ...norms,
    {
      act: value.ownAct,
      clause: value.ownClause,
      norm: `${value.ownClause} ${value.ownAct}`.trim(),
      requires: value.ownRequires || value.ownClause,
      found: value.ownFound,
      field: 'ownFound',
    },
  ];
}

export async function refuseAction(ctx: ActionContext): Promise<Answer> {
  const loaded = await loadCase(ctx, 'рішення у справі');
  const { row, texts } = loaded;
  const words = texts.errors;
  const parsed = parseForm(schemas.refuseForm, ctx.body, ctx.locale);
  if (!parsed.ok) return refuseForm(ctx, loaded, parsed.form);
  const { value } = parsed;
  const norms = normsOf(ctx, loaded, value);
  const appeal: AppealParts = value;
  const lacking = (['authority', 'authorityTerm', 'court', 'courtTerm', 'basis'] as const).filter(
    (part) => value[part] === '',
  );
  const gaps = refusalGaps({
    norms,
    reasons: value.reasons,
    appeal: lacking.length ? '' : appealWords(appeal),
  });
  const errors: Record<string, string> = {};
  if (gaps.includes('norms')) errors[norms.length === 0 ? 'grounds' : 'ownAct'] = words.norms;
  for (const norm of norms) if (norm.found === '') errors[norm.field] = words.found;
  if (gaps.includes('reasons')) errors.reasons = words.reasons;
  for (const part of lacking) errors[part] = words.appeal;
  if (Object.keys(errors).length > 0) return refuseForm(ctx, loaded, withErrors(ctx, errors));
  const work = await workOn(ctx, row.id, seenVersion(ctx), 'decideRefuse');
  await refuseService(
    work,
    {
      norms: norms.map(({ norm, requires, found }) => ({ norm, requires, found })),
      reasons: value.reasons,
      whatNext: value.whatNext,
      appeal: {
        authority: value.authority,
        authorityTerm: value.authorityTerm,
        court: value.court,
        courtTerm: value.courtTerm,
        basis: value.basis,
      },
    },
    await workerForPaper(ctx.tx, work.workerId),
  );
  return backToCase(ctx, row.id, texts.refusePage.done);
}

export async function passOnAction(ctx: ActionContext): Promise<Answer> {
  const loaded = await loadCase(ctx, 'передача заяви');
  const { row, texts } = loaded;
  const parsed = parseForm(schemas.passOnForm, ctx.body, ctx.locale);
  if (!parsed.ok) return passOnForm(ctx, loaded, parsed.form);
  const errors: Record<string, string> = {};
  if (parsed.value.recipient === '') errors.recipient = texts.errors.recipient;
  if (parsed.value.text === '') errors.text = texts.errors.text;
  if (Object.keys(errors).length > 0) return passOnForm(ctx, loaded, withErrors(ctx, errors));
  const work = await workOn(ctx, row.id, seenVersion(ctx), 'passOn');
  const competence = await competenceOf(ctx.tx, row.service_id, row.received_on ?? work.today);
  await passOn(
    work,
    { ...parsed.value, act: competence.act, appeal: cardAppeal(loaded) },
    await workerForPaper(ctx.tx, work.workerId),
  );
  return backToCase(ctx, row.id, texts.passOnPage.done);
}
