import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import { formatMoney, formatNumber } from '#platform/i18n/numbers.ts';
import { Button } from '#ui/button.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Details } from '#ui/details.tsx';
import { Form } from '#ui/form.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import { officeWithin } from '../../data/reach.ts';
import { type WriteOff, writeOffLines, writeOffMembers, writeOffWithin } from '../../data/writeOffs.ts';
import { eofficeScope } from '../../rights.ts';
import { actParams } from '../../schemas/acts.ts';
import { stockTexts } from '../../stockMessages.ts';
import { fieldOf } from '../network/agreementForms.tsx';
import { may, stockForm } from './stockFrame.tsx';
import { showDraft } from './writeOffDraft.tsx';
import { WriteOffState } from './writeOffs.tsx';

/** The act of the address, within the worker's reach; 404 otherwise. */
export async function writeOffOf(ctx: Context): Promise<WriteOff> {
  const { act } = ctx.params(actParams);
  const found = await writeOffWithin(ctx.services.database.queries, eofficeScope(ctx.principal), act);
  if (!found || found.state === 'dropped') throw notFound();
  return found;
}

export async function writeOffPage(ctx: Context): Promise<Answer> {
  const act = await writeOffOf(ctx);
  return act.state === 'draft' ? showDraft(ctx, act, emptyForm) : showSigned(ctx, act, emptyForm);
}

/** A signed act: read, printed, and mended only by an act that reverses it. */
export async function showSigned(ctx: Context, act: WriteOff, form: FormState): Promise<Answer> {
  const t = stockTexts[ctx.locale].writeOffs;
  const db = ctx.services.database.queries;
  const [office, members, lines] = await Promise.all([
    officeWithin(db, eofficeScope(ctx.principal), act.eofficeId),
    writeOffMembers(db, act.id),
    writeOffLines(db, act.id),
  ]);
  if (!office) throw notFound();
  const reversible = act.reversesId === null && act.reversedById === null && may(ctx, 'stock.keep');
  return stockForm(
    ctx,
    { title: t.title(act.number), office, back: 'writeOffs', form },
    <>
      <p>
        <WriteOffState ctx={ctx} act={act} />
      </p>
      <Linked ctx={ctx} act={act} />
      <DescriptionList
        items={[
          { term: t.date, value: formatDate(ctx.locale, act.date) },
          { term: t.columns.kind, value: t.kinds[act.kind] },
          { term: t.basis, value: <span lang="uk">{act.basis}</span> },
          {
            term: t.commission,
            value: (
              <ul lang="uk">
                {members.map(({ position, name, post }) => (
                  <li key={position}>
                    {position === 0 ? t.chair : t.member}: {name}, {post}
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <Table
        caption={t.goods}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          {
            key: 'name',
            header: t.columns.name,
            rowHeader: true,
            cell: ({ name, inventoryNumber, unit }) => (
              <span lang="uk">{inventoryNumber ? `${inventoryNumber} ${name}` : `${name}, ${unit}`}</span>
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
            cell: ({ value }) => formatMoney(ctx.locale, value),
          },
          {
            key: 'reason',
            header: t.columns.reason,
            cell: ({ reason }) => <span lang="uk">{reason}</span>,
          },
        ]}
      />
      <p>
        <strong>
          {t.total}: {formatMoney(ctx.locale, act.value)}
        </strong>
      </p>
      {act.signedAt && (
        <p class="v-muted">{t.signedBy(act.signedBy, formatDateTime(ctx.locale, act.signedAt))}</p>
      )}
      <p class="v-actions">
        <LinkButton
          href={ctx.href(`/e-offices/write-offs/${act.id}/act.pdf`)}
          variant="secondary"
          icon="printer"
        >
          {t.print}
        </LinkButton>
      </p>
      {reversible && (
        <Details summary={t.reverse} open={Object.keys(form.errors).length > 0}>
          <p>{t.reverseLead}</p>
          <Form
            action={ctx.href(`/e-offices/write-offs/${act.id}/reverse`)}
            hidden={
              <>
                <FormKey ctx={ctx} />
                <input type="hidden" name="version" value={act.version} />
              </>
            }
            actions={
              <Button variant="secondary" tone="danger">
                {t.reverse}
              </Button>
            }
          >
            <TextField {...fieldOf(form)('basis', t.reverseBasis)} maxlength={500} />
          </Form>
        </Details>
      )}
    </>,
  );
}

/** The act that this one reverses, or that reverses it. */
function Linked({ ctx, act }: { ctx: Context; act: WriteOff }) {
  const t = stockTexts[ctx.locale].writeOffs;
  const to = act.reversesId ?? act.reversedById;
  if (to === null) return null;
  const words =
    act.reversesNumber !== null && act.reversesDate !== null
      ? t.reversesAct(act.reversesNumber, formatDate(ctx.locale, act.reversesDate))
      : t.reversedByAct(act.reversedByNumber ?? 0);
  return (
    <p>
      <a class="ds-link" href={ctx.href(`/e-offices/write-offs/${to}`)}>
        {words}
      </a>
    </p>
  );
}
