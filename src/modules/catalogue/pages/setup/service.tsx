import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import type { FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { Alert } from '#ui/alert.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { type PossibleOwner, possibleOwners } from '../../data/cardOwner.ts';
import { type Choices, choicesIn, keptCentres, nextListNumber, serviceToEdit } from '../../data/setup.ts';
import type { KeptService } from '../../data/staff.ts';
import { topicIdsOf } from '../../data/topics.ts';
import { catalogueTexts } from '../../messages.ts';
import { catalogueScope, may } from '../../rights.ts';
import { keptOf } from '../editor/staffCard.tsx';
import { CompetenceFields } from './competence.tsx';
import { KeeperField, OwnerFields, ServiceFields } from './serviceFields.tsx';
import { centreToKeep, KeepForm, setupPage } from './setupFrame.tsx';

export async function newServicePage(ctx: Context): Promise<Answer> {
  const centre = await centreToKeep(ctx);
  const choices = await choicesIn(ctx.services.database.queries, catalogueScope(ctx.principal), centre);
  const { lists, groups, providers } = choices;
  const [list] = lists;
  if (!list || groups.length === 0 || providers.length === 0) return needFirst(ctx, choices);
  const only = providers.length === 1 ? providers[0] : undefined;
  const values = {
    listId: list.id,
    listNumber: String(await nextListNumber(ctx.services.database.queries, list.id)),
    providerId: only?.id ?? '',
    averageMinutes: '15',
    route: 'decideHere',
    decidedBy: only?.name ?? '',
    validFrom: businessDate(ctx.services.clock.now()),
  };
  return renderNewService(ctx, choices, { values, errors: {} });
}

/** A service stands on a list, a group and a provider: where one is missing, the page says which and leads there. */
function needFirst(ctx: Context, { centre, lists, groups, providers }: Choices): Answer {
  const t = catalogueTexts[ctx.locale].setup;
  const missing = [
    ...(lists.length === 0 ? [t.needList] : []),
    ...(groups.length === 0 ? [t.needGroup] : []),
    ...(providers.length === 0 ? [t.needProvider] : []),
  ];
  return staffPage(
    ctx,
    { title: t.newService },
    <Stack>
      <Heading level={1} caption={centre.name}>
        {t.newService}
      </Heading>
      <Alert tone="warning" title={t.needFirst}>
        <ul class="ds-list">
          {missing.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </Alert>
      <div class="v-actions">
        {may(ctx, 'catalogue.lists') && (
          <LinkButton href={ctx.href('/catalogue/lists')}>{t.title}</LinkButton>
        )}
        <LinkButton href={ctx.href('/catalogue')} variant="tertiary">
          {t.back}
        </LinkButton>
      </div>
    </Stack>,
  );
}

export function renderNewService(ctx: Context, choices: Choices, form: FormState, status?: number): Answer {
  const texts = catalogueTexts[ctx.locale];
  return setupPage(
    ctx,
    {
      title: texts.setup.newService,
      caption: choices.centre.name,
      crumbs: [[texts.staff.title, '/catalogue']],
      form,
      ...(status ? { status } : {}),
    },
    <KeepForm
      ctx={ctx}
      form={form}
      at="/catalogue/services"
      backTo="/catalogue"
      rests={{ centre: choices.centre.id }}
    >
      <ServiceFields ctx={ctx} choices={choices} form={form} />
      <OwnerFields ctx={ctx} choices={choices} form={form} />
      <CompetenceFields ctx={ctx} form={form} />
    </KeepForm>,
  );
}

/** The service of the address with what its centre has; 404 beyond the worker's reach. */
export async function serviceWithChoices(ctx: Context) {
  const db = ctx.services.database.queries;
  const { service } = await keptOf(ctx, db);
  const centres = await keptCentres(db, catalogueScope(ctx.principal));
  const centre = centres.find(({ id }) => id === service.centreId);
  if (!centre) throw notFound();
  const [choices, owners] = await Promise.all([
    choicesIn(db, catalogueScope(ctx.principal), centre),
    possibleOwners(db, service),
  ]);
  return { service, choices, owners };
}

export async function editServicePage(ctx: Context): Promise<Answer> {
  const { service, choices, owners } = await serviceWithChoices(ctx);
  const db = ctx.services.database.queries;
  const [facts, topics] = await Promise.all([serviceToEdit(db, service.id), topicIdsOf(db, [service.id])]);
  return renderService(
    ctx,
    service,
    { choices, owners },
    {
      values: {
        version: String(facts.version),
        listId: facts.listId,
        listNumber: String(facts.listNumber),
        name: facts.name,
        plainNameUk: facts.plainNameUk,
        plainNameEn: facts.plainNameEn,
        groupId: facts.groupId,
        synonyms: facts.synonyms.join(', '),
        averageMinutes: String(facts.averageMinutes),
        express: facts.express ? 'yes' : '',
        guideId: facts.guideId ?? '',
        ownerId: service.ownerId ?? '',
        topics: topics.get(service.id) ?? [],
      },
      errors: {},
    },
  );
}

export function renderService(
  ctx: Context,
  service: KeptService,
  { choices, owners }: { choices: Choices; owners: readonly PossibleOwner[] },
  form: FormState,
  status?: number,
): Answer {
  const texts = catalogueTexts[ctx.locale];
  const back = `/catalogue/${service.id}`;
  return setupPage(
    ctx,
    {
      title: texts.setup.editService,
      caption: service.plainName,
      crumbs: [
        [texts.staff.title, '/catalogue'],
        [service.plainName, back],
      ],
      form,
      ...(status ? { status } : {}),
    },
    <KeepForm ctx={ctx} form={form} at={`${back}/service`} backTo={back}>
      <ServiceFields ctx={ctx} choices={choices} form={form} />
      <KeeperField ctx={ctx} owners={owners} form={form} />
    </KeepForm>,
  );
}
