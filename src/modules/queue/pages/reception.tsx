import { z } from 'zod';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { emptyForm, type FormState } from '#platform/http/forms.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Checkboxes } from '#ui/checkboxes.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { ErrorSummary } from '#ui/errorSummary.tsx';
import { Form } from '#ui/form.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { QrCode } from '#ui/qrCode.tsx';
import { Radios } from '#ui/radios.tsx';
import { SearchForm } from '#ui/searchForm.tsx';
import { Select } from '#ui/select.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { staffPage } from '#ui/shell/staffPage.tsx';
import { Columns, Stack } from '#ui/stack.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { TextField } from '#ui/textField.tsx';
import { returningTickets, ticketById, ticketByNumber, waitingList } from '../data/desk.ts';
import { type CentreFacts, menuServices, queueNow } from '../data/menu.ts';
import { visitCodeOf } from '../data/visit.ts';
import { queueTexts } from '../messages.ts';
import { queueScope } from '../rights.ts';
import { parseTicketLabel, ticketActions } from '../rules/ticketActions.ts';
import { accessCode, idParams } from '../schema.ts';
import { centreOf } from './frames.tsx';
import { inLocale } from './kiosk.tsx';
import { followAddress, PaperTicket } from './kioskTicket.tsx';
import { GroupCounts, matterOf, purposeOf, ReturningTable, WaitingTable } from './lists.tsx';
import { LiveLine } from './liveLine.tsx';

const listLimit = 20;
const receptionQuery = z.object({ number: z.string().max(20).optional(), visit: accessCode.optional() });

export const receptionPage = (ctx: Context): Promise<Answer> => receptionScreen(ctx, emptyForm);

/** The hall at a glance, a ticket for a person who cannot use the kiosk, and the search for a ticket (BR-10). */
export async function receptionScreen(ctx: Context, form: FormState): Promise<Answer> {
  const centre = await centreOf(ctx);
  const texts = queueTexts[ctx.locale];
  const t = texts.reception;
  const { number, visit } = ctx.query(receptionQuery);
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const now = ctx.services.clock.now();
  const date = businessDate(now);
  const wanted = number ? parseTicketLabel(number) : undefined;
  const [groups, services, waiting, returning, found] = await Promise.all([
    queueNow(queries, centre.id, date),
    menuServices(queries, centre.id),
    waitingList(queries, scope, centre.id, date, { limit: listLimit }),
    returningTickets(queries, scope, centre.id, date, now),
    wanted ? ticketByNumber(queries, scope, centre.id, date, wanted) : undefined,
  ]);
  const failed = Object.keys(form.errors).length > 0;
  return staffPage(
    ctx,
    {
      title: t.title,
      live: <LiveLine ctx={ctx} />,
      scripts: ['desk.js'],
      ...(failed ? { status: 422, hasErrors: true } : {}),
    },
    <div class="v-console" data-live={`/live/desk/${centre.id}`}>
      <Heading level={1}>{t.title}</Heading>
      <ErrorSummary errors={Object.entries(form.errors).map(([field, message]) => ({ field, message }))} />
      <Columns
        aside={
          <Stack>
            <Card title={t.find}>
              <SearchForm
                action={ctx.href('/reception')}
                label={t.find}
                actions={
                  <Button icon="search" variant="secondary">
                    {t.findButton}
                  </Button>
                }
              >
                <TextField
                  name="number"
                  label={t.findLabel}
                  hint={t.findHint}
                  value={number}
                  width={8}
                  optional="quiet"
                  autocomplete="off"
                />
              </SearchForm>
              {number && !found && (
                <Alert tone="warning" role="status">
                  <p>{t.notFound(number)}</p>
                </Alert>
              )}
              {found && (
                <p class="v-current">
                  <strong class="v-current__number">{found.label}</strong>
                  <span>
                    <StatusTag tone="dnipro">{texts.states[found.state]}</StatusTag>
                    <br />
                    <a href={ctx.href(`/reception/tickets/${found.id}`)}>{t.show}</a>
                  </span>
                </p>
              )}
            </Card>
            <Card title={t.glance}>
              <GroupCounts locale={ctx.locale} groups={groups} />
            </Card>
          </Stack>
        }
      >
        <Stack>
          <Card title={visit ? t.second : t.issue}>
            <p>{t.issueLead}</p>
            <IssueForm
              ctx={ctx}
              centre={centre}
              groups={groups}
              services={services}
              form={form}
              visit={visit}
            />
          </Card>
          <div data-refresh="waiting">
            <Card title={t.waiting}>
              <WaitingTable locale={ctx.locale} tickets={waiting} />
            </Card>
          </div>
          {returning.length > 0 && (
            <Card title={texts.console.returningTitle}>
              <ReturningTable
                ctx={ctx}
                tickets={returning}
                action={(id) => `/reception/tickets/${id}/return`}
              />
            </Card>
          )}
        </Stack>
      </Columns>
    </div>,
  );
}

