import { findPerson, type PersonRow, type PersonSearch, searchPeople } from '#modules/people/data.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState, formValues } from '#platform/http/forms.ts';
import { conflict } from '#platform/http/problems.ts';
import { fullName } from '#platform/text/personName.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Radios } from '#ui/radios.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { applicantScope, mayCase } from '../rights.ts';
import { consentText, consentTextEn, consentVersion } from '../rules/consentText.ts';
import { consentForms, consentQuery } from '../schema.ts';
import { actionPage, CaseKeys, textOf } from './frame.tsx';
import { type LoadedCase, loadCase } from './load.ts';
import { PickPerson } from './pickPerson.tsx';

const purpose = 'запис згоди';

/** The applicant's own consent first; then another person's while one is needed; then the rest. */
export type ConsentMode = 'own' | 'other' | 'more';

export function consentMode({ standing }: LoadedCase, other: boolean): ConsentMode {
  const { consents } = standing.facts;
  if (!consents.processing) return 'own';
  return other || consents.otherPeopleMissing > 0 ? 'other' : 'more';
}

export async function consentPage(ctx: Context): Promise<Answer> {
  const loaded = await loadCase(ctx, purpose);
  const { other, person } = ctx.query(consentQuery);
  const mode = consentMode(loaded, other !== '');
  return consentForm(ctx, loaded, person ? { ...emptyForm, values: { person } } : emptyForm, { mode });
}

/** The search for the other person keeps what was typed around it; a pick comes here too. */
export async function findOtherPersonPage(ctx: Context): Promise<Answer> {
  const loaded = await loadCase(ctx, purpose);
  const values = formValues(ctx.body);
  const picked = typeof values.pick === 'string' ? values.pick : '';
  if (picked) {
    const form = { values: { ...values, person: picked, q: '' }, errors: {} };
    return consentForm(ctx, loaded, form, { mode: 'other' });
  }
  const found = await searchFor(ctx, String(values.q ?? ''));
  return consentForm(ctx, loaded, { values, errors: {} }, { mode: 'other', found });
}

async function searchFor(ctx: Context, words: string): Promise<PersonSearch> {
  const { centreId } = ctx.principal;
  const scope = applicantScope(ctx.principal);
  const found = await searchPeople(ctx.services.database.queries, scope, words.slice(0, 200));
  if (found !== 'tooShort')
    for (const { id } of found.people) ctx.viewed({ subject: 'person', subjectId: id, centreId, purpose });
  return found;
}

/** A person who is neither the applicant nor the representative: for them there is their own consent. */
export async function otherPersonOf(
  ctx: Context,
  { row }: LoadedCase,
  id: string | undefined,
): Promise<PersonRow | undefined> {
  if (!id || id === row.applicant_id) return undefined;
  return findPerson(ctx.services.database.queries, applicantScope(ctx.principal), id);
}

interface ConsentOptions {
  readonly mode: ConsentMode;
  readonly found?: PersonSearch;
}

export async function consentForm(
  ctx: Context,
  loaded: LoadedCase,
  form: FormState,
  { mode, found }: ConsentOptions,
): Promise<Answer> {
  const { texts, row } = loaded;
  const words = texts.consentPage;
  const chosen = mode === 'other' ? await otherPersonOf(ctx, loaded, textOf(form, 'person')) : undefined;
  return actionPage(
    ctx,
    loaded,
    {
      action: 'recordConsent',
      path: 'consent',
      lead: mode === 'other' ? words.otherLead : words.lead,
      submit: texts.save,
      form,
    },
    <>
      {mode === 'own' && <OwnConsent ctx={ctx} loaded={loaded} form={form} />}
      {mode === 'other' && (
        <OtherPerson ctx={ctx} loaded={loaded} form={form} chosen={chosen} found={found} />
      )}
      {mode === 'more' && (
        <>
          {mayCase(ctx.principal, 'case.take') && (
            <p>
              <LinkButton
                href={ctx.href(`/cases/${row.id}/consent?other=1`)}
                variant="secondary"
                size="sm"
                icon="plus"
              >
                {words.recordOther}
              </LinkButton>
            </p>
          )}
          <Radios
            name="kind"
            legend={words.kind}
            value={textOf(form, 'kind')}
            error={form.errors.kind}
            options={(['thirdParties', 'communityRegister'] as const).map((kind) => ({
              value: kind,
              label: texts.consentKinds[kind],
            }))}
          />
        </>
      )}
      <Radios
        name="form"
        legend={words.form}
        value={textOf(form, 'form')}
        error={form.errors.form}
        options={consentForms.map((one) => ({ value: one, label: texts.consentForms[one] }))}
      />
      <TextField
        name="note"
        label={mode === 'other' ? words.proof : words.note}
        hint={mode === 'other' ? words.proofHint : undefined}
        value={textOf(form, 'note')}
        error={form.errors.note}
        optional={mode !== 'other'}
      />
      <Checkboxes
        name="confirmed"
        legend={words.confirmation}
        error={form.errors.confirmed}
        values={textOf(form, 'confirmed') ? ['yes'] : []}
        options={[{ value: 'yes', label: mode === 'other' ? words.otherConfirmed : words.confirmed }]}
      />
      {mode === 'own' && row.state === 'draft' && (
        <OthersQuestion loaded={loaded} value={textOf(form, 'others')} error={form.errors.others} />
      )}
    </>,
  );
}

