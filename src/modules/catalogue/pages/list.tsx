import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Form } from '#ui/form.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import { type KeptCentre, type KeptList, keptCentres, listsOf } from '../data/setup.ts';
import { catalogueTexts } from '../messages.ts';
import { catalogueScope } from '../rights.ts';
import { centreToKeep, setupPage, typed } from './setupFrame.tsx';

const params = z.object({ id: z.uuid() });

/** The list of the address with its centre, within reach; 404 beyond. */
export async function listToKeep(ctx: Context): Promise<{ centre: KeptCentre; list: KeptList }> {
  const db = ctx.services.database.queries;
  const { id } = ctx.params(params);
  const centres = await keptCentres(db, catalogueScope(ctx.principal));
  const lists = await listsOf(
    db,
    centres.map((centre) => centre.id),
  );
  const list = lists.find((one) => one.id === id);
  const centre = centres.find((one) => one.id === list?.centreId);
  if (!list || !centre) throw notFound();
  return { centre, list };
}

export const newListPage = async (ctx: Context): Promise<Answer> =>
  renderList(ctx, await centreToKeep(ctx), null, emptyForm);

export async function editListPage(ctx: Context): Promise<Answer> {
  const { centre, list } = await listToKeep(ctx);
  const { version, body, number, decidedOn } = list;
  return renderList(ctx, centre, list, {
    values: { version: String(version), body, number, decidedOn },
    errors: {},
  });
}

/** New (`list` null) or to be corrected; one under which cases were registered is only shown. */
export function renderList(
  ctx: Context,
  centre: KeptCentre,
  list: KeptList | null,
  form: FormState,
  status?: number,
): Answer {
  const t = catalogueTexts[ctx.locale].setup;
  if (list?.used) return usedList(ctx, centre, list);
  return setupPage(
    ctx,
    {
      title: list ? t.correctList : t.newList,
      caption: list ? `${centre.name}, № ${list.number}` : centre.name,
      crumbs: [[t.title, '/catalogue/lists']],
      form,
      ...(status ? { status } : {}),
    },
    <Form
      action={ctx.href(list ? `/catalogue/lists/${list.id}` : '/catalogue/lists')}
      hidden={
        <>
          <FormKey ctx={ctx} />
          <input type="hidden" name="centre" value={centre.id} />
          <input type="hidden" name="version" value={typed(form, 'version') || '1'} />
        </>
      }
      actions={
        <>
          <Button type="submit">{t.save}</Button>
          <LinkButton href={ctx.href('/catalogue/lists')} variant="tertiary">
            {t.cancel}
          </LinkButton>
        </>
      }
    >
      <TextField
        name="body"
        label={t.body}
        hint={t.bodyHint}
        value={typed(form, 'body')}
        error={form.errors.body}
        autocomplete="off"
      />
      <TextField
        name="number"
        label={t.decisionNumber}
        value={typed(form, 'number')}
        error={form.errors.number}
        autocomplete="off"
        width={12}
      />
      <DateField
        name="decidedOn"
        label={t.decidedOn}
        value={typed(form, 'decidedOn')}
        max={businessDate(ctx.services.clock.now())}
        error={form.errors.decidedOn}
      />
    </Form>,
  );
}

function usedList(ctx: Context, centre: KeptCentre, list: KeptList): Answer {
  const t = catalogueTexts[ctx.locale].setup;
  return setupPage(
    ctx,
    {
      title: t.usedList(list.number),
      caption: centre.name,
      crumbs: [[t.title, '/catalogue/lists']],
      form: emptyForm,
    },
    <>
      <Alert tone="info">
        <p>{t.listUsed}</p>
      </Alert>
      <DescriptionList
        items={[
          { term: t.body, value: list.body },
          { term: t.decisionNumber, value: list.number },
          { term: t.decidedOn, value: formatDate(ctx.locale, list.decidedOn) },
        ]}
      />
    </>,
  );
}