interface IssueFormProps {
  readonly ctx: Context;
  readonly centre: CentreFacts;
  readonly groups: Awaited<ReturnType<typeof queueNow>>;
  readonly services: Awaited<ReturnType<typeof menuServices>>;
  readonly form: FormState;
  readonly visit: string | undefined;
}

function IssueForm({ ctx, centre, groups, services, form, visit }: IssueFormProps) {
  const { locale } = ctx;
  const texts = queueTexts[locale];
  const t = texts.reception;
  const value = (name: string) => {
    const typed = form.values[name];
    return typeof typed === 'string' ? typed : undefined;
  };
  return (
    <Form
      action={ctx.href('/reception/tickets')}
      hidden={
        <>
          <FormKey ctx={ctx} />
          <input type="hidden" name="visit" value={visit ?? value('visit') ?? ''} />
        </>
      }
      actions={<Button icon="ticket">{t.submit}</Button>}
    >
      <Select
        name="what"
        label={t.what}
        error={form.errors.what}
        value={value('what')}
        placeholder="–"
        options={groups.flatMap((group) => [
          {
            value: `group:${group.id}`,
            label: t.groupOnly(inLocale(locale, group.nameUk, group.nameEn)),
          },
          ...services
            .filter(({ groupId }) => groupId === group.id)
            .map((service) => ({
              value: `service:${service.id}`,
              label: `\u00a0\u00a0\u00a0${inLocale(locale, service.nameUk, service.nameEn)}`,
            })),
        ])}
      />
      <Radios
        name="purpose"
        legend={t.purpose}
        error={form.errors.purpose}
        value={value('purpose') ?? 'submit'}
        options={(['submit', 'consult', 'collect'] as const).map((purpose) => ({
          value: purpose,
          label: texts.purposes[purpose],
        }))}
      />
      {centre.personalQueue && !visit && (
        <TextField name="name" label={t.name} error={form.errors.name} value={value('name')} optional />
      )}
      {!visit && (
        <Checkboxes
          name="sign"
          legend={texts.console.sign}
          values={value('sign') ? ['yes'] : []}
          options={[{ value: 'yes', label: texts.console.signAsked }]}
          optional
        />
      )}
    </Form>
  );
}

/** One ticket for the reception: its state, its code for the phone, its print, its way back to the queue. */
export async function receptionTicketPage(ctx: Context): Promise<Answer> {
  const centre = await centreOf(ctx);
  const { queries } = ctx.services.database;
  const { id } = ctx.params(idParams);
  const ticket = await ticketById(queries, queueScope(ctx.principal), centre.id, id);
  if (!ticket) throw notFound();
  const visit = await visitCodeOf(queries, ticket.visitId);
  const own = visit?.tickets.find((one) => one.id === id);
  if (!visit || !own) throw notFound();
  const texts = queueTexts[ctx.locale];
  const t = texts.reception;
  if (ticket.personName)
    ctx.viewed({ subject: 'visit', subjectId: visit.id, centreId: centre.id, purpose: t.viewPurpose });
  return staffPage(
    ctx,
    { title: t.ticket(ticket.label), scripts: ['desk.js'] },
    <Stack>
      <Heading level={1}>{t.ticket(ticket.label)}</Heading>
      <DescriptionList
        items={[
          { term: t.state, value: <StatusTag tone="dnipro">{texts.states[ticket.state]}</StatusTag> },
          ...(own.ahead === null ? [] : [{ term: texts.name, value: texts.ahead(own.ahead) }]),
          ...(ticket.desk === null ? [] : [{ term: texts.place, value: String(ticket.desk) }]),
          { term: texts.console.service, value: matterOf(ctx.locale, ticket) },
          { term: texts.console.purpose, value: purposeOf(ctx.locale, ticket) },
          ...(ticket.personName ? [{ term: t.name, value: ticket.personName }] : []),
          { term: texts.ticket.taken, value: formatTime(ctx.locale, ticket.issuedAt) },
          { term: t.link, value: <a href={followAddress(ctx, visit)}>{followAddress(ctx, visit)}</a> },
        ]}
      />
      <div class="v-reception-qr">
        <QrCode text={followAddress(ctx, visit)} label={texts.kiosk.qr} />
      </div>
      <div class="v-actions">
        <span data-needs-script hidden>
          <Button type="button" icon="printer" id="print">
            {texts.kiosk.print}
          </Button>
        </span>
        {ticketActions[ticket.state].includes('returnToQueue') && (
          <form method="post" action={ctx.href(`/reception/tickets/${ticket.id}/return`)}>
            <FormKey ctx={ctx} />
            <Button variant="secondary" icon="history" id="return">
              {texts.console.returnToQueue}
            </Button>
          </form>
        )}
        <LinkButton href={ctx.href(`/reception?visit=${visit.accessCode}`)} variant="secondary" icon="plus">
          {t.second}
        </LinkButton>
        <LinkButton href={ctx.href('/reception')} variant="secondary" icon="arrow-left">
          {t.back}
        </LinkButton>
      </div>
      <PaperTicket ctx={ctx} visit={visit} ticket={own} />
    </Stack>,
  );
}
