import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { formatMoney } from '#platform/i18n/numbers.ts';
import { DateField } from '#ui/dateField.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Details } from '#ui/details.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { type Column, Table } from '#ui/table.tsx';
import { TextField } from '#ui/textField.tsx';
import { type Item, itemsOf, itemWithin } from '../../data/items.ts';
import { type OfficeFacts, officeWithin } from '../../data/reach.ts';
import { requestsWithin } from '../../data/requests.ts';
import { keepersOf } from '../../data/stock.ts';
import { eofficeScope } from '../../rights.ts';
import { itemConditions, itemKinds } from '../../rules/stock.ts';
import { itemParams } from '../../schemas/stock.ts';
import { stockTexts } from '../../stockMessages.ts';
import { fieldOf } from '../network/agreementForms.tsx';
import { may, SaveOrBack, stockForm, stockFrame, stockOffice } from './stockFrame.tsx';

const tones = { good: 'success', repair: 'warning', unusable: 'neutral', missing: 'danger' } as const;
const todayOf = (ctx: Context) => businessDate(ctx.services.clock.now());

/** `/e-offices/stock`: equipment and furniture of an office, each in somebody's care (KO-A3-3). */
export const thingsPage = (ctx: Context): Promise<Answer> =>
  stockFrame(ctx, 'things', async (office) => {
    const t = stockTexts[ctx.locale].stock.things;
    const items = await itemsOf(ctx.services.database.queries, eofficeScope(ctx.principal), office.id);
    const cost = items.reduce((sum, item) => sum + item.cost, 0);
    return (
      <>
        <p class="v-actions">
          {may(ctx, 'eoffice.lead') && (
            <LinkButton href={ctx.href(`/e-offices/stock/things/new?office=${office.id}`)} icon="plus">
              {t.add}
            </LinkButton>
          )}
          <LinkButton
            href={ctx.href(`/e-offices/stock/inventory.pdf?office=${office.id}`)}
            variant="secondary"
            icon="printer"
          >
            {t.print}
          </LinkButton>
        </p>
        {items.length > 0 && (
          <p>
            <strong>{t.sum(items.length, formatMoney(ctx.locale, cost))}</strong>
          </p>
        )}
        <Table
          caption={t.caption}
          rows={items}
          rowKey={({ id }) => id}
          rowTone={({ condition }) => (condition === 'missing' ? 'danger' : undefined)}
          columns={columns(ctx)}
          empty={
            <EmptyState title={t.empty} icon="archive">
              <p>{t.emptyHint}</p>
            </EmptyState>
          }
        />
      </>
    );
  });

function columns(ctx: Context): Column<Item>[] {
  const { fields, kinds, conditions } = stockTexts[ctx.locale].stock;
  return [
    {
      key: 'number',
      header: fields.inventoryNumber,
      nowrap: true,
      cell: ({ inventoryNumber }) => inventoryNumber,
    },
    {
      key: 'name',
      header: fields.name,
      rowHeader: true,
      cell: ({ id, name }) => (
        <a class="ds-link" href={ctx.href(`/e-offices/stock/things/${id}`)} lang="uk">
          {name}
        </a>
      ),
    },
    { key: 'kind', header: fields.kind, cell: ({ kind }) => kinds[kind] },
    { key: 'serial', header: fields.serial, cell: ({ serial }) => serial },
    {
      key: 'received',
      header: fields.receivedOn,
      nowrap: true,
      cell: ({ receivedOn }) => formatDate(ctx.locale, receivedOn),
    },
    {
      key: 'cost',
      header: fields.cost,
      align: 'end',
      nowrap: true,
      cell: ({ cost }) => formatMoney(ctx.locale, cost),
    },
    {
      key: 'condition',
      header: fields.condition,
      cell: ({ condition }) => <StatusTag tone={tones[condition]}>{conditions[condition]}</StatusTag>,
    },
    { key: 'keeper', header: fields.keeper, cell: ({ keeper }) => <span lang="uk">{keeper}</span> },
  ];
}

/** The thing of the address, within the worker's reach; 404 otherwise. */
export async function itemOf(ctx: Context): Promise<Item> {
  const { thing } = ctx.params(itemParams);
  const found = await itemWithin(ctx.services.database.queries, eofficeScope(ctx.principal), thing);
  if (!found) throw notFound();
  return found;
}

