import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import { handoversOf, receiversIn } from '../../data/handovers.ts';
import { type Item, itemsOf } from '../../data/items.ts';
import type { OfficeFacts } from '../../data/reach.ts';
import { eofficeScope } from '../../rights.ts';
import { stockTexts } from '../../stockMessages.ts';
import { fieldOf } from '../network/agreementForms.tsx';
import { may, SaveOrBack, stockForm, stockFrame, stockOffice } from './stockFrame.tsx';

export const handoverTones = {
  offered: 'warning',
  done: 'success',
  declined: 'danger',
  withdrawn: 'neutral',
} as const;

/** `/e-offices/handovers`: acts of handover that touch an office (KO-A3-3). */
export const handoversPage = (ctx: Context): Promise<Answer> =>
  stockFrame(ctx, 'handovers', async (office) => {
    const t = stockTexts[ctx.locale].handovers;
    const acts = await handoversOf(ctx.services.database.queries, eofficeScope(ctx.principal), office.id);
    return (
      <>
        {may(ctx, 'stock.keep') && (
          <p class="v-actions">
            <LinkButton href={ctx.href(`/e-offices/handovers/new?office=${office.id}`)} icon="plus">
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
              cell: ({ id, number }) => (
                <a class="ds-link" href={ctx.href(`/e-offices/handovers/${id}`)}>
                  {t.title(number)}
                </a>
              ),
            },
            {
              key: 'date',
              header: t.columns.date,
              nowrap: true,
              cell: ({ createdAt, endedAt }) => formatDate(ctx.locale, endedAt ?? createdAt),
            },
            { key: 'from', header: t.columns.from, cell: ({ from }) => <span lang="uk">{from}</span> },
            { key: 'to', header: t.columns.to, cell: ({ to }) => <span lang="uk">{to}</span> },
            {
              key: 'state',
              header: t.columns.state,
              cell: ({ state }) => <StatusTag tone={handoverTones[state]}>{t.states[state]}</StatusTag>,
            },
          ]}
          empty={
            <EmptyState title={t.empty} icon="arrows-exchange">
              <p>{t.emptyHint}</p>
            </EmptyState>
          }
        />
      </>
    );
  });

/** Things that the worker may hand over: the head e-office those of anybody, an operator the own ones. */
export function thingsToGive(ctx: Context, items: readonly Item[]): Item[] {
  return items.filter(({ keeperId }) => may(ctx, 'eoffice.lead') || keeperId === ctx.principal.id);
}

export async function newHandoverPage(ctx: Context): Promise<Answer> {
  const office = await stockOffice(ctx);
  if (!office) throw notFound();
  return showNewHandover(ctx, office, emptyForm);
}

export async function showNewHandover(ctx: Context, office: OfficeFacts, form: FormState): Promise<Answer> {
  const t = stockTexts[ctx.locale].handovers;
  const db = ctx.services.database.queries;
  const today = businessDate(ctx.services.clock.now());
  const [items, receivers] = await Promise.all([
    itemsOf(db, eofficeScope(ctx.principal), office.id),
    receiversIn(db, office.municipalityId, today),
  ]);
  const things = thingsToGive(ctx, items);
  const leads = may(ctx, 'eoffice.lead');
  const field = fieldOf(form);
  const typed = form.values.items ?? [];
  return stockForm(
    ctx,
    { title: t.addTitle, office, back: 'handovers', form },
    things.length === 0 ? (
      <EmptyState title={t.noThings} icon="archive" />
    ) : (
      <>
        <p class="v-lead">{leads ? t.leadHead : t.lead}</p>
        <Form
          action={ctx.href(`/e-offices/handovers/new?office=${office.id}`)}
          hidden={
            <>
              <FormKey ctx={ctx} />
              <input type="hidden" name="office" value={office.id} />
            </>
          }
          actions={<SaveOrBack ctx={ctx} back="handovers" officeId={office.id} label={t.save} />}
        >
          <Checkboxes
            name="items"
            legend={t.things}
            error={form.errors.items}
            values={typeof typed === 'string' ? [typed] : typed}
            options={things.map(({ id, inventoryNumber, name, keeper }) => ({
              value: id,
              label: `${inventoryNumber} ${name}`,
              hint: keeper,
            }))}
          />
          <Select
            {...field('to', t.to)}
            placeholder={stockTexts[ctx.locale].stock.choose}
            options={receivers.map(({ workerId, officeId, number, name }) => ({
              value: `${workerId}.${officeId}`,
              label: `${name}, ${t.office(number)}`,
            }))}
          />
          <Checkboxes
            name="goods"
            legend={stockTexts[ctx.locale].stock.tabs.goods}
            error={form.errors.goods}
            values={form.values.goods ? ['yes'] : []}
            options={[{ value: 'yes', label: t.goods }]}
          />
          {leads && (
            <Checkboxes
              name="absent"
              legend={t.columns.from}
              values={form.values.absent ? ['yes'] : []}
              options={[{ value: 'yes', label: t.absent }]}
            />
          )}
          <TextField {...field('note', t.note)} optional maxlength={1000} />
        </Form>
      </>
    ),
  );
}
