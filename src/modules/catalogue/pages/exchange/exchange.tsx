import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { FileField } from '#ui/fileField.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { type Choices, choicesIn, type KeptCentre, keptCentres } from '../../data/setup.ts';
import { catalogueTexts } from '../../messages.ts';
import { catalogueScope, may } from '../../rights.ts';

/** `/catalogue/exchange`: cards out to a file, and a file back in. */
export const exchangePage = (ctx: Context): Promise<Answer> => renderExchange(ctx, emptyForm);

export async function renderExchange(ctx: Context, form: FormState, status = 200): Promise<Answer> {
  const { exchange: t, staff } = catalogueTexts[ctx.locale];
  const db = ctx.services.database.queries;
  const scope = catalogueScope(ctx.principal);
  const centres = await keptCentres(db, scope);
  const choices = await Promise.all(centres.map((centre) => choicesIn(db, scope, centre)));
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  return staffPage(
    ctx,
    {
      title: t.title,
      status,
      hasErrors: errors.length > 0,
      breadcrumbs: <Breadcrumbs items={[{ label: staff.title, href: ctx.href('/catalogue') }]} />,
    },
    <Stack gap="lg">
      <Stack>
        <ErrorSummary errors={errors} />
        <Heading level={1}>{t.title}</Heading>
        <p>{t.lead}</p>
      </Stack>
      {centres.length === 0 ? (
        <EmptyState title={catalogueTexts[ctx.locale].setup.noCentre} icon="list-details">
          <p>{catalogueTexts[ctx.locale].setup.noCentreHint}</p>
        </EmptyState>
      ) : (
        <>
          <section class="v-stack" aria-labelledby="export">
            <Heading level={2} id="export">
              {t.export.title}
            </Heading>
            <p>{t.export.lead}</p>
            {choices.map((one) => (
              <ExportForm key={one.centre.id} ctx={ctx} choices={one} alone={choices.length === 1} />
            ))}
          </section>
          {may(ctx, 'catalogue.import') && <ImportForm ctx={ctx} centres={centres} form={form} />}
        </>
      )}
    </Stack>,
  );
}

function ExportForm({ ctx, choices, alone }: { ctx: Context; choices: Choices; alone: boolean }) {
  const t = catalogueTexts[ctx.locale].exchange.export;
  const { centre, lists, groups, providers } = choices;
  const options = [
    { value: 'all', label: t.all },
    ...lists.map(({ id, number, decidedOn }) => ({
      value: `list:${id}`,
      label: t.list(number, formatDate(ctx.locale, decidedOn)),
    })),
    ...groups.map(({ id, letter, nameUk, nameEn }) => ({
      value: `group:${id}`,
      label: t.group(letter, ctx.locale === 'uk' ? nameUk : nameEn),
    })),
    ...(providers.length > 1
      ? providers.map(({ id, name }) => ({ value: `provider:${id}`, label: t.provider(name) }))
      : []),
  ];
  return (
    <form class="v-form" method="get" action={ctx.href('/catalogue/exchange/file')}>
      {!alone && <Heading level={3}>{centre.name}</Heading>}
      <input type="hidden" name="centre" value={centre.id} />
      <Select
        name="what"
        id={`what-${centre.id}`}
        label={t.what}
        options={options}
        value="all"
        optional="quiet"
      />
      <Radios
        name="format"
        id={`format-${centre.id}`}
        legend={t.format}
        value="xlsx"
        options={(['xlsx', 'yaml'] as const).map((value) => ({ value, label: t.formats[value] }))}
      />
      <div class="v-actions">
        <Button type="submit" variant="secondary" icon="download">
          {t.button}
        </Button>
      </div>
    </form>
  );
}

function ImportForm(props: { ctx: Context; centres: readonly KeptCentre[]; form: FormState }) {
  const { ctx, centres, form } = props;
  const { exchange } = catalogueTexts[ctx.locale];
  const t = exchange.import;
  const [only] = centres;
  const chosen = form.values.centre;
  return (
    <section class="v-stack" aria-labelledby="import">
      <Heading level={2} id="import">
        {t.title}
      </Heading>
      <p>{t.lead}</p>
      <p>{t.flow}</p>
      <Form
        action={ctx.href('/catalogue/exchange')}
        multipart
        actions={<Button type="submit">{t.button}</Button>}
      >
        {centres.length === 1 && only ? (
          <input type="hidden" name="centre" value={only.id} />
        ) : (
          <Select
            name="centre"
            label={exchange.centre}
            placeholder={exchange.chooseCentre}
            options={centres.map(({ id, name }) => ({ value: id, label: name }))}
            value={typeof chosen === 'string' ? chosen : undefined}
            error={form.errors.centre}
          />
        )}
        <FileField
          name="file"
          label={t.file}
          hint={t.fileHint}
          accept=".xlsx,.yaml,.yml"
          error={form.errors.file}
        />
      </Form>
    </section>
  );
}
