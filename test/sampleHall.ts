import { afterAll, beforeAll, beforeEach } from 'vitest';
import { callNextInForm } from '#modules/queue/commands/callNext.ts';
import { issueTicketInForm, type NewTicket } from '#modules/queue/commands/issueTicket.ts';
import type { Database } from '#platform/database/database.ts';
import { systemActor } from '#platform/session/actor.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';
import { createSampleCentre, openTestDatabase, type SampleCentre } from './sampleCentre.ts';

/** The hall of a sample centre with so many staffed desks: a new centre for each test, one database for its file. */
export function sampleHall(desks: number) {
  let home: TestDatabase | undefined;
  let database: Database | undefined;
  let centre: SampleCentre | undefined;

  beforeAll(async () => {
    home = await createTestDatabase();
    database = openTestDatabase(home.appUrl);
  });
  afterAll(async () => {
    await database?.close();
    await home?.drop();
  });
  beforeEach(async () => {
    centre = await createSampleCentre(there(database), desks);
  });

  const actor = systemActor('test');
  const hall = {
    actor,
    get database(): Database {
      return there(database);
    },
    get centre(): SampleCentre {
      return there(centre);
    },
    /** Goes on in another centre until the test ends. */
    set centre(next: SampleCentre) {
      centre = next;
    },
    /** The desk by its place, at a moment. */
    at: (desk: number, now: Date) => ({
      centreId: hall.centre.centreId,
      deskId: hall.centre.desks[desk]?.id ?? '',
      workerId: hall.centre.desks[desk]?.workerId ?? '',
      now,
    }),
    /** Gives a ticket of the first group, or as `more` says, at a moment. */
    async issue(now: Date, more: Partial<NewTicket> = {}) {
      const issued = await hall.database.transaction((tx) =>
        issueTicketInForm(tx, actor, {
          centreId: hall.centre.centreId,
          groupId: hall.centre.groups[0]?.id ?? '',
          serviceId: null,
          purpose: 'submit',
          personName: null,
          signLanguage: false,
          visitCode: null,
          now,
          ...more,
        }),
      );
      if (issued.kind !== 'issued') throw new Error(issued.kind);
      // The clock of a wait begins with the ticket, whatever the machine's clock says.
      await hall.database.queries
        .updateTable('ticket')
        .set({ state_since: now })
        .where('id', '=', issued.ticket.ticketId)
        .execute();
      return issued.ticket;
    },
    /** Calls the next to a desk: the identifier of the ticket, or why there is none. */
    async call(desk: number, now: Date): Promise<string> {
      const called = await hall.database.transaction((tx) => callNextInForm(tx, actor, hall.at(desk, now)));
      return called.kind === 'called' ? called.ticket.ticketId : called.kind;
    },
  };
  return hall;
}

function there<Thing>(thing: Thing | undefined): Thing {
  if (thing === undefined) throw new Error('asked before the test began');
  return thing;
}
