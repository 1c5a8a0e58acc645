import type { Database, Queries } from '#platform/database/database.ts';
import { type ExpectedRange, expectedOfTicket } from './expected.ts';
import { type CentreStanding, centreStanding } from './pause.ts';
import type { VisitTicket } from './visit.ts';

/** What a centre says to all who wait there now. */
export interface PlaceNow {
  readonly standing: CentreStanding;
  readonly returnGraceMinutes: number;
  readonly nearAhead: number;
  readonly nearMinutes: number;
}

/** The centre's side of a visitor's page: pause, grace, when a turn is near. */
export async function placeNow(queries: Queries, centreId: string, now: Date): Promise<PlaceNow> {
  const [standing, settings] = await Promise.all([
    centreStanding(queries, centreId, now),
    queries
      .selectFrom('queue_settings')
      .innerJoin('notification_settings', 'notification_settings.centre_id', 'queue_settings.centre_id')
      .select(['return_grace_minutes', 'near_ahead', 'near_minutes'])
      .where('queue_settings.centre_id', '=', centreId)
      .executeTakeFirstOrThrow(),
  ]);
  return {
    standing,
    returnGraceMinutes: settings.return_grace_minutes,
    nearAhead: settings.near_ahead,
    nearMinutes: settings.near_minutes,
  };
}

/** A ticket of a visit as its own page shows it. */
export interface TicketNow extends VisitTicket {
  /** Null: it does not wait, or data are too thin for an honest forecast. */
  readonly expected: ExpectedRange | null;
  /** Few are ahead, or the forecast is short: the visitor should be in the hall. */
  readonly near: boolean;
  /** Another ticket of the visit is at a desk. */
  readonly otherNow: boolean;
}

/** Adds what the hall makes of the tickets of visits at one centre: forecast and nearness. */
export function ticketsNow(
  database: Database,
  centreId: string,
  visits: ReadonlyMap<string, readonly VisitTicket[]>,
  place: PlaceNow,
  now: Date,
): Map<string, TicketNow[]> {
  const expected = ({ id, state }: VisitTicket) =>
    state === 'waiting' && place.standing.pause === null ? expectedOfTicket(database, centreId, id) : null;
  return new Map(
    Array.from(visits, ([visitId, tickets]) => {
      const atDesk = tickets.some(({ state }) => state === 'called' || state === 'serving');
      return [visitId, tickets.map((ticket) => ticketNow(ticket, expected(ticket), atDesk, place, now))];
    }),
  );
}

function ticketNow(
  ticket: VisitTicket,
  expected: ExpectedRange | null,
  atDesk: boolean,
  place: PlaceNow,
  now: Date,
): TicketNow {
  const waits = ticket.state === 'waiting';
  const late = ticket.notBefore !== null && ticket.notBefore > now;
  const few = ticket.ahead !== null && ticket.ahead <= place.nearAhead;
  const soon = expected !== null && expected.highMinutes <= place.nearMinutes;
  return {
    ...ticket,
    expected,
    otherNow: waits && atDesk,
    near: waits && !late && place.standing.pause === null && (few || soon),
  };
}
