import { v7 } from 'uuid';
import { districtOf } from '#modules/eoffices/rules/district.ts';
import { kinds, socialStatuses } from '#modules/eoffices/rules/report.ts';
import { addMonths, civilDate, weekdayOf } from '#platform/calendar/civilDate.ts';
import type { Tx } from '#platform/database/database.ts';
import { appendToLedger } from '#platform/ledger/append.ts';
import { systemActor } from '#platform/session/actor.ts';

/** Offices that have a journal already; the others begin theirs when somebody tries the program. */
const withJournal = [12, 13, 14, 15, 16, 17, 18, 19, 20];
const matters = [
  'Питали про субсидію на оплату комунальних послуг',
  'Роз’яснення щодо допомоги при народженні дитини',
  'Як оформити статус внутрішньо переміщеної особи',
  'Потрібен соціальний працівник удома',
  'Консультація щодо засобів реабілітації',
  'Питали про пільги для ветеранів',
];
const districts = ['Салтівський район', 'Київський район', 'Шевченківський район', 'Слобідський район'];

/** One of a list, the first ones more often, by a number alone: the demo is the same each time. */
function pick<T>(list: readonly T[], seed: number, otherwise: T): T {
  const chance = (Math.imul(seed + 1, 0x9e3779b1) >>> 0) / 2 ** 32;
  return list[Math.floor(chance ** 1.4 * list.length)] ?? otherwise;
}

/** Working days of the three whole months before `today`. */
function workingDays(today: string): string[] {
  return [3, 2, 1].flatMap((back) => {
    const [year = 0, month = 1] = addMonths(`${today.slice(0, 7)}-01`, -back)
      .split('-')
      .map(Number);
    return Array.from({ length: 28 }, (_, at) => civilDate(year, month, at + 1)).filter(
      (day) => weekdayOf(day) <= 5,
    );
  });
}

/** Entries of three months, so that reports and needs of people have something to show (KO-A2-6, KN-3.1.2). */
export async function addJournals(tx: Tx, today: string): Promise<void> {
  const offices = await tx
    .selectFrom('eoffice')
    .select(['id', 'number', 'organisation', 'municipality_id as municipalityId'])
    .where('number', 'in', withJournal)
    .orderBy('number')
    .execute();
  const worker = await tx
    .selectFrom('worker')
    .select('id')
    .where('login', '=', 'headeoffice.kharkiv')
    .executeTakeFirst();
  if (!worker || offices.length === 0) return;
  const services = await tx
    .selectFrom('service')
    .innerJoin('centre', 'centre.id', 'service.centre_id')
    .select('service.id')
    .where('centre.municipality_id', '=', offices[0]?.municipalityId ?? null)
    .orderBy('service.plain_name_uk')
    .orderBy('service.id')
    .limit(9)
    .execute();
  const serviceIds = services.map(({ id }) => id);
  const days = workingDays(today);
  const counters = new Map<string, { eoffice_id: string; year: number; last_number: number }>();
  const entries = offices.flatMap((office) =>
    days.flatMap((date, day) => {
      const seed = day + office.number * 101;
      // More towards the end of the quarter, and not every day.
      if (seed % 5 > 1 + (day % 3)) return [];
      const year = Number(date.slice(0, 4));
      const counter = counters.get(`${office.id} ${year}`) ?? { eoffice_id: office.id, year, last_number: 0 };
      counter.last_number += 1;
      counters.set(`${office.id} ${year}`, counter);
      const address = `Харків, ${pick(districts, seed * 3, '')}`;
      return [
        {
          id: v7(),
          eoffice_id: office.id,
          year,
          number: counter.last_number,
          date,
          consent: 'anonymous',
          social_status: pick([...socialStatuses].reverse(), seed * 5 + 1, 'other'),
          district: districtOf(address, office),
          content: pick(matters, seed * 11, ''),
          kind: pick(kinds, seed * 7 + 2, 'personal'),
          answered: seed % 9 !== 0,
          service_id: seed % 6 === 0 ? null : pick<string | null>(serviceIds, seed, null),
          recorded_by: worker.id,
          recorded_at: new Date(`${date}T09:00:00Z`),
        },
      ];
    }),
  );
  await tx
    .insertInto('eoffice_counter')
    .values([...counters.values()])
    .execute();
  await tx.insertInto('eoffice_entry').values(entries).execute();
  await appendToLedger(
    tx,
    systemActor('demo'),
    ...entries.map(({ id, eoffice_id, number, date, kind }) => ({
      centreId: null,
      subject: 'eofficeEntry',
      subjectId: id,
      kind: 'eofficeEntry.recorded' as const,
      payload: { eofficeId: eoffice_id, number, date, kind, offline: false },
    })),
  );
}
