import { z } from 'zod';
import { findPerson, type PersonRow, searchPeople } from '#modules/people/data.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { formValues } from '#platform/http/forms.ts';
import { fullName } from '#platform/text/personName.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/emptyState.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { TextField } from '#ui/textField.tsx';
import {
  casesOfTicket,
  competenceOf,
  type ServiceToTake,
  servicesToTake,
  ticketForCase,
} from '../data/intake.ts';
import { casesTexts } from '../messages.ts';
import { applicantScope, caseScope } from '../rights.ts';
import { PickPerson } from './pickPerson.tsx';

const uuidOrNothing = z.union([z.uuid(), z.literal('')]).catch('');
const newCaseQuery = z.object({
  service: uuidOrNothing.default(''),
  ticket: uuidOrNothing.default(''),
  applicant: uuidOrNothing.default(''),
});

interface Intake {
  readonly services: readonly ServiceToTake[];
  readonly service: ServiceToTake | undefined;
  readonly ticketId: string;
  readonly ticketName: string | null;
  readonly begun: Awaited<ReturnType<typeof casesOfTicket>>;
  /** The ticket names a service that this worker cannot take. */
  readonly otherProvider: boolean;
  readonly applicant: PersonRow | undefined;
  readonly words: string;
  readonly found: Awaited<ReturnType<typeof searchPeople>> | undefined;
}

/** Taking an application: the service, then the applicant; the draft opens with both. */
export async function newCasePage(ctx: Context): Promise<Answer> {
  return intakePage(ctx, ctx.query(newCaseQuery), undefined);
}

/** The search for the applicant, by POST: its words must not stand in an address. */
export async function findApplicantPage(ctx: Context): Promise<Answer> {
  const values = formValues(ctx.body);
  const asked = newCaseQuery.parse({ service: values.service, ticket: values.ticket });
  return intakePage(ctx, asked, String(values.q ?? '').slice(0, 200));
}

async function intakePage(
  ctx: Context,
  asked: z.output<typeof newCaseQuery>,
  words: string | undefined,
): Promise<Answer> {
  const { queries } = ctx.services.database;
  const { centreId } = ctx.principal;
  const services = await servicesToTake(
    queries,
    caseScope(ctx.principal),
    businessDate(ctx.services.clock.now()),
  );
  const ticket = asked.ticket && centreId ? await ticketForCase(queries, centreId, asked.ticket) : undefined;
  const wanted = asked.service || ticket?.service_id;
  const scope = applicantScope(ctx.principal);
  const applicant = asked.applicant ? await findPerson(queries, scope, asked.applicant) : undefined;
  const found = words === undefined ? undefined : await searchPeople(queries, scope, words);
  const seen = [...(applicant ? [applicant] : []), ...(found && found !== 'tooShort' ? found.people : [])];
  for (const { id } of seen)
    ctx.viewed({ subject: 'person', subjectId: id, centreId, purpose: 'прийом заяви' });
  const intake: Intake = {
    services,
    service: services.find((service) => service.id === wanted),
    ticketId: ticket?.id ?? '',
    ticketName: ticket ? `${ticket.prefix}-${String(ticket.number).padStart(3, '0')}` : null,
    begun: ticket ? await casesOfTicket(queries, caseScope(ctx.principal), ticket.id) : [],
    otherProvider: !asked.service && !!wanted && !services.some((service) => service.id === wanted),
    applicant,
    words: words ?? '',
    found,
  };
  return intakeView(ctx, intake);
}

