import { sql } from 'kysely';
import type { CivilDate } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';

/** What stands in the way of closing something: how many, and where they are dealt with. */
export interface Obstacle {
  readonly kind:
    | 'cases'
    | 'services'
    | 'desks'
    | 'workers'
    | 'tickets'
    | 'shift'
    | 'bound'
    | 'centres'
    | 'providers'
    | 'seats'
    | 'municipalityClosed';
  readonly count: number;
  /** Page on which the administrator deals with it; null where it is other people's work. */
  readonly href: string | null;
}

/** States in which nothing remains to be done for the applicant. */
const finished = ['archived', 'handedOut', 'withdrawn', 'abandoned'];
/** Tickets whose visitors are still in the hall. */
const inHall = ['waiting', 'called', 'serving', 'held'];

const found = (...obstacles: readonly Obstacle[]) => obstacles.filter(({ count }) => count > 0);

/**
 * What a provider still has: in one centre when `centreId` is given, else anywhere (ORG-2). Inside a transaction the
 * seats are locked, so that no case begins between the look and the change.
 */
export async function obstaclesOfProvider(
  db: Queries,
  providerId: string,
  centreId: string | null,
): Promise<Obstacle[]> {
  await db
    .selectFrom('centre_provider')
    .select('centre_id')
    .where('provider_id', '=', providerId)
    .$if(centreId !== null, (query) => query.where('centre_id', '=', centreId ?? ''))
    .$if(db.isTransaction, (query) => query.forUpdate())
    .execute();
  const here = centreId === null ? sql<boolean>`true` : sql<boolean>`centre_id = ${centreId}`;
  const row = await db
    .selectNoFrom((e) => [
      e
        .selectFrom('case_file')
        .where('provider_id', '=', providerId)
        .where('state', 'not in', finished)
        .where(here)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('cases'),
      e
        .selectFrom('service')
        .where('provider_id', '=', providerId)
        .where('active', '=', true)
        .where(here)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('services'),
      e
        .selectFrom('desk')
        .where('provider_id', '=', providerId)
        .where('active', '=', true)
        .where(here)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('desks'),
      e
        .selectFrom('role_grant')
        .where('provider_id', '=', providerId)
        .where('ended_on', 'is', null)
        .where(here)
        .select((c) => c.fn.count<number>('worker_id').distinct().as('n'))
        .as('workers'),
      e
        .selectFrom('centre_provider')
        .where('provider_id', '=', providerId)
        .where('active', '=', true)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('seats'),
    ])
    .executeTakeFirstOrThrow();
  const at = centreId === null ? null : `/admin/centres/${centreId}/desks`;
  return found(
    { kind: 'cases', count: row.cases ?? 0, href: null },
    { kind: 'services', count: row.services ?? 0, href: null },
    { kind: 'desks', count: row.desks ?? 0, href: at },
    { kind: 'workers', count: row.workers ?? 0, href: '/admin/workers' },
    ...(centreId === null ? [{ kind: 'seats' as const, count: row.seats ?? 0, href: null }] : []),
  );
}

/** What a centre still has: open cases, desks, visitors in the hall today (`today`: the business date). */
export async function obstaclesOfCentre(
  db: Queries,
  centreId: string,
  today: CivilDate,
): Promise<Obstacle[]> {
  await db
    .selectFrom('centre')
    .select('id')
    .where('id', '=', centreId)
    .$if(db.isTransaction, (query) => query.forUpdate())
    .execute();
  const row = await db
    .selectNoFrom((e) => [
      e
        .selectFrom('case_file')
        .where('centre_id', '=', centreId)
        .where('state', 'not in', finished)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('cases'),
      e
        .selectFrom('desk')
        .where('centre_id', '=', centreId)
        .where('active', '=', true)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('desks'),
      e
        .selectFrom('ticket')
        .where('centre_id', '=', centreId)
        .where('business_date', '=', today)
        .where('state', 'in', inHall)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('tickets'),
      e
        .selectFrom('role_grant')
        .where('centre_id', '=', centreId)
        .where('ended_on', 'is', null)
        .select((c) => c.fn.count<number>('worker_id').distinct().as('n'))
        .as('workers'),
    ])
    .executeTakeFirstOrThrow();
  return found(
    { kind: 'cases', count: row.cases ?? 0, href: null },
    { kind: 'tickets', count: row.tickets ?? 0, href: null },
    { kind: 'desks', count: row.desks ?? 0, href: `/admin/centres/${centreId}/desks` },
    { kind: 'workers', count: row.workers ?? 0, href: '/admin/workers' },
  );
}

