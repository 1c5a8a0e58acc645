import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDateTime } from '#platform/i18n/dates.ts';
import { formatMoney, formatNumber } from '#platform/i18n/numbers.ts';
import { Button } from '#ui/button.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Details } from '#ui/details.tsx';
import { Form } from '#ui/form.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import { type Handover, type HandoverLine, handoverLines, handoverWithin } from '../../data/handovers.ts';
import { officesWithin } from '../../data/reach.ts';
import { eofficeScope } from '../../rights.ts';
import { handoverParams } from '../../schemas/acts.ts';
import { stockTexts } from '../../stockMessages.ts';
import { fieldOf } from '../network/agreementForms.tsx';
import { handoverTones } from './handovers.tsx';
import { may, stockForm } from './stockFrame.tsx';

/** The act of the address, within the worker's reach; 404 otherwise. */
export async function handoverOf(ctx: Context): Promise<Handover> {
  const { handover } = ctx.params(handoverParams);
  const found = await handoverWithin(ctx.services.database.queries, eofficeScope(ctx.principal), handover);
  if (!found) throw notFound();
  return found;
}

/** What the worker may do with an act that waits: give, take, decline, withdraw. */
export function handoverMoves(ctx: Context, act: Handover) {
  const { id } = ctx.principal;
  const open = act.state === 'offered' && may(ctx, 'stock.keep');
  return {
    give: open && act.fromId === id && !act.fromSignedAt,
    take: open && act.toId === id && !act.toSignedAt,
    decline: open && act.toId === id,
    withdraw: open && (act.fromId === id || act.createdBy === id || may(ctx, 'eoffice.lead')),
  };
}

export const handoverPage = async (ctx: Context): Promise<Answer> =>
  showHandover(ctx, await handoverOf(ctx), null, emptyForm);

/** One act: who gives what to whom, who has confirmed, and what the worker has to do. */
export async function showHandover(
  ctx: Context,
  act: Handover,
  failed: 'decline' | 'withdraw' | null,
  form: FormState,
): Promise<Answer> {
  const t = stockTexts[ctx.locale].handovers;
  const db = ctx.services.database.queries;
  const offices = await officesWithin(db, eofficeScope(ctx.principal));
  const office =
    offices.find(({ id }) => id === act.eofficeId) ?? offices.find(({ id }) => id === act.toOfficeId);
  if (!office) throw notFound();
  const lines = await handoverLines(db, act.id);
  const moves = handoverMoves(ctx, act);
  const signed = (at: Date | null, instead: boolean) =>
    at
      ? (instead ? t.signedInstead : t.signed)(formatDateTime(ctx.locale, at))
      : act.state === 'offered'
        ? t.unsigned
        : '–';
  return stockForm(
    ctx,
    { title: t.title(act.number), office, back: 'handovers', form },
    <>
      <p>
        <StatusTag tone={handoverTones[act.state]}>{t.states[act.state]}</StatusTag>
      </p>
      <DescriptionList
        items={[
          {
            term: t.columns.from,
            value: `${act.from}, ${t.office(act.office)}: ${signed(act.fromSignedAt, act.fromSignedBy !== act.fromId)}`,
          },
          {
            term: t.columns.to,
            value: `${act.to}, ${t.office(act.toOffice)}: ${signed(act.toSignedAt, false)}`,
          },
          ...(act.note ? [{ term: t.note, value: <span lang="uk">{act.note}</span> }] : []),
          ...(act.answer ? [{ term: t.answer, value: <span lang="uk">{act.answer}</span> }] : []),
          ...(act.withGoods && act.state === 'offered' ? [{ term: '+', value: t.goods }] : []),
        ]}
      />
      <Lines ctx={ctx} lines={lines} />
      {(moves.give || moves.take) && (
        <Form
          action={ctx.href(`/e-offices/handovers/${act.id}/confirm`)}
          hidden={<Hidden ctx={ctx} act={act} />}
          actions={<Button icon="check">{moves.give ? t.give : t.take}</Button>}
        />
      )}
      {(['decline', 'withdraw'] as const).map((move) => {
        const field = fieldOf(failed === move ? form : emptyForm);
        return (
          moves[move] && (
            <Details key={move} summary={t[move]} open={failed === move}>
              <Form
                action={ctx.href(`/e-offices/handovers/${act.id}/${move}`)}
                hidden={<Hidden ctx={ctx} act={act} />}
                actions={
                  <Button variant="secondary" tone="danger">
                    {t[move]}
                  </Button>
                }
              >
                <TextField
                  {...field('answer', move === 'decline' ? t.why : t.whyWithdraw)}
                  id={failed === move ? 'answer' : `${move}-answer`}
                  maxlength={1000}
                />
              </Form>
            </Details>
          )
        );
      })}
      <p class="v-actions">
        <LinkButton
          href={ctx.href(`/e-offices/handovers/${act.id}/act.pdf`)}
          variant="secondary"
          icon="printer"
        >
          {t.print}
        </LinkButton>
      </p>
    </>,
  );
}

const Hidden = ({ ctx, act }: { ctx: Context; act: Handover }) => (
  <>
    <FormKey ctx={ctx} />
    <input type="hidden" name="version" value={act.version} />
  </>
);

function Lines({ ctx, lines }: { ctx: Context; lines: readonly HandoverLine[] }) {
  const t = stockTexts[ctx.locale].handovers;
  const value = lines.reduce((all, line) => all + line.value, 0);
  return (
    <>
      <Table
        caption={t.things}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'number',
            header: t.columns.number,
            nowrap: true,
            cell: ({ inventoryNumber }) => inventoryNumber ?? '',
          },
          {
            key: 'name',
            header: t.columns.name,
            rowHeader: true,
            cell: ({ name, unit, inventoryNumber }) => (
              <span lang="uk">{inventoryNumber === null ? `${name}, ${unit}` : name}</span>
            ),
          },
          {
            key: 'quantity',
            header: t.columns.quantity,
            align: 'end',
            cell: ({ quantity }) => formatNumber(ctx.locale, quantity),
          },
          {
            key: 'value',
            header: t.columns.value,
            align: 'end',
            nowrap: true,
            cell: (line) => formatMoney(ctx.locale, line.value),
          },
        ]}
      />
      <p>
        <strong>
          {t.sum}: {formatMoney(ctx.locale, value)}
        </strong>
      </p>
    </>
  );
}
