import type { Context } from '#platform/http/context.ts';
import { formatTime } from '#platform/i18n/dates.ts';
import { Alert } from '#ui/alert.tsx';
import { StatusTag } from '#ui/statusTag.tsx';
import { ticketByNumber } from '../../data/desk.ts';
import { type FoundTicket, ticketsByCode, ticketsByName } from '../../data/hall.ts';
import type { CentreFacts } from '../../data/menu.ts';
import { queueTexts } from '../../messages.ts';
import { queueScope } from '../../rights.ts';
import { readWanted } from '../../rules/reception.ts';
import { isTicketState, parseTicketLabel } from '../../rules/ticketActions.ts';

/** By number, by the scanned code, or by name where the centre asks for names (BR-15); only tickets of the day. */
export async function findVisitor(
  ctx: Context,
  centre: CentreFacts,
  date: string,
  typed: string,
): Promise<readonly FoundTicket[]> {
  const { queries } = ctx.services.database;
  const scope = queueScope(ctx.principal);
  const wanted = readWanted(typed, parseTicketLabel);
  if (wanted.kind === 'number') {
    const ticket = await ticketByNumber(queries, scope, centre.id, date, wanted);
    return ticket ? [{ ...ticket, personName: null }] : [];
  }
  if (wanted.kind === 'code') return ticketsByCode(queries, scope, centre.id, date, wanted.code);
  if (wanted.kind === 'nothing' || !centre.personalQueue) return [];
  const found = await ticketsByName(queries, scope, centre.id, date, wanted.words);
  for (const { id } of found)
    ctx.viewed({
      subject: 'ticket',
      subjectId: id,
      centreId: centre.id,
      purpose: queueTexts[ctx.locale].reception.viewPurpose,
    });
  return found;
}

export function Found(props: { ctx: Context; typed: string; found: readonly FoundTicket[] }) {
  const { ctx, typed, found } = props;
  const texts = queueTexts[ctx.locale];
  const t = texts.reception;
  if (found.length === 0)
    return (
      <Alert tone="warning" role="status">
        <p>{t.notFound(typed)}</p>
      </Alert>
    );
  return (
    <>
      {found.length > 1 && <p role="status">{t.found(found.length)}</p>}
      <ul class="v-found">
        {found.map((ticket) => (
          <li key={ticket.id}>
            <a class="v-found__number" href={ctx.href(`/reception/tickets/${ticket.id}`)}>
              {ticket.label}
            </a>
            <span>
              {ticket.personName && <strong>{ticket.personName}</strong>}{' '}
              <StatusTag tone="dnipro">
                {isTicketState(ticket.state) ? texts.states[ticket.state] : ticket.state}
              </StatusTag>{' '}
              {formatTime(ctx.locale, ticket.issuedAt)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
