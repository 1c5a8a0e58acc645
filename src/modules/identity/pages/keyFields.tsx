import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { DateField } from '#ui/dateField.tsx';
import { TextField } from '#ui/textField.tsx';
import { words } from '../messages.ts';
import { keyRights } from '../rules/keyRights.ts';
import { typed } from './frame.tsx';

/** Where a key opens something: one centre needs no choice. */
export function KeyCentres({
  ctx,
  form,
  centres,
}: {
  ctx: Context;
  form: FormState;
  centres: readonly { readonly id: string; readonly name: string }[];
}) {
  const t = words(ctx.locale).keys;
  const { centreId = [] } = form.values;
  const only = centres.length === 1 ? centres[0] : undefined;
  if (only) return <input type="hidden" name="centreId" value={only.id} />;
  return (
    <Checkboxes
      name="centreId"
      legend={t.centres}
      hint={t.centresHint}
      error={form.errors.centreId}
      values={[centreId].flat()}
      options={centres.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

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
