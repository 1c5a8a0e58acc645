import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { formatMoney } from '#platform/i18n/numbers.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { Details } from '#ui/details.tsx';
import { Form } from '#ui/form.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import type { FoundRequest } from '../../data/requests.ts';
import type { BudgetLine } from '../../data/supplies.ts';
import { type RequestAction, usualLine } from '../../rules/requests.ts';
import { remainder } from '../../rules/supplies.ts';
import { stockTexts } from '../../stockMessages.ts';
import { fieldOf } from '../network/agreementForms.tsx';

interface MoveProps {
  readonly ctx: Context;
  readonly request: FoundRequest;
  readonly action: RequestAction;
  readonly lines: readonly BudgetLine[];
  /** The day offered as ready. */
  readonly soon: string;
  readonly form: FormState;
}

/** One step of a request. Several stand on the page, so the ids of fields begin with the step. */
export function MoveForm(props: MoveProps) {
  const { ctx, request, action, form } = props;
  const t = stockTexts[ctx.locale].requests;
  const plain = fieldOf(form);
  const field = (name: string, label: string) => ({ ...plain(name, label), id: `${action}-${name}` });
  const ends = action === 'refuse' || action === 'withdraw';
  const wordsLabel =
    action === 'refuse' ? t.fields.reason : action === 'withdraw' ? t.fields.why : t.fields.words;
  return (
    <Details summary={t.act[action]} open={Object.keys(form.errors).length > 0}>
      <Form
        action={ctx.href(`/e-offices/requests/${request.id}/${action}`)}
        hidden={
          <>
            <FormKey ctx={ctx} />
            <input type="hidden" name="version" value={request.version} />
          </>
        }
        actions={
          <Button {...(ends ? { variant: 'secondary' as const, tone: 'danger' as const } : {})}>
            {t.act[action]}
          </Button>
        }
      >
        {action === 'withdraw' && <p>{t.withdrawLead}</p>}
        {(action === 'accept' || action === 'order') && (
          <DateField
            {...field('dueOn', t.fields.dueOn)}
            value={plain('dueOn', '').value || props.soon}
            kind="typed"
          />
        )}
        {(action === 'order' || action === 'done') && request.expenseId === null && (
          <CostFields {...props} field={field} />
        )}
        <TextField {...field('words', wordsLabel)} optional={action !== 'refuse'} maxlength={1000} />
      </Form>
    </Details>
  );
}

function CostFields(
  props: MoveProps & {
    field: (
      name: string,
      label: string,
    ) => { name: string; id: string; label: string; value: string; error: string | undefined };
  },
) {
  const { ctx, request, lines, field } = props;
  const t = stockTexts[ctx.locale].requests;
  const usual = lines.find(({ code }) => code === usualLine[request.kind]);
  if (lines.length === 0) return null;
  return (
    <>
      <Select
        {...field('line', t.fields.line)}
        hint={t.fields.lineHint}
        optional
        placeholder={t.fields.free}
        options={[...lines]
          .sort((a, b) => Number(b === usual) - Number(a === usual))
          .map((line) => ({
            value: line.id,
            label: `${line.code} ${line.name}: ${formatMoney(ctx.locale, remainder(line))}`,
          }))}
      />
      <TextField {...field('amount', t.fields.amount)} optional inputmode="decimal" width={12} />
      <TextField {...field('supplier', t.fields.supplier)} optional maxlength={200} autocomplete="off" />
      <TextField {...field('document', t.fields.document)} optional maxlength={200} autocomplete="off" />
    </>
  );
}
