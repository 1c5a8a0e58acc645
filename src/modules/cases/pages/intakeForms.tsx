import { findPerson, type PersonSearch, searchPeople } from '#modules/people/data.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState, formValues } from '#platform/http/forms.ts';
import { conflict, forbidden } from '#platform/http/problems.ts';
import { fullName } from '#platform/text/personName.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { ErrorSummary } from '#ui/error-summary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Radios } from '#ui/radios.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { TextField } from '#ui/text-field.tsx';
import { applicantScope, mayCase } from '../rights.ts';
import { consentText, consentTextEn, consentVersion } from '../rules/consentText.ts';
import { channels, consentForms, consentKinds } from '../schema.ts';
import { actionPage, CaseKeys, textOf } from './frame.tsx';
import { type LoadedCase, loadCase } from './load.ts';
import { PickPerson } from './pickPerson.tsx';

const purpose = 'оформлення заяви';

/** Who applies, by what authority, and the centre's territory. */
export async function applicantPage(ctx: Context): Promise<Answer> {
  return applicantForm(ctx, await loadCase(ctx, purpose), emptyForm, undefined);
}

/** The search for a representative keeps what was typed in the form around it. */
export async function findRepresentativePage(ctx: Context): Promise<Answer> {
  const loaded = await loadCase(ctx, purpose);
  const values = formValues(ctx.body);
  const words = String(values.q ?? '');
  // Without words the person was picked from what had been found.
  const found = words === '' ? undefined : await searchFor(ctx, words);
  return applicantForm(ctx, loaded, { values: { ...values, channel: 'representative' }, errors: {} }, found);
}

async function searchFor(ctx: Context, words: string): Promise<PersonSearch> {
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
          options={channels.map((channel) => ({ value: channel, label: texts.channels[channel] }))}
        />
        {chosen && (
          <Alert tone="info">
            <p>
              {words.chosen}: <strong>{fullName(chosen)}</strong>
            </p>
          </Alert>
        )}
        <TextField
          name="authority"
          label={words.authority}
          hint={words.authorityHint}
          value={textOf(form, 'authority') ?? row.authority ?? ''}
          error={form.errors.authority}
          optional
        />
        {!row.extraterritorial && (
          <>
            <Radios
              name="territory"
              legend={words.territory}
              hint={people.applicant.address || undefined}
              value={textOf(form, 'territory') ?? row.territory ?? undefined}
              error={form.errors.territory}
              options={(['resident', 'override'] as const).map((value) => ({
                value,
                label: texts.territories[value],
              }))}
            />
            <TextField
              name="territoryReason"
              label={words.reason}
              value={textOf(form, 'territoryReason') ?? row.territory_reason ?? ''}
              error={form.errors.territoryReason}
              optional
            />
          </>
        )}
      </Form>
      <Heading level={2}>{words.findRepresentative}</Heading>
      <Form
        action={ctx.href(`/cases/${row.id}/applicant/find`)}
        actions={
          <Button variant="secondary" icon="search">
            {texts.intake.search}
          </Button>
        }
      >
        <TextField
          name="q"
          id="representative"
          label={texts.intake.findLabel}
          type="search"
          value={textOf(form, 'q')}
          error={form.errors.representative}
          autocomplete="off"
        />
      </Form>
      <PickPerson
        locale={ctx.locale}
        found={found}
        action={ctx.href(`/cases/${row.id}/applicant/find`)}
        hidden={(person) => <input type="hidden" name="representative" value={person.id} />}
        label={(person) => words.choose(fullName(person))}
      />
    </Stack>,
  );
}

export const consentPage = async (ctx: Context): Promise<Answer> =>
  consentForm(ctx, await loadCase(ctx, purpose), emptyForm);

export function consentForm(ctx: Context, loaded: LoadedCase, form: FormState): Answer {
  const { texts, people, standing } = loaded;
  const words = texts.consentPage;
  const kinds = standing.facts.consents.processing
    ? consentKinds.filter((kind) => kind !== 'processing')
    : consentKinds;
  return actionPage(
    ctx,
    loaded,
    { action: 'recordConsent', path: 'consent', lead: words.lead, submit: texts.save, form },
    <>
      <Alert tone="info" title={`${words.version} ${consentVersion}`}>
        <p>{ctx.locale === 'uk' ? consentText : consentTextEn}</p>
      </Alert>
      <Radios
        name="kind"
        legend={words.kind}
        value={textOf(form, 'kind') ?? kinds[0]}
        error={form.errors.kind}
        options={kinds.map((kind) => ({ value: kind, label: texts.consentKinds[kind] }))}
      />
      <Radios
        name="person"
        legend={words.person}
        value={textOf(form, 'person') ?? people.applicant.id}
        error={form.errors.person}
        options={[people.applicant, ...(people.representative ? [people.representative] : [])].map(
          (person) => ({
            value: person.id,
            label: fullName(person),
          }),
        )}
      />
      <Radios
        name="form"
        legend={words.form}
        value={textOf(form, 'form')}
        error={form.errors.form}
        options={consentForms.map((one) => ({ value: one, label: texts.consentForms[one] }))}
      />
      <TextField
        name="note"
        label={words.note}
        hint={words.noteHint}
        value={textOf(form, 'note')}
        error={form.errors.note}
        optional
      />
      <Checkboxes
        name="confirmed"
        legend={words.confirmed}
        error={form.errors.confirmed}
        values={textOf(form, 'confirmed') ? ['yes'] : []}
        options={[{ value: 'yes', label: words.confirmed }]}
      />
    </>,
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
