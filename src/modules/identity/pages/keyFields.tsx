import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { DateField } from '#ui/dateField.tsx';
import { TextField } from '#ui/textField.tsx';
import { words } from '../messages.ts';
import { keyRights } from '../rules/keyRights.ts';
import { typed } from './frame.tsx';

/** What a key of a system may do, until when, and how often. */
export function KeyFields({ ctx, form }: { ctx: Context; form: FormState }) {
  const t = words(ctx.locale).keys;
  const { rights = [] } = form.values;
  return (
    <>
      <Checkboxes
        name="rights"
        legend={t.rightsLegend}
        error={form.errors.rights}
        values={typeof rights === 'string' ? [rights] : rights}
        options={keyRights.map((value) => ({ value, label: t.rights[value] }))}
      />
      <DateField
        name="expires"
        label={t.expires}
        hint={t.expiresHint}
        value={typed(form, 'expires')}
        error={form.errors.expires}
        optional
      />
      <TextField
        name="perMinute"
        label={t.perMinute}
        hint={t.perMinuteHint}
        value={typed(form, 'perMinute')}
        error={form.errors.perMinute}
        inputmode="numeric"
        autocomplete="off"
        width={8}
      />
    </>
  );
}
