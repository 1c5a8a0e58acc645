import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate, formatDateTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { DateField } from '#ui/dateField.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import { itemsOf } from '../../data/items.ts';
import { type OfficeFacts, officeWithin } from '../../data/reach.ts';
import { type Count, countLines, countsOf, countWithin, stockOf } from '../../data/stock.ts';
import { eofficeScope } from '../../rights.ts';
import { difference } from '../../rules/stock.ts';
import { countParams } from '../../schemas/stock.ts';
import { stockTexts } from '../../stockMessages.ts';
import { fieldOf } from '../network/agreementForms.tsx';
import { may, SaveOrBack, stockForm, stockFrame, stockOffice } from './stockFrame.tsx';

/** `/e-offices/stock/counts`: stock-takings of an office. */
export const countsPage = (ctx: Context): Promise<Answer> =>
  stockFrame(ctx, 'counts', async (office) => {
    const { counts: t } = stockTexts[ctx.locale].stock;
    const counts = await countsOf(ctx.services.database.queries, eofficeScope(ctx.principal), office.id);
    return (
      <>
        {may(ctx, 'stock.keep') && (
          <p class="v-actions">
            <LinkButton href={ctx.href(`/e-offices/stock/counts/new?office=${office.id}`)} icon="plus">
              {t.add}
            </LinkButton>
          </p>
        )}
        <Table
          caption={t.caption}
          rows={counts}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'number',
              header: t.columns.number,
              rowHeader: true,
              cell: ({ id, number }) => (
                <a class="ds-link" href={ctx.href(`/e-offices/stock/counts/${id}`)}>
                  {t.title(number)}
                </a>
              ),
            },
            {
              key: 'date',
              header: t.columns.date,
              nowrap: true,
              cell: ({ countedOn }) => formatDate(ctx.locale, countedOn),
            },
            {
              key: 'by',
              header: t.columns.by,
              cell: ({ countedBy }) => <span lang="uk">{countedBy}</span>,
            },
            {
              key: 'state',
              header: t.columns.state,
              cell: ({ acceptedAt }) => (
                <StatusTag tone={acceptedAt ? 'success' : 'warning'}>
                  {t.states[acceptedAt ? 'accepted' : 'open']}
                </StatusTag>
              ),
            },
          ]}
          empty={
            <EmptyState title={t.empty} icon="checklist">
              <p>{t.emptyHint}</p>
            </EmptyState>
          }
        />
      </>
    );
  });

export async function newCountPage(ctx: Context): Promise<Answer> {
  const office = await stockOffice(ctx);
  if (!office) throw notFound();
  const date = businessDate(ctx.services.clock.now());
  return showNewCount(ctx, office, { values: { date }, errors: {} });
}

/** The sheet of a stock-taking: each thing seen or not, each kind of goods in pieces. */
export async function showNewCount(ctx: Context, office: OfficeFacts, form: FormState): Promise<Answer> {
  const { counts: t } = stockTexts[ctx.locale].stock;
  const db = ctx.services.database.queries;
  const [items, stock] = await Promise.all([
    itemsOf(db, eofficeScope(ctx.principal), office.id),
    stockOf(db, office.id),
  ]);
  const field = fieldOf(form);
  const again = Object.keys(form.errors).length > 0;
  return stockForm(
    ctx,
    { title: t.addTitle, office, back: 'counts', form },
    items.length + stock.length === 0 ? (
      <EmptyState title={t.nothing} icon="archive" />
    ) : (
      <>
        <p class="v-lead">{t.lead}</p>
        <Form
          action={ctx.href(`/e-offices/stock/counts/new?office=${office.id}`)}
          hidden={
            <>
              <FormKey ctx={ctx} />
              <input type="hidden" name="office" value={office.id} />
            </>
          }
          actions={<SaveOrBack ctx={ctx} back="counts" officeId={office.id} label={t.save} />}
        >
          <DateField {...field('date', t.date)} kind="typed" />
          {items.length > 0 && (
            <fieldset class="ds-fieldset v-field">
              <legend>{t.things}</legend>
              {items.map(({ id, name, inventoryNumber, keeper }) => (
                <div class="ds-field v-option" key={id}>
                  <input
                    class="ds-input"
                    type="checkbox"
                    id={`item_${id}`}
                    name={`item_${id}`}
                    value="found"
                    checked={again ? form.values[`item_${id}`] === 'found' : false}
                  />
                  <label class="ds-label" for={`item_${id}`}>
                    {inventoryNumber} <span lang="uk">{name}</span>
                  </label>
                  <div data-field="description" lang="uk">
                    {keeper}
                  </div>
                </div>
              ))}
            </fieldset>
          )}
          {stock.length > 0 && <Heading level={2}>{t.goods}</Heading>}
          {stock.map(({ id, name, unit }) => (
            <TextField
              key={id}
              {...field(`good_${id}`, name)}
              suffix={unit}
              inputmode="numeric"
              width={8}
              maxlength={7}
            />
          ))}
          <TextField {...field('note', t.note)} optional maxlength={1000} />
        </Form>
      </>
    ),
  );
}