/** `/e-offices/stock/things/:thing`: its facts, condition and requests. */
export async function thingPage(ctx: Context): Promise<Answer> {
  const texts = stockTexts[ctx.locale];
  const { things: t, fields, kinds, conditions } = texts.stock;
  const db = ctx.services.database.queries;
  const scope = eofficeScope(ctx.principal);
  const item = await itemOf(ctx);
  const office = await officeWithin(db, scope, item.eofficeId);
  if (!office) throw notFound();
  const requests = await requestsWithin(db, scope, { state: 'all', item: item.id }, todayOf(ctx));
  const inUse = item.writtenOffOn === null;
  return stockForm(
    ctx,
    { title: item.name, office, back: 'things', form: emptyForm },
    <>
      <p>
        {item.writtenOffOn === null ? (
          <StatusTag tone={tones[item.condition]}>{conditions[item.condition]}</StatusTag>
        ) : (
          <StatusTag tone="neutral">{t.writtenOff(formatDate(ctx.locale, item.writtenOffOn))}</StatusTag>
        )}
      </p>
      <DescriptionList
        items={[
          { term: fields.inventoryNumber, value: item.inventoryNumber },
          { term: fields.kind, value: kinds[item.kind] },
          ...(item.serial ? [{ term: fields.serial, value: item.serial }] : []),
          { term: fields.receivedOn, value: formatDate(ctx.locale, item.receivedOn) },
          { term: fields.document, value: <span lang="uk">{item.document}</span> },
          { term: fields.cost, value: formatMoney(ctx.locale, item.cost) },
          { term: fields.keeper, value: <span lang="uk">{item.keeper}</span> },
        ]}
      />
      {inUse && may(ctx, 'supply.request') && (
        <p class="v-actions">
          <LinkButton
            href={ctx.href(`/e-offices/requests/new?office=${item.eofficeId}&item=${item.id}`)}
            icon="settings"
          >
            {t.request}
          </LinkButton>
        </p>
      )}
      {inUse && may(ctx, 'stock.keep') && (
        <Details summary={t.condition}>
          <Form
            action={ctx.href(`/e-offices/stock/things/${item.id}`)}
            hidden={
              <>
                <FormKey ctx={ctx} />
                <input type="hidden" name="version" value={item.version} />
              </>
            }
            actions={<SaveOrBack ctx={ctx} back="things" officeId={item.eofficeId} />}
          >
            <Select
              name="condition"
              label={fields.condition}
              value={item.condition}
              options={itemConditions.map((value) => ({ value, label: conditions[value] }))}
            />
          </Form>
        </Details>
      )}
      <section>
        <Heading level={2}>{t.requests}</Heading>
        {requests.length === 0 && <p>{t.noRequests}</p>}
        <ul>
          {requests.map(({ id, number, filedOn, state, words }) => (
            <li key={id}>
              <a class="ds-link" href={ctx.href(`/e-offices/requests/${id}`)}>
                {texts.requests.number(number)}
              </a>
              , {formatDate(ctx.locale, filedOn)}, {texts.requests.states[state]}:{' '}
              <span lang="uk">{words}</span>
            </li>
          ))}
        </ul>
      </section>
    </>,
  );
}

export async function newThingPage(ctx: Context): Promise<Answer> {
  const office = await stockOffice(ctx);
  if (!office) throw notFound();
  return showNewThing(ctx, office, { values: { receivedOn: todayOf(ctx) }, errors: {} });
}

/** A new thing with the paper it came with and who answers for it. */
export async function showNewThing(ctx: Context, office: OfficeFacts, form: FormState): Promise<Answer> {
  const t = stockTexts[ctx.locale].stock;
  const keepers = await keepersOf(ctx.services.database.queries, office, todayOf(ctx));
  const field = fieldOf(form);
  const { fields } = t;
  return stockForm(
    ctx,
    { title: t.things.addTitle, office, back: 'things', form },
    <Form
      action={ctx.href(`/e-offices/stock/things/new?office=${office.id}`)}
      hidden={
        <>
          <FormKey ctx={ctx} />
          <input type="hidden" name="office" value={office.id} />
        </>
      }
      actions={<SaveOrBack ctx={ctx} back="things" officeId={office.id} />}
    >
      <Select
        {...field('kind', fields.kind)}
        options={itemKinds.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <TextField {...field('name', fields.name)} maxlength={200} autocomplete="off" />
      <TextField {...field('inventoryNumber', fields.inventoryNumber)} width={20} maxlength={40} />
      <TextField {...field('serial', fields.serial)} optional width={20} maxlength={80} />
      <DateField {...field('receivedOn', fields.receivedOn)} kind="typed" />
      <TextField
        {...field('document', fields.document)}
        hint={fields.documentHint}
        maxlength={200}
        autocomplete="off"
      />
      <TextField {...field('cost', fields.cost)} inputmode="decimal" width={12} />
      <Select
        {...field('keeper', fields.keeper)}
        placeholder={t.choose}
        options={keepers.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Form>,
  );
}
