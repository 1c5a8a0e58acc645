import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { formatMoney } from '#platform/i18n/numbers.ts';
import { DateField } from '#ui/dateField.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Radios } from '#ui/radios.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import type { OfficeFacts } from '../../data/reach.ts';
import { type WriteOff, writeOffsOf } from '../../data/writeOffs.ts';
import { eofficeScope } from '../../rights.ts';
import { stockTexts } from '../../stockMessages.ts';
import { fieldOf } from '../network/agreementForms.tsx';
import { may, SaveOrBack, stockForm, stockFrame, stockOffice } from './stockFrame.tsx';

/** State of an act in words: a reversed one says by which. */
export function WriteOffState({ ctx, act }: { ctx: Context; act: WriteOff }) {
  const t = stockTexts[ctx.locale].writeOffs;
  if (act.reversedByNumber !== null)
    return <StatusTag tone="neutral">{t.reversedByAct(act.reversedByNumber)}</StatusTag>;
  return <StatusTag tone={act.state === 'signed' ? 'success' : 'warning'}>{t.states[act.state]}</StatusTag>;
}

/** `/e-offices/write-offs`: acts of writing off of an office (KO-A3-3). */
export const writeOffsPage = (ctx: Context): Promise<Answer> =>
  stockFrame(ctx, 'writeOffs', async (office) => {
    const t = stockTexts[ctx.locale].writeOffs;
    const acts = await writeOffsOf(ctx.services.database.queries, eofficeScope(ctx.principal), office.id);
    return (
      <>
        {may(ctx, 'stock.keep') && (
          <p class="v-actions">
            <LinkButton href={ctx.href(`/e-offices/write-offs/new?office=${office.id}`)} icon="plus">
              {t.add}
            </LinkButton>
          </p>
        )}
        <Table
          caption={t.caption}
          rows={acts}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'act',
              header: t.columns.act,
              rowHeader: true,
              cell: ({ id, number, reversesNumber, reversesDate }) => (
                <>
                  <a class="ds-link" href={ctx.href(`/e-offices/write-offs/${id}`)}>
                    {t.title(number)}
                  </a>
                  {reversesNumber !== null && reversesDate !== null && (
                    <>
                      <br />
                      {t.reversesAct(reversesNumber, formatDate(ctx.locale, reversesDate))}
                    </>
                  )}
                </>
              ),
            },
            {
              key: 'date',
              header: t.columns.date,
              nowrap: true,
              cell: ({ date }) => formatDate(ctx.locale, date),
            },
            { key: 'kind', header: t.columns.kind, cell: ({ kind }) => t.kinds[kind] },
            {
              key: 'value',
              header: t.columns.value,
              align: 'end',
              nowrap: true,
              cell: ({ state, value }) => (state === 'draft' ? '' : formatMoney(ctx.locale, value)),
            },
            {
              key: 'state',
              header: t.columns.state,
              cell: (act) => <WriteOffState ctx={ctx} act={act} />,
            },
          ]}
          empty={
            <EmptyState title={t.empty} icon="file-text">
              <p>{t.emptyHint}</p>
            </EmptyState>
          }
        />
      </>
    );
  });

export async function newWriteOffPage(ctx: Context): Promise<Answer> {
  const office = await stockOffice(ctx);
  if (!office) throw notFound();
  const date = businessDate(ctx.services.clock.now());
  return showNewWriteOff(ctx, office, { values: { date, kind: 'goods' }, errors: {} });
}

/** What is written off and on which basis; the list and the commission come on the next page. */
export function showNewWriteOff(ctx: Context, office: OfficeFacts, form: FormState): Answer {
  const t = stockTexts[ctx.locale].writeOffs;
  const field = fieldOf(form);
  return stockForm(
    ctx,
    { title: t.addTitle, office, back: 'writeOffs', form },
    <Form
      action={ctx.href(`/e-offices/write-offs/new?office=${office.id}`)}
      hidden={
        <>
          <FormKey ctx={ctx} />
          <input type="hidden" name="office" value={office.id} />
        </>
      }
      actions={<SaveOrBack ctx={ctx} back="writeOffs" officeId={office.id} label={t.next} />}
    >
      <Radios
        name="kind"
        legend={t.kind}
        value={field('kind', '').value}
        error={form.errors.kind}
        options={(['goods', 'things'] as const).map((value) => ({ value, label: t.kinds[value] }))}
      />
      <DateField {...field('date', t.date)} kind="typed" />
      <TextField {...field('basis', t.basis)} hint={t.basisHint} maxlength={500} autocomplete="off" />
    </Form>,
  );
}
