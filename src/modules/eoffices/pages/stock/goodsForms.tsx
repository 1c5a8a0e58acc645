import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { DateField } from '#ui/dateField.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import type { OfficeFacts } from '../../data/reach.ts';
import { goodsOf, stockOf } from '../../data/stock.ts';
import { goodKinds, onHand } from '../../rules/stock.ts';
import { stockTexts } from '../../stockMessages.ts';
import { fieldOf } from '../network/agreementForms.tsx';
import { SaveOrBack, stockForm, stockOffice } from './stockFrame.tsx';

const startOf = (ctx: Context, more: Record<string, string>): FormState => ({
  values: { date: businessDate(ctx.services.clock.now()), ...more },
  errors: {},
});

async function officeHere(ctx: Context): Promise<OfficeFacts> {
  const office = await stockOffice(ctx);
  if (!office) throw notFound();
  return office;
}

export const receivePage = async (ctx: Context): Promise<Answer> => {
  const office = await officeHere(ctx);
  return showReceive(ctx, office, startOf(ctx, { source: office.head ? 'supplier' : 'head' }));
};

const keyOf = (ctx: Context, office: OfficeFacts) => (
  <>
    <FormKey ctx={ctx} />
    <input type="hidden" name="office" value={office.id} />
  </>
);

/** Goods come to an office: from the stock of the head e-office, or from a supplier. */
export async function showReceive(ctx: Context, office: OfficeFacts, form: FormState): Promise<Answer> {
  const { goods: t } = stockTexts[ctx.locale].stock;
  const goods = await goodsOf(ctx.services.database.queries, office.municipalityId);
  const field = fieldOf(form);
  return stockForm(
    ctx,
    { title: t.receiveTitle, office, back: 'goods', form },
    <Form
      action={ctx.href(`/e-offices/stock/receive?office=${office.id}`)}
      hidden={keyOf(ctx, office)}
      actions={<SaveOrBack ctx={ctx} back="goods" officeId={office.id} label={t.receive} />}
    >
      <Radios
        name="source"
        legend={t.source}
        value={field('source', '').value}
        error={form.errors.source}
        options={(office.head ? (['supplier'] as const) : (['head', 'supplier'] as const)).map((value) => ({
          value,
          label: t.sources[value],
        }))}
      />
      <Select
        {...field('good', t.good)}
        hint={t.goodHint}
        optional="quiet"
        placeholder={t.newGood}
        options={goods.map(({ id, name, unit }) => ({ value: id, label: `${name}, ${unit}` }))}
      />
      <TextField {...field('name', t.name)} optional maxlength={200} autocomplete="off" />
      <TextField {...field('unit', t.unit)} optional width={12} maxlength={20} />
      <Select
        {...field('kind', t.kind)}
        optional
        options={goodKinds.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <TextField {...field('quantity', t.quantity)} inputmode="numeric" width={8} />
      <TextField
        {...field('cost', t.cost)}
        hint={office.head ? undefined : t.sourceHint}
        optional
        inputmode="decimal"
        width={12}
      />
      <DateField {...field('date', t.date)} kind="typed" />
      <TextField {...field('document', t.document)} hint={t.receiveHint} maxlength={200} autocomplete="off" />
    </Form>,
  );
}

export const spendPage = async (ctx: Context): Promise<Answer> =>
  showSpend(ctx, await officeHere(ctx), startOf(ctx, { way: 'spent' }));

/** Goods are spent; they stay on the books until an act writes them off. */
export async function showSpend(ctx: Context, office: OfficeFacts, form: FormState): Promise<Answer> {
  const texts = stockTexts[ctx.locale].stock;
  const t = texts.goods;
  const stock = await stockOf(ctx.services.database.queries, office.id);
  const field = fieldOf(form);
  return stockForm(
    ctx,
    { title: t.spendTitle, office, back: 'goods', form },
    stock.length === 0 ? (
      <EmptyState title={t.nothing} icon="archive" />
    ) : (
      <Form
        action={ctx.href(`/e-offices/stock/spend?office=${office.id}`)}
        hidden={keyOf(ctx, office)}
        actions={<SaveOrBack ctx={ctx} back="goods" officeId={office.id} />}
      >
        <Select
          {...field('good', t.good)}
          placeholder={texts.choose}
          options={stock.map((row) => ({
            value: row.id,
            label: t.onHand(row.name, row.unit, onHand(row)),
          }))}
        />
        <Radios
          name="way"
          legend={t.way}
          inline
          value={field('way', '').value}
          error={form.errors.way}
          options={(['spent', 'returned'] as const).map((value) => ({ value, label: t.ways[value] }))}
        />
        <TextField {...field('quantity', t.quantity)} inputmode="numeric" width={8} />
        <DateField {...field('date', t.date)} kind="typed" />
        <TextField {...field('document', t.document)} hint={t.spendHint} maxlength={200} autocomplete="off" />
      </Form>
    ),
  );
}