/** The stock-taking of the address, within the worker's reach; 404 otherwise. */
export async function countOf(ctx: Context): Promise<Count> {
  const { count } = ctx.params(countParams);
  const found = await countWithin(ctx.services.database.queries, eofficeScope(ctx.principal), count);
  if (!found) throw notFound();
  return found;
}

/** `/e-offices/stock/counts/:count`: recorded beside found, and the difference. */
export async function countPage(ctx: Context): Promise<Answer> {
  const { counts: t } = stockTexts[ctx.locale].stock;
  const db = ctx.services.database.queries;
  const count = await countOf(ctx);
  const office = await officeWithin(db, eofficeScope(ctx.principal), count.eofficeId);
  if (!office) throw notFound();
  const lines = await countLines(db, count.id);
  const wrong = lines.filter((line) => difference(line) !== 0).length;
  return stockForm(
    ctx,
    { title: t.title(count.number), office, back: 'counts', form: emptyForm },
    <>
      <p>
        {formatDate(ctx.locale, count.countedOn)}, <span lang="uk">{count.countedBy}</span>
      </p>
      <p>
        <StatusTag tone={wrong === 0 ? 'success' : 'warning'}>
          {wrong === 0 ? t.none : t.some(wrong)}
        </StatusTag>
      </p>
      {count.note && (
        <p class="v-words" lang="uk">
          {count.note}
        </p>
      )}
      <Table
        caption={t.title(count.number)}
        captionHidden
        rows={lines}
        rowKey={({ id }) => id}
        rowTone={(line) => (difference(line) === 0 ? undefined : 'warning')}
        columns={[
          {
            key: 'name',
            header: t.columns.name,
            rowHeader: true,
            cell: ({ name, inventoryNumber, unit }) => (
              <span lang="uk">{inventoryNumber ? `${inventoryNumber} ${name}` : `${name}, ${unit}`}</span>
            ),
          },
          { key: 'recorded', header: t.columns.recorded, align: 'end', cell: ({ recorded }) => recorded },
          { key: 'counted', header: t.columns.counted, align: 'end', cell: ({ counted }) => counted },
          {
            key: 'difference',
            header: t.columns.difference,
            align: 'end',
            cell: (line) => `${difference(line) > 0 ? '+' : ''}${difference(line)}`,
          },
        ]}
      />
      <p class="v-actions">
        <LinkButton
          href={ctx.href(`/e-offices/stock/counts/${count.id}/act.pdf`)}
          variant="secondary"
          icon="printer"
        >
          {t.print}
        </LinkButton>
      </p>
      {count.acceptedAt ? (
        <p>{t.acceptedBy(count.acceptedBy, formatDateTime(ctx.locale, count.acceptedAt))}</p>
      ) : may(ctx, 'eoffice.lead') ? (
        <Form
          action={ctx.href(`/e-offices/stock/counts/${count.id}/accept`)}
          hidden={
            <>
              <FormKey ctx={ctx} />
              <input type="hidden" name="version" value={count.version} />
            </>
          }
          actions={<Button icon="check">{t.accept}</Button>}
        >
          <p>{t.acceptLead}</p>
        </Form>
      ) : (
        <p>{t.waiting}</p>
      )}
    </>,
  );
}
