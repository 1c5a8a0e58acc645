import { addDays, type CivilDate, daysBetween } from '#platform/calendar/civilDate.ts';
import type { Queries } from '#platform/database/database.ts';
import type { OrganisationScope } from '../rights.ts';
import { firstReminder } from '../rules/reminders.ts';
import { agreementsExpiring } from './agreements.ts';
import { idsOf } from './places.ts';
import { missingServices } from './serviceChecklist.ts';

/** Something that is not set up yet: what, where, and the page that mends it; null where others than the administrator do. */
export type Missing =
  | { readonly kind: 'noMunicipality' | 'noRegime'; readonly href: string }
  | { readonly kind: 'noCentre'; readonly municipality: string; readonly href: string }
  | {
      readonly kind: 'noSchedule' | 'noProvider' | 'noHead';
      readonly centre: string;
      readonly href: string;
    }
  | {
      readonly kind: 'noDesk';
      readonly centre: string;
      readonly provider: string;
      readonly href: string;
    }
  | {
      readonly kind: 'deskNoProvider' | 'deskNoGroup';
      readonly centre: string;
      readonly number: number;
      readonly href: string;
    }
  | {
      readonly kind: 'noList' | 'noGroup' | 'noService' | 'noKiosk' | 'noBoard';
      readonly centre: string;
      readonly href: string | null;
    }
  | {
      readonly kind: 'noCard';
      readonly centre: string;
      /** Services without a card in force. */
      readonly number: number;
      readonly href: null;
    }
  | {
      readonly kind: 'noPrinter';
      readonly centre: string;
      readonly device: string;
      readonly href: string;
    }
  | {
      readonly kind: 'agreement';
      readonly centre: string;
      readonly number: string;
      /** Days left; negative: it has run out. */
      readonly days: number;
      readonly href: string;
    };

/** How many of each there are. */
export async function countOrganisation(db: Queries, scope: OrganisationScope) {
  const limited = scope.centreIds !== 'all';
  const ids = idsOf(scope);
  const row = await db
    .selectNoFrom((e) => [
      e
        .selectFrom('municipality')
        .where('active', '=', true)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('municipalities'),
      e
        .selectFrom('centre')
        .where('active', '=', true)
        .$if(limited, (q) => q.where('id', 'in', ids))
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('centres'),
      e
        .selectFrom('provider')
        .where('active', '=', true)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('providers'),
      e
        .selectFrom('desk')
        .where('active', '=', true)
        .$if(limited, (q) => q.where('centre_id', 'in', ids))
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('desks'),
      e
        .selectFrom('worker')
        .where('active', '=', true)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('workers'),
    ])
    .executeTakeFirstOrThrow();
  return {
    municipalities: row.municipalities ?? 0,
    centres: row.centres ?? 0,
    providers: row.providers ?? 0,
    desks: row.desks ?? 0,
    workers: row.workers ?? 0,
  };
}

