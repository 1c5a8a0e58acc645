import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { ConfirmPage } from '#ui/confirmPage.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { Heading } from '#ui/heading.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { type Visit, type VisitTicket, visitByCode } from '../data/visit.ts';
import { queueTexts } from '../messages.ts';
import { ticketWords } from '../messages.words.ts';
import { ticketActions } from '../rules/ticketActions.ts';
import { codeParams } from '../schema.ts';
import { inLocale } from './kiosk.tsx';
import { LiveLine } from './liveLine.tsx';

/** The visit that the secret in the address opens; throws `notFound`. */
export async function visitOf(ctx: Context): Promise<Visit> {
  const visit = await visitByCode(ctx.services.database.queries, ctx.params(codeParams).code);
  if (!visit) throw notFound();
  return visit;
}

/** The own place in the queue on a phone (Q-phone). Shows the tickets of this visit and nobody else's. */
export async function ticketPage(ctx: Context): Promise<Answer> {
  const visit = await visitOf(ctx);
  const t = queueTexts[ctx.locale];
  const today = visit.businessDate === businessDate(ctx.services.clock.now());
  const active = visit.tickets.some(({ state }) => ticketActions[state].length > 0);
  const live = today && active;
  return publicPage(
    ctx,
    {
      title: t.ticket.title,
      noIndex: true,
      ...(live ? { scripts: ['ticket.js'], refreshWithoutScript: 15 } : {}),
    },
    <div data-live={live ? `/live/ticket/${visit.accessCode}` : undefined} data-locale={ctx.locale}>
      <Stack gap="lg">
        {visit.tickets.map((ticket) => (
          <OneTicket key={ticket.id} ctx={ctx} visit={visit} ticket={ticket} today={today} />
        ))}
        {live && (
          <div>
            <LiveLine ctx={ctx} />
            <p class="v-muted">{t.ticket.keepOpen}</p>
          </div>
        )}
      </Stack>
    </div>,
  );
}

function OneTicket(props: { ctx: Context; visit: Visit; ticket: VisitTicket; today: boolean }) {
  const { ctx, visit, ticket, today } = props;
  const { locale } = ctx;
  const t = queueTexts[locale];
  const service = inLocale(locale, ticket.serviceUk ?? ticket.groupUk, ticket.serviceEn ?? ticket.groupEn);
  const waiting = today && ticketActions[ticket.state].includes('leave');
  return (
    <section class="v-ticket" data-ticket={ticket.id} data-state={today ? ticket.state : 'left'}>
      <Heading level={1} caption={visit.centreName}>
        {t.ticket.heading(ticket.label)}
      </Heading>
      <p class="v-ticket__now" role="status" data-words>
        {today ? ticketWords(locale, ticket) : t.ticket.expired}
      </p>
      <DescriptionList
        items={[
          { term: t.ticket.service, value: service },
          { term: t.ticket.taken, value: formatTime(locale, ticket.issuedAt) },
        ]}
      />
      <p class="v-actions">
        {ticket.serviceSlug && (
          <LinkButton
            variant="secondary"
            icon="list-details"
            href={ctx.href(`/centres/${visit.centreCode}/services/${ticket.serviceSlug}`)}
          >
            {t.ticket.card}
          </LinkButton>
        )}
        {waiting && (
          <span data-leave>
            <LinkButton
              variant="tertiary"
              icon="logout"
              href={ctx.href(`/t/${visit.accessCode}/leave/${ticket.id}`)}
            >
              {t.ticket.leave}
            </LinkButton>
          </span>
        )}
      </p>
    </section>
  );
}

/** «Are you sure?»: leaving cannot be undone. */
export async function leavePage(ctx: Context, ticketId: string): Promise<Answer> {
  const visit = await visitOf(ctx);
  const ticket = visit.tickets.find(({ id }) => id === ticketId);
  if (!ticket) throw notFound();
  const t = queueTexts[ctx.locale].ticket;
  const here = `/t/${visit.accessCode}`;
  return publicPage(
    ctx,
    { title: t.leaveTitle, noIndex: true },
    <ConfirmPage
      title={t.leaveTitle}
      caption={t.heading(ticket.label)}
      lead={<p>{t.leaveLead}</p>}
      action={ctx.href(`${here}/leave/${ticket.id}`)}
      hidden={<FormKey ctx={ctx} />}
      confirmLabel={t.leaveYes}
      tone="danger"
      cancelHref={ctx.href(here)}
      cancelLabel={t.leaveNo}
    />,
  );
}
