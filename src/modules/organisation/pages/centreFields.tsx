import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Fieldset } from '#ui/fieldset.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { TextArea } from '#ui/textArea.tsx';
import { TextField } from '#ui/textField.tsx';
import { centreKinds } from '../schema.ts';
import { isChecked, textsOf, typedIn } from './parts.tsx';
import { only } from './providers.tsx';

interface FieldsProps {
  readonly ctx: Context;
  readonly form: FormState;
}

/** What is asked once: it cannot be changed later. */
export function NewCentreFields({
  ctx,
  form,
  municipalities,
}: FieldsProps & { municipalities: readonly { id: string; name: string; active: boolean }[] }) {
  const t = textsOf(ctx);
  const open = municipalities.filter((one) => one.active);
  return (
    <>
      <Select
        name="municipalityId"
        label={t.columns.municipality}
        placeholder={t.errors.choose}
        options={open.map((one) => ({ value: one.id, label: one.name }))}
        value={typedIn(form, 'municipalityId') || only(open)}
        error={form.errors.municipalityId}
      />
      <TextField
        name="code"
        label={t.columns.code}
        hint={t.municipality.codeHint}
        value={typedIn(form, 'code')}
        error={form.errors.code}
        autocomplete="off"
        spellcheck={false}
        width={20}
      />
    </>
  );
}

/** What a centre is and how it works (ORG-1, BR-15, KS). */
export function CentreFields({ ctx, form }: FieldsProps) {
  const t = textsOf(ctx).centre;
  return (
    <>
      <TextField
        name="name"
        label={t.name}
        value={typedIn(form, 'name')}
        error={form.errors.name}
        autocomplete="off"
      />
      <Radios
        name="kind"
        legend={t.kind}
        options={centreKinds.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
        value={typedIn(form, 'kind')}
        error={form.errors.kind}
      />
      <TextField
        name="numberPrefix"
        label={t.numberPrefix}
        hint={t.numberPrefixHint}
        value={typedIn(form, 'numberPrefix')}
        error={form.errors.numberPrefix}
        autocomplete="off"
        spellcheck={false}
        maxlength={4}
        width={4}
      />
      <TextField
        name="address"
        label={t.address}
        value={typedIn(form, 'address')}
        error={form.errors.address}
        autocomplete="off"
      />
      <TextArea
        name="phones"
        label={t.phones}
        hint={t.phonesHint}
        value={typedIn(form, 'phones')}
        error={form.errors.phones}
        rows={3}
        optional
      />
      <TextField
        name="fax"
        label={t.fax}
        value={typedIn(form, 'fax')}
        error={form.errors.fax}
        autocomplete="off"
        width={20}
        optional
      />
      <TextField
        name="email"
        type="email"
        label={t.email}
        value={typedIn(form, 'email')}
        error={form.errors.email}
        autocomplete="off"
        width={30}
        optional
      />
      <TextField
        name="website"
        label={t.website}
        hint={t.websiteHint}
        value={typedIn(form, 'website')}
        error={form.errors.website}
        autocomplete="off"
        spellcheck={false}
        width={30}
        optional
      />
      <TextField
        name="waitStandardMinutes"
        label={t.wait}
        hint={t.waitHint}
        value={typedIn(form, 'waitStandardMinutes')}
        error={form.errors.waitStandardMinutes}
        inputmode="numeric"
        autocomplete="off"
        width={4}
      />
      <Fieldset id="options" legend={t.options}>
        <OneCheckbox
          form={form}
          name="extraterritorial"
          label={t.extraterritorial}
          hint={t.extraterritorialHint}
        />
        <OneCheckbox form={form} name="personalQueue" label={t.personalQueue} hint={t.personalQueueHint} />
        <OneCheckbox form={form} name="noLunchBreak" label={t.noLunchBreak} />
      </Fieldset>
    </>
  );
}

/** One yes-or-no of a group; each is a field of its own, so `Checkboxes` does not fit. */
function OneCheckbox(props: { form: FormState; name: string; label: string; hint?: string }) {
  return (
    <div class="ds-field v-option">
      <input
        class="ds-input"
        type="checkbox"
        id={props.name}
        name={props.name}
        value="yes"
        checked={isChecked(props.form, props.name)}
        aria-describedby={props.hint ? `${props.name}-note` : undefined}
      />
      <label class="ds-label" for={props.name}>
        {props.label}
      </label>
      {props.hint && (
        <div data-field="description" id={`${props.name}-note`}>
          {props.hint}
        </div>
      )}
    </div>
  );
}
