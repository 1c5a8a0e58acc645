import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { type ConfiguredCentre, centresToConfigure, settingsOf } from '../../data/categories.ts';
import { queueTexts } from '../../messages.ts';
import { queueScope } from '../../rights.ts';
import { centreIdParams } from '../../schemas/categories.ts';

/** The centre of the address, when the reader configures it; else 404. */
export async function configuredCentre(ctx: Context): Promise<ConfiguredCentre> {
  const { centreId } = ctx.params(centreIdParams);
  const centres = await centresToConfigure(ctx.services.database.queries, queueScope(ctx.principal));
  const centre = centres.find(({ id }) => id === centreId);
  if (!centre) throw notFound();
  return centre;
}

export async function queueSettingsPage(ctx: Context): Promise<Answer> {
  const centre = await configuredCentre(ctx);
  const settings = await settingsOf(ctx.services.database.queries, centre.id);
  if (!settings) throw notFound();
  const values = Object.fromEntries(Object.entries(settings).map(([name, value]) => [name, String(value)]));
  return queueSettingsScreen(ctx, centre, { values, errors: {} });
}

const numbers = [
  'priorityRun',
  'returnGraceMinutes',
  'recallCoolDownSeconds',
  'mostCalls',
  'lastEntryMinutes',
] as const;

/** How the queue of one centre works; the public page «How the queue works» is made from the same row (BR-18). */
export function queueSettingsScreen(ctx: Context, centre: ConfiguredCentre, form: FormState): Answer {
  const texts = queueTexts[ctx.locale].categories;
  const t = texts.settings;
  const value = (name: string) => {
    const typed = form.values[name];
    return typeof typed === 'string' ? typed : undefined;
  };
  const number = (name: (typeof numbers)[number] | 'childrenCapacity', hint?: string) => (
    <TextField
      key={name}
      name={name}
      label={t[name]}
      hint={hint}
      value={value(name)}
      error={form.errors[name]}
      inputmode="numeric"
      width={4}
      autocomplete="off"
    />
  );
  const hints: Partial<Record<(typeof numbers)[number], string>> = {
    priorityRun: t.priorityRunHint,
    lastEntryMinutes: t.lastEntryHint,
  };
  return staffPage(
    ctx,
    {
      title: t.title(centre.name),
      ...(Object.keys(form.errors).length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={Object.entries(form.errors).map(([field, message]) => ({ field, message }))} />
      <Heading level={1} caption={centre.municipality}>
        {t.title(centre.name)}
      </Heading>
      <p class="v-lead">
        {t.lead} <a href={ctx.href(`/centres/${centre.code}/order`)}>{texts.order.link}</a>
      </p>
      <Form
        action={ctx.href(`/admin/queue/centres/${centre.id}`)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="version" value={value('version') ?? '1'} />
          </>
        }
        actions={
          <>
            <Button>{texts.save}</Button>
            <LinkButton href={ctx.href('/admin/queue')} variant="secondary" icon="arrow-left">
              {texts.back}
            </LinkButton>
          </>
        }
      >
        {numbers.map((name) => number(name, hints[name]))}
        {(['shelterNote', 'shelterNoteEn'] as const).map((name) => (
          <TextField
            key={name}
            name={name}
            label={t[name]}
            hint={name === 'shelterNote' ? t.shelterHint : undefined}
            value={value(name)}
            error={form.errors[name]}
            maxlength={300}
            autocomplete="off"
            optional
          />
        ))}
        {number('childrenCapacity', t.childrenHint)}
      </Form>
    </Stack>,
  );
}