async function intakeView(ctx: Context, intake: Intake): Promise<Answer> {
  const texts = casesTexts[ctx.locale];
  const words = texts.intake;
  const { service } = intake;
  const competence = service
    ? await competenceOf(ctx.services.database.queries, service.id, businessDate(ctx.services.clock.now()))
    : null;
  return staffPage(
    ctx,
    { title: texts.newTitle },
    <Stack>
      <Heading level={1} caption={intake.ticketName ? words.ticket(intake.ticketName) : undefined}>
        {texts.newTitle}
      </Heading>
      {intake.begun.length > 0 && (
        <Alert tone="info" title={words.already}>
          <ul>
            {intake.begun.map((one) => (
              <li key={one.id}>
                <a class="ds-link" href={ctx.href(`/cases/${one.id}`)}>
                  {words.openCase(
                    `${one.number ?? texts.draft}, ${ctx.locale === 'uk' ? one.plain_name_uk : one.plain_name_en}`,
                  )}
                </a>
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {intake.otherProvider && (
        <Alert tone="warning">
          <p>{words.otherProvider}</p>
        </Alert>
      )}
      {intake.services.length === 0 ? (
        <EmptyState title={words.noServices}>
          <p>{words.noServicesHint}</p>
        </EmptyState>
      ) : (
        <ServiceChoice ctx={ctx} intake={intake} />
      )}
      {competence?.route === 'redirect' && (
        <Alert tone="warning">
          <p>{words.redirect(competence.decidedBy)}</p>
        </Alert>
      )}
      {competence?.route === 'acceptAndPassOn' && (
        <Alert tone="info">
          <p>{words.passOnNote(competence.decidedBy)}</p>
        </Alert>
      )}
      {service && competence?.route !== 'redirect' && (
        <ApplicantChoice ctx={ctx} intake={intake} service={service} />
      )}
    </Stack>,
  );
}

function ServiceChoice({ ctx, intake }: { ctx: Context; intake: Intake }) {
  const texts = casesTexts[ctx.locale];
  const words = texts.intake;
  return (
    <Card title={words.service}>
      <SearchForm
        action={ctx.href('/cases/new')}
        label={words.service}
        actions={
          <Button variant={intake.service ? 'secondary' : 'primary'}>
            {intake.service ? words.changeService : words.next}
          </Button>
        }
      >
        <Select
          name="service"
          label={words.service}
          hint={words.serviceLead}
          placeholder={texts.choose}
          value={intake.service?.id}
          options={intake.services.map((service) => ({
            value: service.id,
            label: `${service.list_number}. ${ctx.locale === 'uk' ? service.plain_name_uk : service.plain_name_en}`,
          }))}
        />
        {intake.ticketId && <input type="hidden" name="ticket" value={intake.ticketId} />}
        {intake.applicant && <input type="hidden" name="applicant" value={intake.applicant.id} />}
      </SearchForm>
      {intake.service && <p class="v-muted">{intake.service.name}</p>}
    </Card>
  );
}

interface ApplicantChoiceProps {
  ctx: Context;
  intake: Intake;
  service: ServiceToTake;
}

function ApplicantChoice({ ctx, intake, service }: ApplicantChoiceProps) {
  const texts = casesTexts[ctx.locale];
  const words = texts.intake;
  const { applicant } = intake;
  const hidden = (person: PersonRow) => (
    <>
      <FormKey ctx={ctx} />
      <input type="hidden" name="service" value={service.id} />
      <input type="hidden" name="ticket" value={intake.ticketId} />
      <input type="hidden" name="applicant" value={person.id} />
    </>
  );
  return (
    <Card title={texts.steps.applicant}>
      {applicant && (
        <Form
          action={ctx.href('/cases')}
          hidden={hidden(applicant)}
          actions={<Button icon="plus">{words.takeFor(fullName(applicant))}</Button>}
        />
      )}
      <Form
        action={ctx.href('/cases/new/find')}
        hidden={
          <>
            <input type="hidden" name="service" value={service.id} />
            <input type="hidden" name="ticket" value={intake.ticketId} />
          </>
        }
        actions={
          <>
            <Button icon="search" variant={applicant ? 'secondary' : 'primary'}>
              {words.search}
            </Button>
            <LinkButton
              href={ctx.href(`/people/new?service=${service.id}&ticket=${intake.ticketId}`)}
              variant="secondary"
            >
              {words.addPerson}
            </LinkButton>
          </>
        }
      >
        <TextField name="q" label={words.findLabel} type="search" value={intake.words} autocomplete="off" />
      </Form>
      <PickPerson
        locale={ctx.locale}
        found={intake.found}
        take={(person) => (
          <form method="post" action={ctx.href('/cases')}>
            {hidden(person)}
            <Button size="sm" variant="secondary">
              {words.takeFor(fullName(person))}
            </Button>
          </form>
        )}
      />
    </Card>
  );
}
