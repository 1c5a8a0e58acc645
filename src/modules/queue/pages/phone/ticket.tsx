import { visitSubscriptions } from '#modules/notifications/data/subscriptions.ts';
import { businessDate } from '#platform/clock/clock.ts';
import type { Answer } from '#platform/http/answer.ts';
import type { Context } from '#platform/http/context.ts';
import { notFound } from '#platform/http/problems.ts';
import { Alert } from '#ui/alert.tsx';
import { Heading } from '#ui/heading.tsx';
import { publicPage } from '#ui/shell/publicPage.tsx';
import { Stack } from '#ui/stack.tsx';
import { Ukrainian } from '#ui/ukrainian.tsx';
import { type Visit, visitByCode } from '../../data/visit.ts';
import { type PlaceNow, placeNow, type TicketNow, ticketsNow } from '../../data/visitNow.ts';
import { queueTexts } from '../../messages.ts';
import { visitShape } from '../../messages.visitor.ts';
import { standingWords } from '../../messages.words.ts';
import { undoLeaveUntil } from '../../rules/late.ts';
import { codeParams } from '../../schema.ts';
import { LiveLine } from '../liveLine.tsx';
import { OneTicket } from '../reception/oneTicket.tsx';

/** The visit that the secret in the address opens; throws `notFound`. */
export async function visitOf(ctx: Context): Promise<Visit> {
  const visit = await visitByCode(ctx.services.database.queries, ctx.params(codeParams).code);
  if (!visit) throw notFound();
  return visit;
}

/** Whether anything may still happen to the ticket today: then the page stays live. */
const mayMove = (ticket: TicketNow, now: Date): boolean =>
  ticket.state === 'left' ? undoLeaveUntil(ticket.finishedAt, now) !== null : ticket.state !== 'finished';

/** The own place in the queue on a phone (Q-phone). Shows the tickets of this visit and nobody else's. */
export async function ticketPage(ctx: Context): Promise<Answer> {
  const visit = await visitOf(ctx);
  const t = queueTexts[ctx.locale];
  const now = ctx.services.clock.now();
  if (visit.businessDate !== businessDate(now)) return expiredPage(ctx, visit);
  const { database } = ctx.services;
  const [place, told] = await Promise.all([
    placeNow(database.queries, visit.centreId, now),
    visitSubscriptions(database.queries, visit.id),
  ]);
  const visits = new Map([[visit.id, visit.tickets]]);
  const tickets = ticketsNow(database, visit.centreId, visits, place, now).get(visit.id) ?? [];
  const live = tickets.some((ticket) => mayMove(ticket, now));
  const several = tickets.length > 1;
  const following = inOrder(tickets).find(({ state }) => state === 'waiting' || state === 'held');
  const notify = told.browsers > 0 || told.phone !== null ? 'on' : 'offer';
  return publicPage(
    ctx,
    {
      title: t.ticket.title,
      noIndex: true,
      ...(live ? { scripts: ['ticket.js'], refreshWithoutScript: 15 } : {}),
    },
    <div
      data-live={live ? `/live/ticket/${visit.accessCode}` : undefined}
      data-shape={visitShape(tickets, place, now)}
      data-locale={ctx.locale}
    >
      <Stack gap="lg">
        <Standing ctx={ctx} place={place} />
        {several && (
          <Heading level={1} caption={<Ukrainian>{visit.centreName}</Ukrainian>}>
            {t.phone.several}
          </Heading>
        )}
        {inOrder(tickets).map((ticket) => (
          <OneTicket
            key={ticket.id}
            ctx={ctx}
            visit={visit}
            ticket={ticket}
            place={place}
            now={now}
            level={several ? 2 : 1}
            notify={ticket === following ? notify : null}
          />
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

/** Where to go comes first, then what still waits, then what is over. */
const places = ['called', 'serving', 'waiting', 'held', 'noShow', 'left', 'finished'];
const inOrder = (tickets: readonly TicketNow[]): TicketNow[] =>
  [...tickets].sort((a, b) => places.indexOf(a.state) - places.indexOf(b.state));

/** What everybody in the centre is told: a pause, and the time to come back after it. */
function Standing({ ctx, place }: { ctx: Context; place: PlaceNow }) {
  const words = standingWords(ctx.locale, place.standing);
  if (!words) return null;
  return (
    <Alert tone={place.standing.pause ? 'danger' : 'info'} title={words.title} role="status">
      {words.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Alert>
  );
}

/** A ticket of another day says so and nothing more. */
function expiredPage(ctx: Context, visit: Visit): Answer {
  const t = queueTexts[ctx.locale].ticket;
  return publicPage(
    ctx,
    { title: t.title, noIndex: true },
    <Stack gap="lg">
      {visit.tickets.map((ticket) => (
        <section class="v-ticket" key={ticket.id} data-state="left">
          <Heading level={1} caption={<Ukrainian>{visit.centreName}</Ukrainian>}>
            <Ukrainian>{ticket.label}</Ukrainian>
          </Heading>
          <p class="v-ticket__now">{t.expired}</p>
        </section>
      ))}
    </Stack>,
  );
}