/** What the administrator has still to set up, most basic first. `today` is the business date. */
export async function missingSetup(
  db: Queries,
  scope: OrganisationScope,
  today: CivilDate,
): Promise<Missing[]> {
  const limited = scope.centreIds !== 'all';
  const ids = idsOf(scope);
  const [municipalities, centres, seats, desks, regime, agreements, services] = await Promise.all([
    db
      .selectFrom('municipality')
      .select((e) => [
        'name',
        e
          .exists(
            e
              .selectFrom('centre')
              .whereRef('centre.municipality_id', '=', 'municipality.id')
              .where('centre.active', '=', true)
              .select('centre.id'),
          )
          .as('has_centre'),
      ])
      .where('active', '=', true)
      .execute(),
    db
      .selectFrom('centre')
      .select((e) => [
        'id',
        'name',
        e
          .exists(
            e
              .selectFrom('schedule_rule')
              .whereRef('schedule_rule.centre_id', '=', 'centre.id')
              .where('provider_id', 'is', null)
              .where((r) => r.or([r('valid_to', 'is', null), r('valid_to', '>=', today)]))
              .select('schedule_rule.id'),
          )
          .as('has_schedule'),
        e
          .exists(
            e
              .selectFrom('centre_provider')
              .whereRef('centre_provider.centre_id', '=', 'centre.id')
              .where('centre_provider.active', '=', true)
              .select('centre_provider.centre_id'),
          )
          .as('has_provider'),
        e
          .exists(
            e
              .selectFrom('role_grant')
              .whereRef('role_grant.centre_id', '=', 'centre.id')
              .where('role', '=', 'centreHead')
              .where('ended_on', 'is', null)
              .select('role_grant.id'),
          )
          .as('has_head'),
      ])
      .where('active', '=', true)
      .$if(limited, (query) => query.where('id', 'in', ids))
      .orderBy('name')
      .execute(),
    db
      .selectFrom('centre_provider')
      .innerJoin('centre', 'centre.id', 'centre_provider.centre_id')
      .innerJoin('provider', 'provider.id', 'centre_provider.provider_id')
      .select((e) => [
        'centre.id as centre_id',
        'centre.name as centre',
        'provider.short_name as provider',
        'provider.kind',
        e
          .exists(
            e
              .selectFrom('desk')
              .whereRef('desk.centre_id', '=', 'centre.id')
              .whereRef('desk.provider_id', '=', 'provider.id')
              .where('desk.active', '=', true)
              .select('desk.id'),
          )
          .as('has_desk'),
      ])
      .where('centre_provider.active', '=', true)
      .where('centre.active', '=', true)
      .$if(limited, (query) => query.where('centre.id', 'in', ids))
      .orderBy('centre.name')
      .orderBy('centre_provider.position')
      .execute(),
    db
      .selectFrom('desk')
      .innerJoin('centre', 'centre.id', 'desk.centre_id')
      .select(['desk.id', 'desk.centre_id', 'desk.number', 'desk.provider_id', 'centre.name as centre'])
      .where('desk.active', '=', true)
      .where('centre.active', '=', true)
      .where((e) =>
        e.or([
          e('desk.provider_id', 'is', null),
          e.and([
            e.not(
              e.exists(
                e
                  .selectFrom('desk_group')
                  .whereRef('desk_group.desk_id', '=', 'desk.id')
                  .select('desk_group.group_id'),
              ),
            ),
            e.not(
              e.exists(
                e
                  .selectFrom('service')
                  .whereRef('service.centre_id', '=', 'desk.centre_id')
                  .whereRef('service.provider_id', '=', 'desk.provider_id')
                  .where('service.active', '=', true)
                  .select('service.id'),
              ),
            ),
          ]),
        ]),
      )
      .$if(limited, (query) => query.where('centre.id', 'in', ids))
      .orderBy('centre.name')
      .orderBy('desk.number')
      .limit(50)
      .execute(),
    db
      .selectFrom('calendar_regime')
      .select('id')
      .where('valid_from', '<=', today)
      .where((e) => e.or([e('valid_to', 'is', null), e('valid_to', '>=', today)]))
      .executeTakeFirst(),
    agreementsExpiring(db, scope, addDays(today, firstReminder)),
    missingServices(db, scope),
  ]);
  const missing: Missing[] = [];
  if (municipalities.length === 0)
    missing.push({ kind: 'noMunicipality', href: '/admin/municipalities/new' });
  for (const { name, has_centre } of limited ? [] : municipalities)
    if (!has_centre) missing.push({ kind: 'noCentre', municipality: name, href: '/admin/centres/new' });
  for (const { id, name, has_schedule, has_provider, has_head } of centres) {
    const at = `/admin/centres/${id}`;
    if (!has_schedule) missing.push({ kind: 'noSchedule', centre: name, href: `${at}/schedule/edit` });
    if (!has_provider) missing.push({ kind: 'noProvider', centre: name, href: `${at}/providers` });
    if (!has_head) missing.push({ kind: 'noHead', centre: name, href: '/admin/workers' });
  }
  for (const { centre_id, centre, provider, has_desk } of seats)
    if (!has_desk)
      missing.push({ kind: 'noDesk', centre, provider, href: `/admin/centres/${centre_id}/desks/new` });
  for (const { id, centre_id, centre, number, provider_id } of desks)
    missing.push({
      kind: provider_id === null ? 'deskNoProvider' : 'deskNoGroup',
      centre,
      number,
      href: `/admin/centres/${centre_id}/desks/${id}`,
    });
  missing.push(...services);
  if (!regime) missing.push({ kind: 'noRegime', href: '/admin/calendar' });
  for (const { id, centre_id, centre_name, number, valid_to } of agreements)
    if (valid_to !== null)
      missing.push({
        kind: 'agreement',
        centre: centre_name,
        number,
        days: daysBetween(today, valid_to),
        href: `/admin/centres/${centre_id}/agreements/${id}`,
      });
  return missing;
}
