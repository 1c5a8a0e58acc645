import { type Competence, competenceAt } from '#modules/catalogue/rules/competence.ts';
import type { CompetenceRoute } from '#modules/catalogue/schema.ts';
import type { Queries } from '#platform/database/database.ts';
import type { CaseScope } from '../rights.ts';
import { casesInScope } from './cases.ts';

/**
 * Services that the scope's provider gives in its centre and whose card is in force on `today`: only those can be
 * asked for. A version that was approved for a later day does not count yet, and the one it replaces counts until then.
 */
export async function servicesToTake(queries: Queries, scope: CaseScope, today: string) {
  const { centreIds, providerIds } = scope;
  if (centreIds === 'all' || providerIds === 'all' || !centreIds.length || !providerIds.length) return [];
  return queries
    .selectFrom('service')
    .innerJoinLateral(
      (inner) =>
        inner
          .selectFrom('card_version')
          .select('card_version.id')
          .whereRef('card_version.service_id', '=', 'service.id')
          .where('card_version.state', '<>', 'draft')
          .where('card_version.valid_from', '<=', today)
          .where((e) =>
            e.or([e('card_version.replaced_on', 'is', null), e('card_version.replaced_on', '>', today)]),
          )
          .orderBy('card_version.valid_from', 'desc')
          .orderBy('card_version.version', 'desc')
          .limit(1)
          .as('card'),
      (join) => join.onTrue(),
    )
    .innerJoin('service_group', 'service_group.id', 'service.group_id')
    .select([
      'service.id',
      'service.name',
      'service.plain_name_uk',
      'service.plain_name_en',
      'service.list_number',
      'service.centre_id',
      'service.provider_id',
      'card.id as card_version_id',
      'service_group.name_uk as group_uk',
      'service_group.name_en as group_en',
    ])
    .where('service.active', '=', true)
    .where('service.centre_id', 'in', [...centreIds])
    .where('service.provider_id', 'in', [...providerIds])
    .orderBy('service_group.position')
    .orderBy('service.list_number')
    .execute();
}
export type ServiceToTake = Awaited<ReturnType<typeof servicesToTake>>[number];

/** Who decides on the service on `date`; a service without a rule is decided here (design §3.11). */
export async function competenceOf(queries: Queries, serviceId: string, date: string): Promise<Competence> {
  const rows = await queries
    .selectFrom('service_competence')
    .selectAll()
    .where('service_id', '=', serviceId)
    .execute();
  const route = (text: string): CompetenceRoute =>
    text === 'acceptAndPassOn' || text === 'redirect' ? text : 'decideHere';
  const rules = rows.map((row) => ({
    validFrom: row.valid_from,
    route: route(row.route),
    decidedBy: row.decided_by,
    act: row.act,
  }));
  return competenceAt(rules, date) ?? { validFrom: date, route: 'decideHere', decidedBy: '', act: '' };
}

/** The ticket that the worker serves, with the service it was taken for. */
export async function ticketForCase(queries: Queries, centreId: string, ticketId: string) {
  return queries
    .selectFrom('ticket')
    .innerJoin('visit', 'visit.id', 'ticket.visit_id')
    .select(['ticket.id', 'ticket.service_id', 'ticket.prefix', 'ticket.number', 'visit.person_name'])
    .where('ticket.id', '=', ticketId)
    .where('ticket.centre_id', '=', centreId)
    .executeTakeFirst();
}

/** Cases that were begun with this ticket already: a second press must not make a second draft unnoticed. */
export async function casesOfTicket(queries: Queries, scope: CaseScope, ticketId: string) {
  return casesInScope(queries, scope)
    .innerJoin('service', 'service.id', 'case_file.service_id')
    .select(['case_file.id', 'case_file.number', 'service.plain_name_uk', 'service.plain_name_en'])
    .where('case_file.ticket_id', '=', ticketId)
    .where('case_file.state', '<>', 'abandoned')
    .orderBy('case_file.created_at')
    .limit(10)
    .execute();
}

/** Workers to whom a case of the provider may be given: its back office and its head in that centre (BR-25). */
export async function executorsOf(queries: Queries, centreId: string, providerId: string, today: string) {
  return queries
    .selectFrom('role_grant')
    .innerJoin('worker', 'worker.id', 'role_grant.worker_id')
    .select(['worker.id', 'worker.surname', 'worker.given', 'worker.patronymic', 'worker.position_title'])
    .distinct()
    .where('role_grant.role', 'in', ['backOffice', 'providerHead'])
    .where('role_grant.centre_id', '=', centreId)
    .where('role_grant.provider_id', '=', providerId)
    .where('role_grant.valid_from', '<=', today)
    .where((e) => e.or([e('role_grant.ended_on', 'is', null), e('role_grant.ended_on', '>', today)]))
    .where('worker.active', '=', true)
    .orderBy('worker.surname')
    .orderBy('worker.given')
    .execute();
}
export type Executor = Awaited<ReturnType<typeof executorsOf>>[number];

/** The worker as papers name them, with the desk at which they sit now. */
export async function workerForPaper(queries: Queries, workerId: string) {
  const worker = await queries
    .selectFrom('worker')
    .select(['surname', 'given', 'position_title'])
    .where('id', '=', workerId)
    .executeTakeFirstOrThrow();
  const desk = await queries
    .selectFrom('desk_shift')
    .innerJoin('desk', 'desk.id', 'desk_shift.desk_id')
    .select('desk.number')
    .where('desk_shift.worker_id', '=', workerId)
    .where('desk_shift.state', '<>', 'closed')
    .executeTakeFirst();
  return {
    name: `${worker.given} ${worker.surname}`,
    position: worker.position_title || 'працівник Центру',
    ...(desk ? { desk: String(desk.number) } : {}),
  };
}
