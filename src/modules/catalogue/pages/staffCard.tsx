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
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { flowOf, placeOfService, signOffsOfCards } from '../data/cardFlow.ts';
import type { Reader } from '../data/services.ts';
import { competenceOn } from '../data/services.ts';
import { cardsOf, type KeptService, keptService, type StoredCard } from '../data/staff.ts';
import { catalogueTexts } from '../messages.ts';
import { catalogueScope, may } from '../rights.ts';
import { defaultFlow } from '../rules/cardFlow.ts';
import { CardBody } from './cardBody.tsx';
import { ApprovalPanel, AwaitedPanel, DraftPanel, Versions } from './cardState.tsx';
import { CardSteps } from './cardSteps.tsx';
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
  const [competence, place, signOffs] = await Promise.all([
    competenceOn(db, service.id, today),
    placeOfService(db, service.id),
    signOffsOfCards(
      db,
      cards.map((card) => card.id),
    ),
  ]);
  const set = await flowOf(db, place.municipalityId);
  const flow = set.length > 0 ? set : defaultFlow;
  const stepsOf = (card: StoredCard) =>
    signOffs.filter((step) => step.cardVersionId === card.id && step.round === card.round);
  const underWay = cards.find((card) => card.state === 'onApproval');
  const awaited = cards.find((card) => card.state === 'approved');
  const errors = Object.entries(form.errors).map(([field, message]) => ({ field, message }));
  const shown = current ?? draft ?? underWay;
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
        {may(ctx, 'catalogue.edit') && !underWay && (
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
      {draft && (
        <DraftPanel
          ctx={ctx}
          service={service}
          card={draft}
          form={form}
          today={today}
          flow={flow}
          returned={stepsOf(draft).find((step) => step.state === 'returned')}
        />
      )}
      {underWay && <ApprovalPanel ctx={ctx} service={service} card={underWay} steps={stepsOf(underWay)} />}
      {awaited && <AwaitedPanel ctx={ctx} card={awaited} />}
      {current && <CardBody ctx={ctx} content={current.content} competence={competence} />}
      {cards.length > 0 && <Versions ctx={ctx} service={service} cards={cards} />}
      {current && <CardSteps ctx={ctx} version={current.version} steps={stepsOf(current)} />}
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
      <p>
        {texts.card.checked(formatDate(ctx.locale, card.checkedOn), card.owner)}
        {card.checkedBy && ` ${staff.checkedBy(card.checkedBy)}`}
      </p>
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
