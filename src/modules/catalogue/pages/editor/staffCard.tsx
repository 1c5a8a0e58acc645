import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { forbidden, notFound } from '#platform/http/problems.ts';
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
import { Columns, Stack } from '#ui/stack.tsx';
import { flowOf, placeOfService, signOffsOfCards } from '../../data/cardFlow.ts';
import type { Reader } from '../../data/services.ts';
import { competenceOn } from '../../data/services.ts';
import { cardsOf, type KeptService, keptService, type StoredCard } from '../../data/staff.ts';
import { blankTexts } from '../../messages/blank.ts';
import { catalogueTexts } from '../../messages.ts';
import { catalogueScope, may, mayKeep } from '../../rights.ts';
import { currentStep, defaultFlow, maySign, signerOf } from '../../rules/cardFlow.ts';
import { publishingGaps } from '../../rules/publishing.ts';
import { CardSteps } from '../versions/cardSteps.tsx';
import { CardBody } from '../visitor/cardBody.tsx';
import { ApprovalPanel, AwaitedPanel, DraftPanel, Versions } from './cardState.tsx';
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

/** The same for writing: refused to a specialist to whom the card was not given (BR-12). */
export async function keptToWrite(ctx: Context, db: Reader, right: 'catalogue.check' | 'catalogue.edit') {
  const kept = await keptOf(ctx, db);
  if (!mayKeep(ctx, right, kept.service)) throw forbidden(catalogueTexts[ctx.locale].work.notYours);
  return kept;
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
  const next = underWay && currentStep(stepsOf(underWay));
  const myTurn = next !== undefined && maySign(next, signerOf(ctx.principal), place);
  const returned = draft && stepsOf(draft).find((step) => step.state === 'returned');
  // The next step of a finished draft is to submit it; of a returned one, to mend it.
  const toSubmit = draft && !returned && publishingGaps(draft.content).length === 0;
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
      <CardState ctx={ctx} service={service} />
      <div class="v-actions">
        {mayKeep(ctx, 'catalogue.edit', service) && !underWay && (
          <LinkButton
            href={ctx.href(`/catalogue/${service.id}/edit`)}
            icon="edit"
            variant={toSubmit ? 'secondary' : 'primary'}
          >
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
      {cards.length === 0 && <Alert tone="warning" title={catalogueTexts[ctx.locale].setup.noCardYet} />}
      {draft && (
        <DraftPanel
          ctx={ctx}
          service={service}
          card={draft}
          form={form}
          today={today}
          flow={flow}
          returned={returned}
        />
      )}
      {underWay && (
        <ApprovalPanel
          ctx={ctx}
          service={service}
          card={underWay}
          steps={stepsOf(underWay)}
          myTurn={myTurn}
        />
      )}
      {awaited && <AwaitedPanel ctx={ctx} card={awaited} />}
      <Columns aside={<AboutService ctx={ctx} service={service} written={cards.length > 0} />}>
        <Stack>
          {shown && <ToCheck ctx={ctx} service={service} card={shown} today={today} />}
          {current && <CardBody ctx={ctx} content={current.content} competence={competence} />}
        </Stack>
      </Columns>
      {cards.length > 0 && <Versions ctx={ctx} service={service} cards={cards} />}
      {current && <CardSteps ctx={ctx} version={current.version} steps={stepsOf(current)} />}
    </Stack>,
  );
}

/** What belongs to the service rather than to the text of its card, quietly beside it. */
function AboutService(props: { ctx: Context; service: KeptService; written: boolean }) {
  const { ctx, service } = props;
  const { setup, work, translation, video } = catalogueTexts[ctx.locale];
  const links = [
    ...(may(ctx, 'catalogue.services')
      ? [['service', setup.editService] as const, ['competence', setup.competence] as const]
      : []),
    ...(props.written
      ? ([
          ['translation', translation.title],
          ['video', video.title],
        ] as const)
      : []),
    ['blank', blankTexts[ctx.locale].staff.open] as const,
    ...(may(ctx, 'catalogue.services')
      ? [['state', service.active ? setup.close : setup.reopen] as const]
      : []),
  ];
  return (
    <Card title={work.serviceTitle}>
      <p>
        {work.keeper}: {service.ownerName ?? work.headOwns}
        <span class="v-under">{service.ownerPosition ?? service.providerName}</span>
      </p>
      <ul class="v-links">
        {links.map(([part, label]) => (
          <li key={part}>
            <a class="ds-link" href={ctx.href(`/catalogue/${service.id}/${part}`)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** When the card was last compared with the law; marked where that is due or a place is in doubt (BR-12). */
function ToCheck(props: { ctx: Context; service: KeptService; card: StoredCard; today: string }) {
  const { ctx, service, card } = props;
  const texts = catalogueTexts[ctx.locale];
  const { staff } = texts;
  const stale = service.checkDueOn !== null && service.checkDueOn <= props.today;
  const due = stale || card.content.toCheck.length > 0;
  return (
    <Card title={due ? staff.toCheckTitle : texts.work.checkTitle} tone={due ? 'tinted' : 'default'}>
      {card.content.toCheck.length > 0 && (
        <>
          <p>{staff.toCheckLead}</p>
          <ul class="ds-list">
            {card.content.toCheck.map(({ part, reason }) => (
              <li key={part + reason}>
                <strong>{staff.parts[part]}:</strong> {reason}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        {texts.card.checked(
          formatDate(ctx.locale, card.checkedOn),
          texts.card.owner(service.ownerPosition, service.providerName),
        )}
        {card.checkedBy && ` ${staff.checkedBy(card.checkedBy)}`}
      </p>
      {mayKeep(ctx, 'catalogue.check', service) && (
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
