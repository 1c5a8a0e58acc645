import type { Context } from '#platform/http/context.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { Button } from '#ui/button.tsx';
import { DescriptionList } from '#ui/descriptionList.tsx';
import { LinkButton } from '#ui/linkButton.tsx';
import { FormKey } from '#ui/shell/formKey.tsx';
import { Ukrainian } from '#ui/ukrainian.tsx';
import type { Visit } from '../../data/visit.ts';
import type { PlaceNow, TicketNow } from '../../data/visitNow.ts';
import { queueTexts } from '../../messages.ts';
import { aheadText, expectedText, visitorSentence } from '../../messages.visitor.ts';
import { mostDelays, undoLeaveUntil } from '../../rules/late.ts';
import { ticketActions } from '../../rules/ticketActions.ts';
import { inLocale } from '../kiosk/kiosk.tsx';

interface TicketProps {
  readonly ctx: Context;
  readonly visit: Visit;
  readonly ticket: TicketNow;
  readonly place: PlaceNow;
  readonly now: Date;
  readonly level: 1 | 2;
  /** What stands on the one way to the notifications of the visit; null: it stands at another ticket, or there is nothing to tell. */
  readonly notify: 'offer' | 'on' | null;
}

/** One ticket: the number, what to do, how long, and what the visitor may press. */
export function OneTicket(props: TicketProps) {
  const { ctx, visit, ticket, place, now, level } = props;
  const t = queueTexts[ctx.locale];
  const Title = `h${level}` as const;
  const service = inLocale(
    ctx.locale,
    ticket.serviceUk ?? ticket.groupUk,
    ticket.serviceEn ?? ticket.groupEn,
  );
  const named =
    ctx.locale === 'en' && /[А-яҐЄІЇґєії]/.test(service) ? <Ukrainian>{service}</Ukrainian> : service;
  return (
    <section class="v-ticket" data-ticket={ticket.id} data-state={ticket.state} data-near={ticket.near}>
      <Title class="v-ticket__head">
        {level === 1 && <span class="v-heading__caption" lang="uk">{`${visit.centreName} `}</span>}
        <span class="v-ticket__label">{t.phone.number} </span>
        <strong class="v-ticket__number" lang="uk">
          {ticket.label}
        </strong>
      </Title>
      <p class="v-ticket__now" role="status" data-words>
        {visitorSentence(ctx.locale, ticket, place, now)}
      </p>
      {ticket.state === 'waiting' && <Wait {...props} />}
      <Moves {...props} />
      {ticket.state === 'finished' && (
        <p>
          {t.phone.feedback}{' '}
          <a href={ctx.href(`/centres/${visit.centreCode}#contacts`)}>{t.phone.contacts}</a>.
        </p>
      )}
      <DescriptionList
        items={[
          {
            term: t.ticket.service,
            value: ticket.serviceSlug ? (
              <a href={ctx.href(`/centres/${visit.centreCode}/services/${ticket.serviceSlug}`)}>{named}</a>
            ) : (
              named
            ),
          },
          { term: t.ticket.taken, value: formatTime(ctx.locale, ticket.issuedAt) },
        ]}
      />
    </section>
  );
}

/** How many are ahead and how long it may take; nothing that is not known. */
function Wait({ ctx, visit, ticket }: TicketProps) {
  const t = queueTexts[ctx.locale].phone;
  const range = expectedText(ctx.locale, ticket.expected);
  if (ticket.ahead === null) return null;
  return (
    <div>
      <dl class="v-ticket__wait">
        <div>
          <dt>{t.ahead}</dt>
          <dd data-ahead>{aheadText(ctx.locale, ticket.ahead)}</dd>
        </div>
        {range && (
          <div>
            <dt>{t.wait}</dt>
            <dd data-expected>{range}</dd>
          </div>
        )}
      </dl>
      {range && <p class="v-muted">{t.about}</p>}
      <p>
        <a href={ctx.href(`/centres/${visit.centreCode}/order`)}>{t.order}</a>
      </p>
    </div>
  );
}

/** What the visitor may do now; what changes something is a form, so that it works without script. */
function Moves({ ctx, visit, ticket, now, notify }: TicketProps) {
  const t = queueTexts[ctx.locale];
  const may = ticketActions[ticket.state];
  const to = (what: string) => ctx.href(`/t/${visit.accessCode}/${what}/${ticket.id}`);
  const late = ticket.notBefore !== null && ticket.notBefore > now;
  const undo = may.includes('rejoin') ? undoLeaveUntil(ticket.finishedAt, now) : null;
  if (!undo && !notify && !may.includes('leave')) return null;
  return (
    <>
      {undo && <p>{t.phone.undoLeaveLead(formatTime(ctx.locale, undo))}</p>}
      <div class="v-actions">
        {undo && (
          <form method="post" action={to('rejoin')}>
            <FormKey ctx={ctx} />
            <Button icon="refresh">{t.phone.undoLeave}</Button>
          </form>
        )}
        {may.includes('delay') && late && (
          <form method="post" action={to('here')}>
            <FormKey ctx={ctx} />
            <Button icon="user-check">{t.phone.hereButton}</Button>
          </form>
        )}
        {notify && (
          <LinkButton
            icon={notify === 'on' ? 'check' : 'bell'}
            variant={notify === 'on' ? 'secondary' : 'primary'}
            href={ctx.href(`/t/${visit.accessCode}/notify`)}
          >
            {notify === 'on' ? t.phone.notified : t.phone.notify}
          </LinkButton>
        )}
        {may.includes('delay') && !late && ticket.delays < mostDelays && (
          <LinkButton variant="secondary" icon="clock" href={to('late')}>
            {t.phone.lateButton}
          </LinkButton>
        )}
        {may.includes('leave') && (
          <LinkButton variant="tertiary" icon="logout" href={to('leave')}>
            {t.ticket.leave}
          </LinkButton>
        )}
      </div>
    </>
  );
}
