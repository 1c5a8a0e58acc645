import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { Radios } from '#ui/radios.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { keptKiosk } from '../../data/kiosk.ts';
import { queueTexts } from '../../messages.ts';
import { queueScope } from '../../rights.ts';
import { idParams } from '../../schema.ts';
import { PrinterNow } from './terminals.tsx';

export const terminalPage = (ctx: Context): Promise<Answer> => terminalScreen(ctx, emptyForm);

/** One kiosk as its head sets it up: the printer of its tickets and the PIN of its lock. */
export async function terminalScreen(ctx: Context, form: FormState): Promise<Answer> {
  const t = queueTexts[ctx.locale].terminals;
  const { id } = ctx.params(idParams);
  const kiosk = await keptKiosk(ctx.services.database.queries, queueScope(ctx.principal), id);
  if (!kiosk) throw notFound();
  const failed = Object.keys(form.errors).length > 0;
  const typed = (name: string, otherwise: string): string => {
    const value = form.values[name];
    return typeof value === 'string' ? value : otherwise;
  };
  const at = (step: string) => ctx.href(`/terminals/${id}/${step}`);
  return staffPage(
    ctx,
    {
      title: t.titleOf(kiosk.name),
      breadcrumbs: <Breadcrumbs items={[{ label: t.title, href: ctx.href('/terminals') }]} />,
      ...(failed ? { status: 422, hasErrors: true } : {}),
    },
    <Stack gap="lg">
      <ErrorSummary errors={Object.entries(form.errors).map(([field, message]) => ({ field, message }))} />
      <Heading level={1} caption={kiosk.centreName}>
        {kiosk.name}
      </Heading>
      <section aria-labelledby="printer">
        <Stack>
          <Heading level={2} id="printer">
            {t.printerTitle}
          </Heading>
          <p>{t.printerLead}</p>
          <p>
            <PrinterNow ctx={ctx} kiosk={kiosk} />
          </p>
          <Form action={at('printer')} hidden={<FormKey ctx={ctx} />} actions={<Button>{t.save}</Button>}>
            <TextField
              name="host"
              label={t.host}
              hint={t.hostHint}
              value={typed('host', kiosk.printer?.host ?? '')}
              error={form.errors.host}
              optional="quiet"
              spellcheck={false}
              autocomplete="off"
              width={20}
            />
            <TextField
              name="port"
              label={t.port}
              inputmode="numeric"
              value={typed('port', String(kiosk.printer?.port ?? 9100))}
              error={form.errors.port}
              width={8}
            />
            <Radios
              name="paper"
              legend={t.paper}
              value={typed('paper', String(kiosk.printer?.paperMm ?? 80))}
              options={([80, 58] as const).map((mm) => ({ value: String(mm), label: t.paperMm(mm) }))}
            />
          </Form>
          {kiosk.printer && (
            <Form
              action={at('check')}
              hidden={<FormKey ctx={ctx} />}
              actions={
                <Button variant="secondary" icon="printer">
                  {t.check}
                </Button>
              }
            />
          )}
        </Stack>
      </section>
      <section aria-labelledby="lock">
        <Stack>
          <Heading level={2} id="lock">
            {t.pinTitle}
          </Heading>
          <p>
            {t.pinLead} {kiosk.hasPin ? t.pinSet : t.pinUnset}
          </p>
          <Form action={at('pin')} hidden={<FormKey ctx={ctx} />} actions={<Button>{t.save}</Button>}>
            <TextField
              name="pin"
              type="password"
              inputmode="numeric"
              label={t.pin}
              hint={t.pinHint}
              error={form.errors.pin}
              autocomplete="new-password"
              maxlength={8}
              width={8}
            />
          </Form>
        </Stack>
      </section>
    </Stack>,
  );
}
