import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { weekdayName } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { Form } from '#ui/form.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import type { CentreRow } from '../data/places.ts';
import { centreFrame, tabHref } from './centreFrame.tsx';
import { Errors, hasErrors, textsOf, typedIn } from './parts.tsx';

/** A clear week: one line a day, empty = off; from when, and until when if it passes. */
export function weekPage(
  ctx: Context,
  centre: CentreRow,
  provider: { readonly id: string; readonly name: string } | null,
  form: FormState,
  status = 200,
): Answer {
  const t = textsOf(ctx);
  const fields = centre.no_lunch_break
    ? (['opens', 'closes'] as const)
    : (['opens', 'breakFrom', 'breakTo', 'closes'] as const);
  return centreFrame(
    ctx,
    centre,
    {
      tab: 'schedule',
      title: t.schedule.setTitle(provider?.name ?? t.schedule.ofCentre),
      status,
      hasErrors: hasErrors(form),
      top: <Errors form={form} />,
    },
    <Form
      action={ctx.href(tabHref(centre.id, 'schedule'))}
      hidden={
        <>
          <FormKey ctx={ctx} />
          <input type="hidden" name="providerId" value={provider?.id ?? ''} />
        </>
      }
      actions={
        <>
          <Button>{t.save}</Button>
          <LinkButton href={ctx.href(tabHref(centre.id, 'schedule'))} variant="secondary">
            {t.cancel}
          </LinkButton>
        </>
      }
    >
      <p>
        {t.schedule.lead} {provider && t.schedule.emptyFollows}
      </p>
      <DateField
        name="validFrom"
        label={t.schedule.validFrom}
        value={typedIn(form, 'validFrom')}
        error={form.errors.validFrom}
      />
      <DateField
        name="validTo"
        label={t.schedule.validTo}
        hint={t.schedule.validToHint}
        value={typedIn(form, 'validTo')}
        error={form.errors.validTo}
        optional
      />
      {[1, 2, 3, 4, 5, 6, 7].map((day) => (
        <Fieldset key={day} id={`day${day}`} legend={capitalised(weekdayName(ctx.locale, day))} inline>
          {fields.map((field) => (
            <TextField
              key={field}
              name={`${field}${day}`}
              label={t.schedule[field]}
              type="time"
              value={typedIn(form, `${field}${day}`)}
              error={form.errors[`${field}${day}`]}
              width={8}
              optional="quiet"
            />
          ))}
        </Fieldset>
      ))}
    </Form>,
  );
}

const capitalised = (word: string) => word.charAt(0).toLocaleUpperCase('uk') + word.slice(1);