/** What a desk still has: somebody at work, or visitors sent to it and no other. */
export async function obstaclesOfDesk(db: Queries, deskId: string): Promise<Obstacle[]> {
  await db
    .selectFrom('desk')
    .select('id')
    .where('id', '=', deskId)
    .$if(db.isTransaction, (query) => query.forUpdate())
    .execute();
  const row = await db
    .selectNoFrom((e) => [
      e
        .selectFrom('desk_shift')
        .where('desk_id', '=', deskId)
        .where('state', '<>', 'closed')
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('shift'),
      e
        .selectFrom('ticket')
        .innerJoin('desk', 'desk.centre_id', 'ticket.centre_id')
        .where('desk.id', '=', deskId)
        .where('ticket.state', 'in', inHall)
        .where((c) =>
          c.or([
            c('ticket.only_desk_id', '=', deskId),
            c.and([c('ticket.desk_id', '=', deskId), c('ticket.state', 'in', ['called', 'serving'])]),
          ]),
        )
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('bound'),
    ])
    .executeTakeFirstOrThrow();
  return found(
    { kind: 'shift', count: row.shift ?? 0, href: null },
    { kind: 'bound', count: row.bound ?? 0, href: null },
  );
}

/** A municipality closes after all that is in it. */
export async function obstaclesOfMunicipality(db: Queries, municipalityId: string): Promise<Obstacle[]> {
  const row = await db
    .selectNoFrom((e) => [
      e
        .selectFrom('centre')
        .where('municipality_id', '=', municipalityId)
        .where('active', '=', true)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('centres'),
      e
        .selectFrom('provider')
        .where('municipality_id', '=', municipalityId)
        .where('active', '=', true)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('providers'),
    ])
    .executeTakeFirstOrThrow();
  return found(
    { kind: 'centres', count: row.centres ?? 0, href: '/admin/centres' },
    { kind: 'providers', count: row.providers ?? 0, href: '/admin/providers' },
  );
}

/** What a service still has: open cases, visitors in the hall today (`today`: the business date). */
export async function obstaclesOfService(
  db: Queries,
  serviceId: string,
  today: CivilDate,
): Promise<Obstacle[]> {
  await db
    .selectFrom('service')
    .select('id')
    .where('id', '=', serviceId)
    .$if(db.isTransaction, (query) => query.forUpdate())
    .execute();
  const row = await db
    .selectNoFrom((e) => [
      e
        .selectFrom('case_file')
        .where('service_id', '=', serviceId)
        .where('state', 'not in', finished)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('cases'),
      e
        .selectFrom('ticket')
        .where('service_id', '=', serviceId)
        .where('business_date', '=', today)
        .where('state', 'in', inHall)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('tickets'),
    ])
    .executeTakeFirstOrThrow();
  return found(
    { kind: 'cases', count: row.cases ?? 0, href: null },
    { kind: 'tickets', count: row.tickets ?? 0, href: null },
  );
}

/** What a group of services still has: services in use, visitors in the hall today. */
export async function obstaclesOfGroup(db: Queries, groupId: string, today: CivilDate): Promise<Obstacle[]> {
  await db
    .selectFrom('service_group')
    .select('id')
    .where('id', '=', groupId)
    .$if(db.isTransaction, (query) => query.forUpdate())
    .execute();
  const row = await db
    .selectNoFrom((e) => [
      e
        .selectFrom('service')
        .where('group_id', '=', groupId)
        .where('active', '=', true)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('services'),
      e
        .selectFrom('ticket')
        .where('group_id', '=', groupId)
        .where('business_date', '=', today)
        .where('state', 'in', inHall)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('tickets'),
    ])
    .executeTakeFirstOrThrow();
  return found(
    { kind: 'services', count: row.services ?? 0, href: null },
    { kind: 'tickets', count: row.tickets ?? 0, href: null },
  );
}
