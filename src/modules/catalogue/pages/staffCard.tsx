import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatDate } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Breadcrumbs } from '#ui/breadcrumbs.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { DateField } from '#ui/dateField.tsx';
import { Details } from '#ui/details.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Table } from '#ui/table.tsx';
import type { Reader } from '../data/services.ts';
import { competenceOn } from '../data/services.ts';
import { cardsOf, type KeptService, keptService, type StoredCard } from '../data/staff.ts';
import { catalogueTexts } from '../messages.ts';
import { catalogueScope, may } from '../rights.ts';
import { publishingGaps } from '../rules/publishing.ts';
import { CardBody } from './cardBody.tsx';
import { CardState } from './staffList.tsx';

const params = z.object({ id: z.uuid() });

/** The service of the address within the worker's reach, with its cards; 404 beyond. */
export async function keptOf(
  ctx: Context,
  db: Reader,
): Promise<{
  service: KeptService;
  cards: StoredCard[];
  draft: StoredCard | undefined;
  current: StoredCard | undefined;
}> {
  const service = await keptService(db, catalogueScope(ctx.principal), ctx.params(params).id);
  if (!service) throw notFound();
  const cards = await cardsOf(db, service);
  return {
    service,
    cards,
    draft: cards.find((card) => card.state === 'draft'),
    current: cards.find((card) => card.state === 'inForce'),
  };
}

/** `/catalogue/:id`: the card as its owner sees it, with what is to be done about it. */
export async function catalogueCardPage(ctx: Context): Promise<Answer> {
  return renderCard(ctx, ctx.services.database.queries, emptyForm);
}

export async function renderCard(
  ctx: Context,
  db: Reader,
  form: FormState,
  status?: number,
): Promise<Answer> {
  const texts = catalogueTexts[ctx.locale].staff;
  const { service, cards, draft, current } = await keptOf(ctx, db);
  const today = businessDate(ctx.services.clock.now());
  const competence = await competenceOn(db, service.id, today);
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const shown = current ?? draft;
  return staffPage(
    ctx,
    {
      title: `${texts.title}: ${service.plainName}`,
      hasErrors: errors.length > 0,
      ...(status ? { status } : {}),
      breadcrumbs: <Breadcrumbs items={[{ label: texts.title, href: ctx.href('/catalogue') }]} />,
    },
    <Stack>
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <Heading level={1} caption={`№ ${service.listNumber}, ${service.centreName}`}>
        {service.plainName}
      </Heading>
      <p>{service.name}</p>
      <p>
        <CardState ctx={ctx} service={service} />
      </p>
      <div class="v-actions">
        {may(ctx, 'catalogue.edit') && (
          <LinkButton href={ctx.href(`/catalogue/${service.id}/edit`)} icon="edit" variant="secondary">
            {draft ? texts.continueDraft : texts.edit}
          </LinkButton>
        )}
        <LinkButton
          href={ctx.href(`/centres/${service.centreCode}/services/${service.slug}`)}
          icon="external-link"
          variant="tertiary"
        >
          {texts.publicPage}
        </LinkButton>
      </div>
      {may(ctx, 'catalogue.services') && <ServiceActions ctx={ctx} service={service} />}
      {cards.length === 0 && <Alert tone="warning" title={catalogueTexts[ctx.locale].setup.noCardYet} />}
      {shown && <ToCheck ctx={ctx} service={service} card={shown} />}
      {draft && <DraftPanel ctx={ctx} service={service} draft={draft} form={form} today={today} />}
      {current && <CardBody ctx={ctx} content={current.content} competence={competence} />}
      {cards.length > 0 && <Versions ctx={ctx} cards={cards} />}
    </Stack>,
  );
}

