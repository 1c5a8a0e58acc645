import { sql } from 'kysely';
import { yearOf } from '#modules/eoffices/data/reports.ts';
import { eofficesTexts } from '#modules/eoffices/messages.ts';
import { networkScope } from '#modules/eoffices/rights.ts';
import { addFigures, reportFigures, sameFigures } from '#modules/eoffices/rules/report.ts';
import type { Queries } from '#platform/database/database.ts';
import { visitor } from '#platform/session/principal.ts';
import { ledgerFaults } from '../check/load.ts';
import { moneyFaults } from './checkMoney.ts';
import { columnsOf, ownFigures, printedRow } from './monthEnd.ts';
import type { World } from './world.ts';

type Faults = readonly string[];

/** Every invariant with what breaks it; the driver's own notes are held against tables and ledger. */
export async function checkMonth(world: World, month: string): Promise<Readonly<Record<string, Faults>>> {
  const db = world.stage.services.database.queries;
  return {
    'Сервер відповідав так, як мав (відмови теж)': world.faults,
    'Номери № з/п без пропусків за офісом і роком': await numberFaults(db),
    'Нічого не загублено й не подвоєно: журнал – те, що підтверджено': await journalFaults(world, db),
    'Записи з пристрою стоять у порядку написання': orderFaults(world),
    'Суми місяця дорівнюють журналу': await sumFaults(db),
    'Звіт, форма й зведення дорівнюють сумам запису за записом': await reportFaults(world, month),
    'Позначено пізніми ті звіти, що надійшли пізно': await lateFaults(world, month),
    'Зобов’язання в межах рядків кошторису, суми рядків – суми документів': await moneyFaults(
      world,
      db,
      month.slice(0, 4),
    ),
    'Відкриття: одне на офіс і день, спосіб і час – як було': await openingFaults(world, db, month),
    'Передане центру розглянуто й видно в журналі': await referralFaults(world, db),
    'Кожне нагадування – один лист': await letterFaults(world, db),
    'Реєстр подій: ланцюг цілий, одна подія на запис, відкриття, звіт': await eventFaults(world, db),
  };
}

async function numberFaults(db: Queries): Promise<Faults> {
  const { rows } = await sql<{ office: string; why: string }>`
    select e.eoffice_id as office, min(number) || '…' || max(number) || ', ' || count(*) || ', лічильник ' || max(c.last_number) as why
    from eoffice_entry e left join eoffice_counter c on c.eoffice_id = e.eoffice_id and c.year = e.year
    group by e.eoffice_id, e.year
    having min(number) <> 1 or max(number) <> count(*) or count(distinct number) <> count(*)
      or max(c.last_number) is distinct from max(number)`.execute(db);
  return rows.map(({ office, why }) => `${office}: ${why}`);
}

interface Row {
  readonly id: string;
  readonly office: number;
  readonly number: number;
  readonly date: string;
  readonly content: string;
  readonly name: string;
  readonly kind: string;
  readonly status: string;
  readonly answered: boolean;
  readonly offline: boolean;
  readonly state: string;
}

async function journalFaults(world: World, db: Queries): Promise<Faults> {
  const { rows: all } =
    await sql<Row>`select e.id, o.number as office, e.number, e.date::text as date, content,
      person_name as name, kind, social_status as status, answered, offline, state
    from eoffice_entry e join eoffice o on o.id = e.eoffice_id`.execute(db);
  const rows = all.filter(({ id }) => !world.before.entries.has(id));
  const stored = new Map(rows.map((row) => [`${row.office}:${row.content}`, row]));
  const faults: string[] = [];
  if (rows.length !== world.written.length)
    faults.push(`у журналі ${rows.length}, підтверджено ${world.written.length}`);
  if (stored.size !== rows.length) faults.push('одну розмову записано двічі');
  for (const one of world.written) {
    const row = stored.get(`${one.office}:${one.content}`);
    const what = `№ ${one.office}, ${one.content}`;
    if (!row) faults.push(`${what}: загублено`);
    else if (one.number !== null && row.number !== one.number) faults.push(`${what}: інший номер`);
    else if (one.id !== null && row.id !== one.id) faults.push(`${what}: інший запис`);
    else if (row.date !== one.date) faults.push(`${what}: дата ${row.date} замість ${one.date}`);
    else if (
      row.kind !== one.kind ||
      row.status !== one.status ||
      row.answered !== one.answered ||
      row.name !== one.name ||
      row.offline !== one.offline ||
      (row.state === 'struck') !== one.struck
    )
      faults.push(`${what}: ${JSON.stringify(row)}`);
  }
  return faults;
}

