import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { DateField } from '#ui/dateField.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { TextField } from '#ui/textField.tsx';
import { type KeptCentre, type KeptList, listsOf } from '../../data/setup.ts';
import { catalogueTexts } from '../../messages.ts';
import { centreToKeep, KeepForm, keptInCentre, setupPage, typed } from './setupFrame.tsx';

export const listToKeep = (ctx: Context) => keptInCentre(ctx, listsOf);

export const newListPage = async (ctx: Context): Promise<Answer> =>
  renderList(ctx, await centreToKeep(ctx), null, emptyForm);

export async function editListPage(ctx: Context): Promise<Answer> {
  const { centre, row: list } = await listToKeep(ctx);
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
    <KeepForm
      ctx={ctx}
      form={form}
      at={list ? `/catalogue/lists/${list.id}` : '/catalogue/lists'}
      backTo="/catalogue/lists"
      rests={{ centre: centre.id }}
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
    </KeepForm>,
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
