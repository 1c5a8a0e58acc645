import type { ComponentChildren } from 'preact';
import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatMoney } from '#platform/i18n/numbers.ts';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { Details } from '#ui/details.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Radios } from '#ui/radios.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import { officesWithin } from '../../data/reach.ts';
import { budgetLines, type Expense, expenseById } from '../../data/supplies.ts';
import { eofficesTexts } from '../../messages.ts';
import { eofficeScope } from '../../rights.ts';
import { remainder } from '../../rules/supplies.ts';
import { suppliesQuery } from '../../schemas/supplies.ts';
import { fieldOf } from '../network/agreementForms.tsx';
import { municipalityOf } from '../network/partners.tsx';

const list = '/e-offices/supplies';
const todayOf = (ctx: Context) => businessDate(ctx.services.clock.now());
const yearOf = (ctx: Context) => ctx.query(suppliesQuery).year ?? Number(todayOf(ctx).slice(0, 4));

function frame(
  ctx: Context,
  page: { readonly title: string; readonly year: number; readonly form: FormState },
  content: ComponentChildren,
): Answer {
  const t = eofficesTexts[ctx.locale].supplies;
  const errors = Object.entries(page.form.errors).map(([field, message]) => ({ field, message }));
  return staffPage(
    ctx,
    {
      title: page.title,
      breadcrumbs: (
        <Breadcrumbs items={[{ label: t.title(page.year), href: ctx.href(`${list}?year=${page.year}`) }]} />
      ),
      ...(errors.length > 0 ? { status: 422, hasErrors: true } : {}),
    },
    <Stack>
      <ErrorSummary errors={errors} />
      <Heading level={1}>{page.title}</Heading>
      {content}
    </Stack>,
  );
}

function Buttons({ ctx, year, save }: { ctx: Context; year: number; save: string }) {
  return (
    <>
      <Button>{save}</Button>
      <LinkButton href={ctx.href(`${list}?year=${year}`)} variant="tertiary">
        {eofficesTexts[ctx.locale].supplies.cancel}
      </LinkButton>
    </>
  );
}

export const changePage = (ctx: Context): Promise<Answer> =>
  showChange(ctx, { values: { year: String(yearOf(ctx)), direction: 'more' }, errors: {} });

/** The plan of a line or a change of it. */
export async function showChange(ctx: Context, form: FormState): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].supplies;
  const field = fieldOf(form);
  const year = Number(form.values.year) || yearOf(ctx);
  return frame(
    ctx,
    { title: t.changeTitle, year, form },
    <>
      <p class="v-lead">{t.changeLead}</p>
      <Form
        action={ctx.href(`${list}/change`)}
        hidden={<FormKey ctx={ctx} />}
        actions={<Buttons ctx={ctx} year={year} save={t.save} />}
      >
        <TextField {...field('year', t.fields.year)} inputmode="numeric" width={8} maxlength={4} />
        <TextField {...field('code', t.fields.code)} hint={t.codeHint} width={8} maxlength={20} />
        <TextField {...field('name', t.fields.name)} hint={t.nameHint} optional maxlength={200} />
        <Radios
          name="direction"
          legend={t.fields.direction}
          value={field('direction', '').value}
          error={form.errors.direction}
          inline
          options={(['more', 'less'] as const).map((way) => ({ value: way, label: t.directions[way] }))}
        />
        <TextField {...field('amount', t.fields.amount)} hint={t.amountHint} inputmode="decimal" width={12} />
        <TextField {...field('act', t.fields.act)} maxlength={300} autocomplete="off" />
        <DateField {...field('date', t.fields.date)} kind="typed" />
      </Form>
    </>,
  );
}

export const newExpensePage = (ctx: Context): Promise<Answer> =>
  showNewExpense(ctx, { values: { date: todayOf(ctx) }, errors: {} });

