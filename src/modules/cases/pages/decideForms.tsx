import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { Details } from '#ui/details.tsx';
import { Heading } from '#ui/heading.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { competenceOf } from '../data/intake.ts';
import { appealOfCard } from '../rules/appeal.ts';
import { actionPage, textOf } from './frame.tsx';
import { type LoadedCase, loadCase } from './load.ts';

export const grantPage = async (ctx: Context): Promise<Answer> =>
  grantForm(ctx, await loadCase(ctx, 'рішення у справі'), emptyForm);

export function grantForm(ctx: Context, loaded: LoadedCase, form: FormState): Answer {
  const { row, texts } = loaded;
  const words = texts.grantPage;
  return actionPage(
    ctx,
    loaded,
    { action: 'decideGrant', path: 'grant', lead: words.lead, form },
    <>
      <TextArea
        name="text"
        label={words.text}
        value={textOf(form, 'text') ?? words.draft(row.service_name)}
        error={form.errors.text}
      />
      <TextArea
        name="granted"
        label={words.granted}
        hint={words.grantedHint}
        value={textOf(form, 'granted')}
        error={form.errors.granted}
        optional
      />
    </>,
  );
}

export const refusePage = async (ctx: Context): Promise<Answer> =>
  refuseForm(ctx, await loadCase(ctx, 'рішення у справі'), emptyForm);

/** The grounds of the card with their norms, what was found for each, plain words, and the way to appeal (BR-27). */
export function refuseForm(ctx: Context, loaded: LoadedCase, form: FormState): Answer {
  const { row, texts } = loaded;
  const words = texts.refusePage;
  const grounds = row.card.refusals.filter((refusal) => refusal.norm !== '');
  const chosen = form.values.grounds;
  const appeal = appealOfCard(row.card.appeal, row.provider_name);
  return actionPage(
    ctx,
    loaded,
    {
      action: 'decideRefuse',
      path: 'refuse',
      lead: words.lead,
      form,
      tone: 'danger',
      named: (field) => grounds[Number(/^found-(\d+)$/.exec(field)?.[1] ?? -1)]?.text,
    },
    <>
      <Checkboxes
        name="grounds"
        legend={words.grounds}
        error={form.errors.grounds}
        values={typeof chosen === 'string' ? [chosen] : chosen}
        options={grounds.map((refusal, index) => ({
          value: String(index),
          label: refusal.text,
          hint: refusal.norm,
          more: (
            <TextArea
              name={`found-${index}`}
              label={words.found}
              rows={2}
              value={textOf(form, `found-${index}`)}
              error={form.errors[`found-${index}`]}
            />
          ),
        }))}
      />
      <Details
        summary={words.own}
        open={
          grounds.length === 0 ||
          ['ownAct', 'ownClause', 'ownRequires', 'ownFound'].some(
            (field) => textOf(form, field) || form.errors[field],
          )
        }
      >
        <div class="v-form">
          <TextField
            name="ownAct"
            label={words.ownAct}
            value={textOf(form, 'ownAct')}
            error={form.errors.ownAct}
            optional
          />
          <TextField
            name="ownClause"
            label={words.ownClause}
            value={textOf(form, 'ownClause')}
            error={form.errors.ownClause}
            optional
          />
          <TextField
            name="ownRequires"
            label={words.ownRequires}
            value={textOf(form, 'ownRequires')}
            error={form.errors.ownRequires}
            optional
          />
          <TextField
            name="ownFound"
            label={words.ownFound}
            value={textOf(form, 'ownFound')}
            error={form.errors.ownFound}
            optional
          />
        </div>
      </Details>
      <TextArea
        name="reasons"
        label={words.reasons}
        value={textOf(form, 'reasons')}
        error={form.errors.reasons}
      />
      <TextArea name="whatNext" label={words.whatNext} value={textOf(form, 'whatNext')} optional />
      <Heading level={2}>{words.appeal}</Heading>
      {(['authority', 'authorityTerm', 'court', 'courtTerm', 'basis'] as const).map((field) => (
        <TextField
          key={field}
          name={field}
          label={words[field]}
          value={textOf(form, field) ?? appeal[field]}
          error={form.errors[field]}
        />
      ))}
    </>,
  );
}

export const passOnPage = async (ctx: Context): Promise<Answer> =>
  passOnForm(ctx, await loadCase(ctx, 'передача заяви'), emptyForm);

export async function passOnForm(ctx: Context, loaded: LoadedCase, form: FormState): Promise<Answer> {
  const { row, texts } = loaded;
  const words = texts.passOnPage;
  const today = businessDate(ctx.services.clock.now());
  const competence = await competenceOf(
    ctx.services.database.queries,
    row.service_id,
    row.received_on ?? today,
  );
  return actionPage(
    ctx,
    loaded,
    { action: 'passOn', path: 'pass-on', lead: words.lead, form },
    <>
      <TextField
        name="recipient"
        label={words.recipient}
        hint={competence.act || undefined}
        value={textOf(form, 'recipient') ?? competence.decidedBy}
        error={form.errors.recipient}
      />
      <TextArea
        name="text"
        label={words.text}
        value={textOf(form, 'text') ?? words.draft}
        error={form.errors.text}
      />
    </>,
  );
}
