import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Fieldset } from '#ui/fieldset.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { TextField } from '#ui/textField.tsx';
import { itemsOf } from '../../data/items.ts';
import { officeWithin } from '../../data/reach.ts';
import { stockOf } from '../../data/stock.ts';
import type { WriteOff } from '../../data/writeOffs.ts';
import { eofficeScope } from '../../rights.ts';
import { draftSchema } from '../../schemas/acts.ts';
import { stockTexts } from '../../stockMessages.ts';
import { may, stockForm } from './stockFrame.tsx';

/** Rows for the commission: the chair and four members. */
export const memberRows = [0, 1, 2, 3, 4] as const;

/** One row of the list as the form shows it. */
interface Row {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly unit: string;
  readonly offered: string;
}

/** The draft of an act: commission and list on one page, kept or signed. */
export async function showDraft(ctx: Context, act: WriteOff, form: FormState): Promise<Answer> {
  const t = stockTexts[ctx.locale].writeOffs;
  const db = ctx.services.database.queries;
  const scope = eofficeScope(ctx.principal);
  const office = await officeWithin(db, scope, act.eofficeId);
  if (!office) throw notFound();
  const draft = draftSchema.parse(act.draft);
  const touched = draft.lines.length > 0 || draft.members.length > 0;
  const rows: Row[] =
    act.kind === 'goods'
      ? (await stockOf(db, office.id)).map(({ id, name, unit, quantity, used }) => ({
          id,
          name,
          unit,
          hint: t.onBooks(quantity, used),
          offered: !touched && used > 0 ? String(used) : '',
        }))
      : (await itemsOf(db, scope, office.id)).map(({ id, name, inventoryNumber, keeper }) => ({
          id,
          name: `${inventoryNumber} ${name}`,
          unit: '',
          hint: keeper,
          offered: '',
        }));
  const again = Object.keys(form.errors).length > 0;
  const typed = (name: string) => (typeof form.values[name] === 'string' ? form.values[name] : '');
  const field = (name: string, label: string, kept: string) => ({
    name,
    label,
    value: again ? typed(name) : kept,
    error: form.errors[name],
  });
  const usual = act.kind === 'goods' ? t.spent : t.worn;
  const lineOf = (id: string) => draft.lines.find((line) => line.id === id);
  const keeps = may(ctx, 'stock.keep');
  return stockForm(
    ctx,
    { title: t.title(null), office, back: 'writeOffs', form },
    rows.length === 0 ? (
      <EmptyState title={t.nothing} icon="archive" />
    ) : (
      <>
        <Form
          action={ctx.href(`/e-offices/write-offs/${act.id}`)}
          hidden={
            <>
              <FormKey ctx={ctx} />
              <input type="hidden" name="version" value={act.version} />
            </>
          }
          actions={
            keeps && (
              <>
                <Button icon="check" formaction={ctx.href(`/e-offices/write-offs/${act.id}/sign`)}>
                  {t.sign}
                </Button>
                <Button variant="secondary">{t.save}</Button>
              </>
            )
          }
        >
          <DateField {...field('date', t.date, act.date)} kind="typed" />
          <TextField {...field('basis', t.basis, act.basis)} maxlength={500} />
          <Fieldset id="members" legend={t.commission} hint={t.commissionHint} error={form.errors.members}>
            {memberRows.map((at) => {
              const who = at === 0 ? t.chair : `${t.member} ${at}`;
              const kept = draft.members[at];
              return (
                <Fieldset key={at} id={`member_${at}`} legend={who} inline>
                  <TextField
                    {...field(`name_${at}`, t.name, kept?.name ?? '')}
                    optional={at > 2}
                    maxlength={150}
                    autocomplete="off"
                  />
                  <TextField
                    {...field(`post_${at}`, t.post, kept?.post ?? '')}
                    optional={at > 2}
                    maxlength={150}
                    autocomplete="off"
                  />
                </Fieldset>
              );
            })}
          </Fieldset>
          <Heading level={2}>{act.kind === 'goods' ? t.goods : t.things}</Heading>
          {act.kind === 'goods' && <p>{t.goodsHint}</p>}
          {form.errors.lines && <p class="ds-validation-message">{form.errors.lines}</p>}
          {rows.map((row) => {
            const kept = lineOf(row.id);
            return (
              <Fieldset key={row.id} id={`row_${row.id}`} legend={row.name} hint={row.hint} inline>
                {act.kind === 'goods' ? (
                  <TextField
                    {...field(`take_${row.id}`, t.take, kept ? String(kept.quantity) : row.offered)}
                    suffix={row.unit}
                    optional
                    inputmode="numeric"
                    width={8}
                    maxlength={7}
                  />
                ) : (
                  <div class="ds-field v-option">
                    <input
                      class="ds-input"
                      type="checkbox"
                      id={`take_${row.id}`}
                      name={`take_${row.id}`}
                      value="1"
                      checked={again ? typed(`take_${row.id}`) === '1' : kept !== undefined}
                    />
                    <label class="ds-label" for={`take_${row.id}`}>
                      {row.name}
                    </label>
                  </div>
                )}
                <TextField
                  {...field(`reason_${row.id}`, t.columns.reason, kept?.reason ?? usual)}
                  optional
                  maxlength={300}
                  autocomplete="off"
                />
              </Fieldset>
            );
          })}
          <p>{t.signLead}</p>
        </Form>
        {keeps && (
          <Details summary={t.drop}>
            <Form
              action={ctx.href(`/e-offices/write-offs/${act.id}/drop`)}
              hidden={
                <>
                  <FormKey ctx={ctx} />
                  <input type="hidden" name="version" value={act.version} />
                </>
              }
              actions={
                <Button variant="secondary" tone="danger">
                  {t.drop}
                </Button>
              }
            />
          </Details>
        )}
      </>
    ),
  );
}
