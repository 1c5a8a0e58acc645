import { findPerson, type PersonSearch, searchPeople } from '#modules/people/data.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState, formValues } from '#platform/http/forms.ts';
import { conflict, forbidden } from '#platform/http/problems.ts';
import { fullName } from '#platform/text/personName.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Radios } from '#ui/radios.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { applicantScope, mayCase } from '../rights.ts';
import { applicantQuery, channels } from '../schema.ts';
import { actionPage, CaseKeys, textOf } from './frame.tsx';
import { type LoadedCase, loadCase } from './load.ts';
import { PickPerson } from './pickPerson.tsx';

const purpose = 'оформлення заяви';

/** Who applies, by what authority, and the centre's territory. */
export async function applicantPage(ctx: Context): Promise<Answer> {
  const { representative } = ctx.query(applicantQuery);
  // Back from adding a person who was not in the register yet.
  const form = representative
    ? { values: { representative, channel: 'representative' }, errors: {} }
    : emptyForm;
  return applicantForm(ctx, await loadCase(ctx, purpose), form, undefined);
}

/** The search for a representative keeps all that was typed around it; a pick comes here too. */
export async function findRepresentativePage(ctx: Context): Promise<Answer> {
  const loaded = await loadCase(ctx, purpose);
  const { pick, ...typed } = formValues(ctx.body);
  if (typeof pick === 'string' && pick !== '') {
    const values = { ...typed, representative: pick, channel: 'representative', q: '' };
    return applicantForm(ctx, loaded, { values, errors: {} }, undefined);
  }
  const form = { values: { ...typed, channel: 'representative' }, errors: {} };
  return applicantForm(ctx, loaded, form, await searchFor(ctx, String(typed.q ?? '')));
}

export async function searchFor(ctx: Context, words: string): Promise<PersonSearch> {
  const { centreId } = ctx.principal;
  const found = await searchPeople(
    ctx.services.database.queries,
    applicantScope(ctx.principal),
    words.slice(0, 200),
  );
  if (found !== 'tooShort')
    for (const { id } of found.people) ctx.viewed({ subject: 'person', subjectId: id, centreId, purpose });
  return found;
}

export async function applicantForm(
  ctx: Context,
  loaded: LoadedCase,
  form: FormState,
  found: PersonSearch | undefined,
): Promise<Answer> {
  const { row, texts, people } = loaded;
  if (!mayCase(ctx.principal, 'case.take')) throw forbidden();
  if (row.state !== 'draft') throw conflict(texts.say('notInThisState'));
  const words = texts.applicantPage;
  const chosenId = textOf(form, 'representative') || row.representative_id;
  const chosen =
    chosenId && chosenId !== people.representative?.id
      ? await findPerson(ctx.services.database.queries, applicantScope(ctx.principal), chosenId)
      : people.representative;
  const find = ctx.href(`/cases/${row.id}/applicant/find`);
  const representativeFields = (
    <>
      <Fieldset id="who" legend={words.findRepresentative} error={form.errors.representative}>
        {chosen && (
          <Alert tone="success">
            <p>
              {words.chosen}: <strong>{fullName(chosen)}</strong>
            </p>
          </Alert>
        )}
        <TextField
          name="q"
          id="representative"
          label={texts.intake.findLabel}
          type="search"
          value={textOf(form, 'q')}
          autocomplete="off"
          optional="quiet"
        />
        <div class="v-actions">
          <Button variant="secondary" icon="search" formaction={find}>
            {texts.intake.search}
          </Button>
          <LinkButton
            href={ctx.href(`/people/new?case=${row.id}&as=representative`)}
            variant="tertiary"
            icon="plus"
          >
            {words.addPerson}
          </LinkButton>
        </div>
        <PickPerson
          locale={ctx.locale}
          found={found}
          take={(person) => (
            <Button size="sm" variant="secondary" formaction={find} name="pick" value={person.id}>
              {words.choose(fullName(person))}
            </Button>
          )}
        />
      </Fieldset>
      <TextField
        name="authority"
        label={words.authority}
        hint={words.authorityHint}
        value={textOf(form, 'authority') ?? row.authority ?? ''}
        error={form.errors.authority}
      />
    </>
  );
  const reasonField = (
    <TextField
      name="territoryReason"
      label={words.reason}
      value={textOf(form, 'territoryReason') ?? row.territory_reason ?? ''}
      error={form.errors.territoryReason}
    />
  );
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  return staffPage(
    ctx,
    { title: texts.changeApplicant, status: errors.length ? 422 : 200, hasErrors: errors.length > 0 },
    <Stack>
      <Heading level={1} caption={`${texts.draft} · ${row.service_plain}`}>
        {texts.changeApplicant}
      </Heading>
      <ErrorSummary errors={errors} />
      <p class="v-lead">{words.lead}</p>
      <Form
        action={ctx.href(`/cases/${row.id}/applicant`)}
        hidden={
          <>
            <CaseKeys ctx={ctx} version={row.version} form={form} />
            {chosen && <input type="hidden" name="representative" value={chosen.id} />}
          </>
        }
        actions={
          <>
            <Button>{texts.save}</Button>
            <LinkButton href={ctx.href(`/cases/${row.id}`)} variant="secondary">
              {texts.cancel}
            </LinkButton>
          </>
        }
      >
        <Radios
          name="channel"
          legend={texts.facts.channel}
          value={textOf(form, 'channel') ?? row.channel}
          options={channels.map((channel) => ({
            value: channel,
            label: texts.channels[channel],
            ...(channel === 'representative' ? { more: representativeFields } : {}),
          }))}
        />
        {!row.extraterritorial && (
          <Radios
            name="territory"
            legend={words.territory}
            hint={people.applicant.address || undefined}
            value={textOf(form, 'territory') ?? row.territory ?? undefined}
            error={form.errors.territory}
            options={(['resident', 'override'] as const).map((value) => ({
              value,
              label: texts.territories[value],
              ...(value === 'override' ? { more: reasonField } : {}),
            }))}
          />
        )}
      </Form>
    </Stack>,
  );
}

export const deficiencyPage = async (ctx: Context): Promise<Answer> =>
  deficiencyForm(ctx, await loadCase(ctx, purpose), emptyForm);

/** Prefilled with what the packet lacks: the worker adds errors and how to mend them. */
export function deficiencyForm(ctx: Context, loaded: LoadedCase, form: FormState): Answer {
  const { texts, details } = loaded;
  const words = texts.noticePage;
  const missing = details.packet.filter((item) => item.status === 'missing');
  return actionPage(
    ctx,
    loaded,
    { action: 'tellDeficiencies', path: 'deficiency', lead: words.lead, form },
    <>
      <TextArea
        name="text"
        label={words.text}
        value={textOf(form, 'text') ?? missing.map((item) => `Немає: ${item.name}`).join('\n')}
        error={form.errors.text}
      />
      <TextArea
        name="howToMend"
        label={words.howToMend}
        value={
          textOf(form, 'howToMend') ??
          missing.map((item) => item.note || `Принесіть або надішліть: ${item.name}`).join('\n')
        }
        error={form.errors.howToMend}
      />
    </>,
  );
}