function ServiceActions({ ctx, service }: { ctx: Context; service: KeptService }) {
  const { setup } = catalogueTexts[ctx.locale];
  const at = (part: string) => ctx.href(`/catalogue/${service.id}/${part}`);
  return (
    <div class="v-actions">
      <LinkButton href={at('service')} variant="secondary">
        {setup.editService}
      </LinkButton>
      <LinkButton href={at('competence')} variant="secondary">
        {setup.competence}
      </LinkButton>
      <LinkButton href={at('state')} variant="tertiary">
        {service.active ? setup.close : setup.reopen}
      </LinkButton>
    </div>
  );
}

function ToCheck({ ctx, service, card }: { ctx: Context; service: KeptService; card: StoredCard }) {
  const texts = catalogueTexts[ctx.locale];
  const { staff } = texts;
  return (
    <Card title={staff.toCheckTitle} tone="tinted">
      {card.content.toCheck.length > 0 && (
        <>
          <p>{staff.toCheckLead}</p>
          <ul>
            {card.content.toCheck.map(({ part, reason }) => (
              <li key={part + reason}>
                <strong>{staff.parts[part]}:</strong> {reason}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{texts.card.checked(formatDate(ctx.locale, card.checkedOn), card.owner)}</p>
      {may(ctx, 'catalogue.check') && (
        <Form
          action={ctx.href(`/catalogue/${service.id}/check`)}
          hidden={
            <>
              <FormKey ctx={ctx} />
              <input type="hidden" name="card" value={card.id} />
            </>
          }
          actions={
            <Button type="submit" variant="secondary" icon="check">
              {staff.markChecked}
            </Button>
          }
        />
      )}
    </Card>
  );
}

function DraftPanel(props: {
  ctx: Context;
  service: KeptService;
  draft: StoredCard;
  form: FormState;
  today: string;
}) {
  const { ctx, service, draft, form, today } = props;
  const texts = catalogueTexts[ctx.locale].staff;
  const gaps = publishingGaps(draft.content);
  const typed = form.values.validFrom;
  return (
    <Card title={texts.draftTitle(draft.version)}>
      <Details summary={texts.editTitle}>
        <CardBody ctx={ctx} content={draft.content} competence={undefined} level={3} prefix="draft-" />
      </Details>
      {gaps.length > 0 && (
        <Alert tone="warning" title={texts.gapsTitle} level={3}>
          <ul>
            {gaps.map((gap) => (
              <li key={gap}>{texts.gaps[gap]}</li>
            ))}
          </ul>
        </Alert>
      )}
      {gaps.length === 0 && may(ctx, 'catalogue.approve') && (
        <Form
          action={ctx.href(`/catalogue/${service.id}/approve`)}
          hidden={
            <>
              <FormKey ctx={ctx} />
              <input type="hidden" name="card" value={draft.id} />
            </>
          }
          actions={<Button type="submit">{texts.approve}</Button>}
        >
          <DateField
            name="validFrom"
            label={texts.validFrom}
            hint={texts.approveLead}
            value={typeof typed === 'string' ? typed : today}
            min={today}
            error={form.errors.validFrom}
          />
        </Form>
      )}
    </Card>
  );
}

function Versions({ ctx, cards }: { ctx: Context; cards: readonly StoredCard[] }) {
  const texts = catalogueTexts[ctx.locale].staff;
  const { versionColumns: headers } = texts;
  const date = (on: string | null) => (on ? formatDate(ctx.locale, on) : '—');
  const states: Readonly<Record<string, string>> = texts.states;
  return (
    <Table
      caption={texts.versions}
      rows={cards}
      rowKey={(card) => card.id}
      columns={[
        { key: 'version', header: headers.version, rowHeader: true, cell: (card) => card.version },
        { key: 'state', header: headers.state, cell: (card) => states[card.state] ?? card.state },
        { key: 'from', header: headers.from, nowrap: true, cell: (card) => date(card.validFrom) },
        { key: 'to', header: headers.to, nowrap: true, cell: (card) => date(card.replacedOn) },
        { key: 'by', header: headers.by, cell: (card) => card.approvedBy ?? '—' },
      ]}
    />
  );
}
