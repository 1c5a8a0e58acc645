import { businessDate } from '#platform/clock/clock.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { Form } from '#ui/form.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import { textsOf, typedIn } from './parts.tsx';

/** One date that differs: closed, or other hours, with the reason that visitors will see (ORG-3). */
export function ExceptionForm(props: {
  ctx: Context;
  form: FormState;
  providers: readonly { id: string; name: string }[];
  action: string;
}) {
  const { ctx, form } = props;
  const t = textsOf(ctx).schedule;
  return (
    <Form
      action={props.action}
      hidden={<FormKey ctx={ctx} />}
      actions={<Button variant="secondary">{t.exceptionNew}</Button>}
    >
      <DateField
        name="date"
        label={t.date}
        value={typedIn(form, 'date')}
        error={form.errors.date}
        min={businessDate(ctx.services.clock.now())}
      />
      {props.providers.length > 0 && (
        <Select
          name="providerId"
          label={t.whose}
          placeholder={t.wholeCentre}
          options={props.providers.map((one) => ({ value: one.id, label: one.name }))}
          value={typedIn(form, 'providerId')}
          error={form.errors.providerId}
          optional="quiet"
        />
      )}
      <Radios
        name="kind"
        legend={t.what}
        options={[
          { value: 'closed', label: t.kindClosed },
          { value: 'hours', label: t.kindHours },
        ]}
        value={typedIn(form, 'kind') || 'closed'}
        error={form.errors.kind}
      />
      <Fieldset id="exceptionHours" legend={t.kindHours} inline optional>
        <TextField
          name="opens"
          type="time"
          label={t.opens}
          value={typedIn(form, 'opens')}
          error={form.errors.opens}
          width={8}
          optional="quiet"
        />
        <TextField
          name="closes"
          type="time"
          label={t.closes}
          value={typedIn(form, 'closes')}
          error={form.errors.closes}
          width={8}
          optional="quiet"
        />
      </Fieldset>
      <TextField
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        value={typedIn(form, 'reason')}
        error={form.errors.reason}
        autocomplete="off"
      />
    </Form>
  );
}