const orderFaults = (world: World): Faults =>
  world.orders
    .filter((numbers) => numbers.some((number, n) => n > 0 && number <= (numbers[n - 1] ?? 0)))
    .map((numbers) => numbers.join(', '));

async function sumFaults(db: Queries): Promise<Faults> {
  const sums = sql`select eoffice_id, year, extract(month from date)::smallint as month,
      count(*) filter (where kind = 'personal')::int as personal, count(*) filter (where kind = 'written')::int as written,
      count(*) filter (where kind = 'telephone')::int as telephone, count(*) filter (where kind = 'internet')::int as internet,
      count(*) filter (where answered)::int as answered,
      count(*) filter (where social_status = 'veteran')::int as veteran,
      count(*) filter (where social_status = 'childOfWar')::int as child_of_war,
      count(*) filter (where social_status = 'chornobyl')::int as chornobyl,
      count(*) filter (where social_status = 'disability')::int as disability,
      count(*) filter (where social_status = 'other')::int as other
    from eoffice_entry where state = 'recorded' group by 1, 2, 3`;
  const kept = sql`select eoffice_id, year, month, personal, written, telephone, internet, answered, veteran,
    child_of_war, chornobyl, disability, other from eoffice_month where personal + written + telephone + internet > 0`;
  const { rows } = await sql<object>`(${sums} except ${kept}) union all (${kept} except ${sums})`.execute(db);
  return rows.map((row) => JSON.stringify(row));
}

async function reportFaults(world: World, month: string): Promise<Faults> {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5))];
  const db = world.stage.services.database.queries;
  const { municipality_id: municipalityId } = await db
    .selectFrom('eoffice')
    .select('municipality_id')
    .where('id', '=', world.offices[0]?.id ?? '')
    .executeTakeFirstOrThrow();
  const scope = networkScope({ ...visitor, municipalityId });
  const months = (await yearOf(db, scope, year)).filter((one) => one.month === number);
  const faults: string[] = [];
  for (const office of world.offices) {
    const own = ownFigures(world, office.number);
    const found = months.find(({ eofficeId }) => eofficeId === office.id);
    if (!found) faults.push(`№ ${office.number}: немає місяця`);
    else {
      if (!sameFigures(found.journal, own)) faults.push(`№ ${office.number}: журнал інший`);
      if (found.report?.state !== 'accepted') faults.push(`№ ${office.number}: ${found.report?.state}`);
      else if (!sameFigures(found.report.figures, own)) faults.push(`№ ${office.number}: звіт інший`);
    }
    const printed = await printedRow(office, month);
    if (printed?.join() !== columnsOf(own).join())
      faults.push(`№ ${office.number}: на формі ${printed?.join()}, мало бути ${columnsOf(own).join()}`);
  }
  const all = addFigures(months.map(({ journal }) => journal));
  const own = addFigures(world.offices.map((office) => ownFigures(world, office.number)));
  for (const figure of reportFigures)
    if (all[figure] !== own[figure])
      faults.push(`зведення, ${figure}: ${all[figure]} замість ${own[figure]}`);
  return faults;
}