interface PartProps {
  ctx: Context;
  loaded: LoadedCase;
  form: FormState;
}

function OwnConsent({ ctx, loaded, form }: PartProps) {
  const { texts, people } = loaded;
  const words = texts.consentPage;
  return (
    <>
      <input type="hidden" name="kind" value="processing" />
      <Alert tone="info" title={`${words.version} ${consentVersion}`}>
        <p>{ctx.locale === 'uk' ? consentText : consentTextEn}</p>
      </Alert>
      {people.representative ? (
        <Radios
          name="person"
          legend={words.person}
          value={textOf(form, 'person') ?? people.representative.id}
          error={form.errors.person}
          options={[people.representative, people.applicant].map((person) => ({
            value: person.id,
            label: fullName(person),
          }))}
        />
      ) : (
        <p>
          {words.person}: <strong>{fullName(people.applicant)}</strong>
        </p>
      )}
    </>
  );
}

interface OtherPersonProps extends PartProps {
  chosen: PersonRow | undefined;
  found: PersonSearch | undefined;
}

function OtherPerson({ ctx, loaded, form, chosen, found }: OtherPersonProps) {
  const { row, texts } = loaded;
  const words = texts.consentPage;
  const find = ctx.href(`/cases/${row.id}/consent/find`);
  return (
    <>
      <input type="hidden" name="kind" value="otherPerson" />
      {chosen && <input type="hidden" name="person" value={chosen.id} />}
      {row.state === 'draft' && (
        <p>
          {words.othersNeeded}{' '}
          <a class="ds-link" href={ctx.href(`/cases/${row.id}/others`)}>
            {words.changeAnswer}
          </a>
        </p>
      )}
      <Fieldset id="whose" legend={words.whose} error={form.errors.person}>
        {chosen && (
          <Alert tone="success">
            <p>
              {words.chosen}: <strong>{fullName(chosen)}</strong>
            </p>
          </Alert>
        )}
        <TextField
          name="q"
          id="person"
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
          <LinkButton href={ctx.href(`/people/new?case=${row.id}&as=other`)} variant="tertiary" icon="plus">
            {words.addPerson}
          </LinkButton>
        </div>
        <PickPerson
          locale={ctx.locale}
          found={found}
          take={(person) => (
            <Button size="sm" variant="secondary" formaction={find} name="pick" value={person.id}>
              {texts.applicantPage.choose(fullName(person))}
            </Button>
          )}
        />
      </Fieldset>
    </>
  );
}

function OthersQuestion(props: { loaded: LoadedCase; value: string | undefined; error: string | undefined }) {
  const { row, texts } = props.loaded;
  const words = texts.consentPage;
  const known = row.other_people === null ? undefined : row.other_people ? 'yes' : 'no';
  return (
    <Radios
      name="others"
      legend={words.others}
      hint={words.othersHint}
      value={props.value ?? known}
      error={props.error}
      options={[
        { value: 'no', label: words.othersNo },
        { value: 'yes', label: words.othersYes },
      ]}
    />
  );
}

/** The answer may be changed until the registration. */
export const othersPage = async (ctx: Context): Promise<Answer> =>
  othersForm(ctx, await loadCase(ctx, purpose), emptyForm);

export function othersForm(ctx: Context, loaded: LoadedCase, form: FormState): Answer {
  const { row, texts } = loaded;
  const words = texts.consentPage;
  if (row.state !== 'draft') throw conflict(texts.say('notInThisState'));
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  return staffPage(
    ctx,
    { title: words.others, status: errors.length ? 422 : 200, hasErrors: errors.length > 0 },
    <Stack>
      <Heading level={1} caption={`${texts.draft} · ${row.service_plain}`}>
        {words.othersTitle}
      </Heading>
      <ErrorSummary errors={errors} />
      <Form
        action={ctx.href(`/cases/${row.id}/others`)}
        hidden={<CaseKeys ctx={ctx} version={row.version} form={form} />}
        actions={
          <>
            <Button>{texts.save}</Button>
            <LinkButton href={ctx.href(`/cases/${row.id}`)} variant="secondary">
              {texts.cancel}
            </LinkButton>
          </>
        }
      >
        <OthersQuestion loaded={loaded} value={textOf(form, 'others')} error={form.errors.others} />
      </Form>
    </Stack>,
  );
}
