import { sql } from 'kysely';
import type { Queries, Tx } from '#platform/database/database.ts';
import type { EofficeScope } from '../rights.ts';

type Reader = Queries | Tx;
export type HandoverState = 'offered' | 'done' | 'declined' | 'withdrawn';

const handovers = (db: Reader, scope: EofficeScope) =>
  db
    .selectFrom('eoffice_handover as h')
    .innerJoin('eoffice as o', 'o.id', 'h.eoffice_id')
    .innerJoin('eoffice as t', 't.id', 'h.to_office_id')
    .innerJoin('worker as f', 'f.id', 'h.from_id')
    .innerJoin('worker as r', 'r.id', 'h.to_id')
    .select([
      'h.id',
      'h.eoffice_id as eofficeId',
      'h.to_office_id as toOfficeId',
      'o.number as office',
      't.number as toOffice',
      'h.from_id as fromId',
      'h.to_id as toId',
      sql<string>`concat_ws(' ', f.surname, f.given, f.patronymic)`.as('from'),
      sql<string>`concat_ws(' ', r.surname, r.given, r.patronymic)`.as('to'),
      'f.position_title as fromPost',
      'r.position_title as toPost',
      'h.number',
      'h.year',
      sql<HandoverState>`h.state`.as('state'),
      'h.with_goods as withGoods',
      'h.note',
      'h.answer',
      'h.created_by as createdBy',
      'h.created_at as createdAt',
      'h.from_signed_at as fromSignedAt',
      'h.from_signed_by as fromSignedBy',
      'h.to_signed_at as toSignedAt',
      'h.ended_at as endedAt',
      'h.version',
    ])
    .where('o.municipality_id', '=', scope.municipalityId)
    .$if(scope.number !== null, (query) =>
      query.where((e) => e.or([e('o.number', '=', scope.number), e('t.number', '=', scope.number)])),
    );
export type Handover = Awaited<ReturnType<ReturnType<typeof handovers>['execute']>>[number];

/** Acts of handover that touch an office, the newest first. */
export const handoversOf = (db: Reader, scope: EofficeScope, eofficeId: string): Promise<Handover[]> =>
  handovers(db, scope)
    .where((e) => e.or([e('h.eoffice_id', '=', eofficeId), e('h.to_office_id', '=', eofficeId)]))
    .orderBy('h.created_at', 'desc')
    .limit(100)
    .execute();

export const handoverWithin = (db: Reader, scope: EofficeScope, id: string): Promise<Handover | undefined> =>
  handovers(db, scope).where('h.id', '=', id).executeTakeFirst();

/** Acts that wait for this worker's confirmation. */
export const handoversWaiting = (db: Reader, scope: EofficeScope, workerId: string): Promise<Handover[]> =>
  handovers(db, scope)
    .where('h.state', '=', 'offered')
    .where((e) =>
      e.or([
        e.and([e('h.from_id', '=', workerId), e('h.from_signed_at', 'is', null)]),
        e.and([e('h.to_id', '=', workerId), e('h.to_signed_at', 'is', null)]),
      ]),
    )
    .orderBy('h.created_at')
    .limit(20)
    .execute();

/** What is handed over: things first. Goods are written down on the day of handover. */
export const handoverLines = (db: Reader, id: string) =>
  db
    .selectFrom('eoffice_handover_line as l')
    .leftJoin('eoffice_item as i', 'i.id', 'l.item_id')
    .leftJoin('eoffice_good as g', 'g.id', 'l.good_id')
    .select([
      'l.id',
      'l.item_id as itemId',
      'l.good_id as goodId',
      'i.inventory_number as inventoryNumber',
      sql<string>`coalesce(i.name, g.name)`.as('name'),
      sql<string>`coalesce(g.unit, 'шт.')`.as('unit'),
      'l.quantity',
      'l.value',
    ])
    .where('l.handover_id', '=', id)
    .orderBy('i.inventory_number')
    .orderBy(sql`g.name collate "uk-x-icu"`)
    .execute();
export type HandoverLine = Awaited<ReturnType<typeof handoverLines>>[number];

/** Who may receive: operators of the network in their offices, and the head of the network in the head office. */
export const receiversIn = (db: Reader, municipalityId: string, today: string) =>
  db
    .selectFrom('role_grant as g')
    .innerJoin('worker as w', 'w.id', 'g.worker_id')
    .innerJoin('eoffice as o', (join) =>
      join
        .onRef('o.municipality_id', '=', 'g.municipality_id')
        .on((e) =>
          e.or([
            e.and([e('g.role', '=', 'eofficeOperator'), e('o.number', '=', e.ref('g.eoffice_number'))]),
            e.and([e('g.role', '=', 'headEoffice'), e('o.head', '=', true)]),
          ]),
        ),
    )
    .select([
      'w.id as workerId',
      'o.id as officeId',
      'o.number',
      sql<string>`concat_ws(' ', w.surname, w.given, w.patronymic)`.as('name'),
    ])
    .distinct()
    .where('w.active', '=', true)
    .where('o.active', '=', true)
    .where('g.municipality_id', '=', municipalityId)
    .where('g.valid_from', '<=', today)
    .where((e) => e.or([e('g.ended_on', 'is', null), e('g.ended_on', '>', today)]))
    .orderBy('o.number')
    .orderBy('name')
    .execute();