/** The head office sees beside each office whether its report came late (KO-A2-7). */
async function lateFaults(world: World, month: string): Promise<Faults> {
  const { text } = await world.head.page(`/e-offices/reports/month?month=${month}`);
  const rows = text.split('<tr').slice(1);
  return world.offices.flatMap(({ id, number }) => {
    const path = `/e-offices/offices/${id}/reports/`;
    const row = rows.find(
      (one) => one.includes(path) && one.includes(eofficesTexts.uk.reports.states.accepted),
    );
    if (!row) return [`№ ${number}: немає прийнятого звіту`];
    const [late, marked] = [world.late.has(number), row.includes(eofficesTexts.uk.reports.lateMark)];
    return late === marked ? [] : [`№ ${number}: ${late ? 'пізній без позначки' : 'вчасний з позначкою'}`];
  });
}

async function openingFaults(world: World, db: Queries, month: string): Promise<Faults> {
  const { rows: all } = await sql<{ id: string; date: string; way: string; time: string }>`
    select eoffice_id as id, date::text as date, way, to_char(reported_at at time zone 'Europe/Kyiv', 'HH24:MI') as time
    from eoffice_opening where to_char(date, 'YYYY-MM') = ${month}`.execute(db);
  const rows = all.filter(({ id, date }) => !world.before.openings.has(`${id}:${date}`));
  const faults: string[] = [];
  if (rows.length !== world.openings.length)
    faults.push(`записано ${rows.length}, повідомлено ${world.openings.length}`);
  for (const one of world.openings) {
    const row = rows.find(({ id, date }) => id === one.eofficeId && date === one.date);
    if (!row) faults.push(`${one.date} ${one.eofficeId}: ${one.way} загублено`);
    else if (row.way !== one.way || row.time > '10:30' !== one.late)
      faults.push(`${one.date} ${one.eofficeId}: ${row.way} о ${row.time} замість ${one.way}`);
  }
  return faults;
}

async function referralFaults(world: World, db: Queries): Promise<Faults> {
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*)::int as n from eoffice_referral group by 1`.execute(db);
  const count = (state: string) => rows.find((row) => row.state === state)?.n ?? 0;
  const passed = world.written.filter(({ referred }) => referred).length;
  const { accepted, returned } = world.referrals;
  const told = `${count('accepted')} + ${count('returned')} + ${count('sent')}`;
  return passed === accepted + returned &&
    count('accepted') === accepted &&
    count('returned') === returned &&
    count('sent') === 0
    ? []
    : [`передано ${passed}, центр ${accepted} + ${returned}, у базі ${told}`];
}

async function letterFaults(world: World, db: Queries): Promise<Faults> {
  const { n } = await db
    .selectFrom('eoffice_reminder')
    .select((e) => e.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow();
  const sent = world.stage.mail.sent();
  return sent === Number(n) ? [] : [`нагадувань ${n}, листів ${sent}`];
}

async function eventFaults(world: World, db: Queries): Promise<Faults> {
  const { rows } = await sql<{ kind: string; rows: number; events: number; subjects: number }>`
    with told as (select kind, count(*)::int as events, count(distinct subject_id)::int as subjects from ledger
      where kind in ('eofficeEntry.recorded', 'eoffice.opened', 'eofficeReport.submitted') group by 1),
    kept as (select 'eofficeEntry.recorded' as kind, count(*)::int as rows from eoffice_entry
      union all select 'eoffice.opened', count(*)::int from eoffice_opening
      union all select 'eofficeReport.submitted', count(*)::int from eoffice_report)
    select kind, rows, coalesce(events, 0) as events, coalesce(subjects, 0) as subjects from kept left join told using (kind)`.execute(
    db,
  );
  const chain = await ledgerFaults(world.stage.services.database.pool);
  return [
    ...chain,
    ...rows
      // An office opens on many days: its events have one subject.
      .filter(
        ({ kind, rows: n, events, subjects }) =>
          n !== events || (kind !== 'eoffice.opened' && n !== subjects),
      )
      .map(({ kind, rows: n, events, subjects }) => `${kind}: рядків ${n}, подій ${events} про ${subjects}`),
  ];
}