export async function showNewExpense(ctx: Context, form: FormState): Promise<Answer> {
  const t = eofficesTexts[ctx.locale].supplies;
  const db = ctx.services.database.queries;
  const year = yearOf(ctx);
  const [lines, offices] = await Promise.all([
    budgetLines(db, municipalityOf(ctx), year),
    officesWithin(db, eofficeScope(ctx.principal)),
  ]);
  const field = fieldOf(form);
  return frame(
    ctx,
    { title: t.addTitle, year, form },
    <Form
      action={ctx.href(`${list}/expenses/new?year=${year}`)}
      hidden={<FormKey ctx={ctx} />}
      actions={<Buttons ctx={ctx} year={year} save={t.save} />}
    >
      <Select
        {...field('line', t.fields.line)}
        options={lines.map((line) => ({
          value: line.id,
          label: `${line.code} ${line.name}: ${formatMoney(ctx.locale, remainder(line))}`,
        }))}
      />
      <DateField {...field('date', t.fields.date)} kind="typed" />
      <TextField {...field('supplier', t.fields.supplier)} maxlength={200} autocomplete="off" />
      <TextField {...field('purpose', t.fields.purpose)} maxlength={500} autocomplete="off" />
      <TextField {...field('document', t.fields.document)} maxlength={200} autocomplete="off" />
      <TextField {...field('amount', t.fields.amount)} hint={t.amountHint} inputmode="decimal" width={12} />
      <Select
        {...field('office', t.fields.office)}
        optional
        placeholder={t.wholeNetwork}
        options={offices.map(({ id, number, organisation }) => ({
          value: id,
          label: `№ ${number}. ${organisation}`,
        }))}
      />
    </Form>,
  );
}

const params = z.object({ id: z.uuid() });

/** The expense of the address, of the worker's network. */
export async function expenseOf(ctx: Context): Promise<Expense> {
  const db = ctx.services.database.queries;
  const found = await expenseById(db, municipalityOf(ctx), ctx.params(params).id);
  if (!found) throw notFound();
  return found;
}

export const payPage = async (ctx: Context): Promise<Answer> => showPay(ctx, await expenseOf(ctx), emptyForm);

/** Payment of a commitment, or its withdrawal. */
export function showPay(ctx: Context, expense: Expense, form: FormState): Answer {
  const t = eofficesTexts[ctx.locale].supplies;
  const field = fieldOf({
    ...form,
    values: {
      amount: (expense.amount / 100).toFixed(2).replace('.', ','),
      paidOn: todayOf(ctx),
      ...form.values,
    },
  });
  const hidden = (
    <>
      <FormKey ctx={ctx} />
      <input type="hidden" name="version" value={expense.version} />
    </>
  );
  return frame(
    ctx,
    { title: t.payTitle, year: expense.year, form },
    <>
      <p>
        {expense.code}.{' '}
        <span lang="uk">{`${expense.purpose}. ${expense.supplier}. ${expense.document}`}</span>.{' '}
        {formatMoney(ctx.locale, expense.paidAmount ?? expense.amount)}, {t.states[expense.state]}
      </p>
      {expense.state === 'committed' && (
        <>
          <Form
            action={ctx.href(`${list}/expenses/${expense.id}`)}
            hidden={hidden}
            actions={<Buttons ctx={ctx} year={expense.year} save={t.pay} />}
          >
            <TextField {...field('amount', t.fields.amount)} inputmode="decimal" width={12} />
            <DateField {...field('paidOn', t.fields.paidOn)} kind="typed" />
            <TextField {...field('payment', t.fields.payment)} maxlength={200} autocomplete="off" />
          </Form>
          <Details summary={t.drop}>
            <p>{t.dropLead}</p>
            <Form
              action={ctx.href(`${list}/expenses/${expense.id}/cancel`)}
              hidden={hidden}
              actions={
                <Button variant="secondary" tone="danger">
                  {t.drop}
                </Button>
              }
            />
          </Details>
        </>
      )}
    </>,
  );
}
