import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { centresInReach } from '../data/devices.ts';
import { words } from '../messages.ts';
import { deviceScope } from '../rights.ts';
import { usualPerMinute } from '../rules/keyRights.ts';
import { errorLinks, typed } from './frame.tsx';
import { KeyCentres, KeyFields } from './keyFields.tsx';

export const showNewSystem = (ctx: Context): Promise<Answer> =>
  newSystemPage(ctx, { values: { perMinute: String(usualPerMinute) }, errors: {} }, 200);

/** The form of a new key for another system of the municipality. */
export async function newSystemPage(ctx: Context, form: FormState, status: number): Promise<Answer> {
  const { keys: t, devices } = words(ctx.locale);
  const centres = await centresInReach(ctx.services.database.queries, deviceScope(ctx.principal));
  return staffPage(
    ctx,
    {
      title: t.newTitle,
      status,
      hasErrors: status >= 400,
      breadcrumbs: (
        <Breadcrumbs
          items={[
            { label: devices.title, href: ctx.href('/devices') },
            { label: t.section, href: ctx.href('/devices/systems') },
          ]}
        />
      ),
    },
    <Stack gap="lg">
      <ErrorSummary errors={errorLinks(form)} />
      <Heading level={1}>{t.newTitle}</Heading>
      <p class="v-lead">{t.sectionText}</p>
      <Form
        action={ctx.href('/devices/systems')}
        hidden={<FormKey ctx={ctx} />}
        actions={<Button>{t.submit}</Button>}
      >
        <KeyCentres ctx={ctx} form={form} centres={centres} />
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          value={typed(form, 'name')}
          error={form.errors.name}
          autocomplete="off"
          width={30}
        />
        <KeyFields ctx={ctx} form={form} />
      </Form>
    </Stack>,
  );
}
