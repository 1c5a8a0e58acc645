import { v7 } from 'uuid';
import { remindOffices } from '#modules/eoffices/jobs.ts';
import { eofficesTexts } from '#modules/eoffices/messages.ts';
import {
  type Figures,
  noFigures,
  type ReportFigure,
  reportFigures,
  totalOf,
} from '#modules/eoffices/rules/report.ts';
import { addDays, addMonths } from '#platform/calendar/civilDate.ts';
import { kyivInstant } from '#platform/clock/kyivTime.ts';
import { fieldsOf } from './operator.ts';
import { must, type OfficeAtWork, type World } from './world.ts';

/** What the driver reckons itself, entry by entry, on top of what stood before. */
export function ownFigures(world: Pick<World, 'written' | 'before'>, office: number): Figures {
  const sum: Record<ReportFigure, number> = { ...(world.before.figures.get(office) ?? noFigures) };
  for (const one of world.written) {
    if (one.office !== office || one.struck) continue;
    sum[one.kind] += 1;
    sum[one.status] += 1;
    if (one.answered) sum.answered += 1;
  }
  return sum;
}

const isLate = ({ index }: OfficeAtWork) => index % 5 === 3;
const isReturned = ({ index }: OfficeAtWork) => index % 6 === 1;

/**
 * The first days of the next month (KO-A2-7): reports by the 5th, some late; some come back with a remark and go again; one is
 * corrected after its acceptance by a new version. The figures that the operators sign are the driver's own sums: a journal
 * that counts otherwise refuses them.
 */
export async function endMonth(world: World, month: string): Promise<void> {
  const next = addMonths(`${month}-01`, 1);
  const at = (day: number, time: string) => world.stage.clock.set(kyivInstant(addDays(next, day - 1), time));
  for (const day of [1, 2, 3]) {
    at(day, '11:00');
    await remindOffices(world.stage.services);
  }
  for (const office of world.offices.filter((one) => !isLate(one))) await sign(world, office, month, '');
  at(4, '12:00');
  for (const office of world.offices.filter((one) => !isLate(one))) await decide(world, office, month);
  at(5, '11:00');
  await remindOffices(world.stage.services);
  const again = world.offices.filter((one) => isReturned(one) && !isLate(one));
  for (const office of again) await sign(world, office, month, 'Перевірено за зауваженням');
  for (const office of again) await decide(world, office, month, false);
  for (const day of [6, 7]) {
    at(day, '11:00');
    await remindOffices(world.stage.services);
  }
  for (const office of world.offices.filter(isLate)) {
    await sign(world, office, month, '');
    world.late.add(office.number);
  }
  at(8, '12:00');
  for (const office of world.offices.filter(isLate)) await decide(world, office, month, false);
  world.tell(
    `звіти: вчасно ${world.offices.filter((one) => !isLate(one)).length}, пізно ${world.offices.filter(isLate).length}, повернуто ${again.length}`,
  );
  at(9, '12:00');
  await correctAccepted(world, month);
}

const pathOf = (office: OfficeAtWork, month: string): string =>
  `/e-offices/offices/${office.id}/reports/${Number(month.slice(0, 4))}/${Number(month.slice(5))}`;

async function sign(world: World, office: OfficeAtWork, month: string, reason: string): Promise<void> {
  const path = pathOf(office, month);
  const figures = ownFigures(world, office.number);
  const fields = Object.fromEntries(reportFigures.map((figure) => [figure, String(figures[figure])]));
  const reply = await office.operator.form(`${path}/sign`, { ...fields, reason }, path);
  must(
    world,
    `report of № ${office.number} with the driver's own sums (${totalOf(figures)}): ${reply.status}`,
    reply.status === 303,
  );
}

async function decide(world: World, office: OfficeAtWork, month: string, mayReturn = true): Promise<void> {
  const path = pathOf(office, month);
  const { text } = await world.head.page(path);
  const id = /\/e-offices\/reports\/([\da-f-]{36})\/accept/.exec(text)?.[1];
  if (!must(world, `the report of № ${office.number} is not there to decide`, id !== undefined)) return;
  const returns = mayReturn && isReturned(office);
  const reply = returns
    ? await world.head.form(
        `/e-offices/reports/${id}/return`,
        { remark: 'Перевірте телефонні звернення' },
        path,
      )
    : await world.head.form(`/e-offices/reports/${id}/accept`, {}, path);
  must(world, `decision on № ${office.number}: ${reply.status}`, reply.status === 303);
}

/** A forgotten visitor of the month is written down after its report was accepted: a further version, with the reason. */
async function correctAccepted(world: World, month: string): Promise<void> {
  const office = world.offices[0];
  if (!office) return;
  const entry = {
    id: v7(),
    at: 0,
    kind: 'written',
    status: 'veteran',
    answered: true,
    name: '',
    address: '',
    content: 'Забуте звернення, знайдене після звіту',
    referred: false,
    byForm: true,
  } as const;
  const date = world.written.filter((one) => one.office === office.number).at(-1)?.date ?? `${month}-01`;
  const reply = await office.operator.form(
    '/e-offices/journal',
    { ...fieldsOf(world, entry, date), entry: entry.id },
    '/e-offices/journal/new',
  );
  must(world, `a forgotten entry: ${reply.status}`, reply.status === 303);
  const { id, kind, status, answered, content, name, referred } = entry;
  const own = { id, kind, status, answered, content, name, referred };
  world.written.push({ ...own, office: office.number, date, number: null, offline: false, struck: false });
  await sign(world, office, month, 'Знайдено звернення, якого не було у звіті');
  await decide(world, office, month, false);
}

/** Before the month has ended nobody can report it. */
export async function tryEarly(world: World, office: OfficeAtWork, month: string): Promise<void> {
  const path = pathOf(office, month);
  const fields = Object.fromEntries(reportFigures.map((figure) => [figure, '0']));
  const reply = await office.operator.form(`${path}/sign`, { ...fields, reason: '' }, path);
  must(world, `a report before the month's end was answered with ${reply.status}`, reply.status === 409);
}

/** The row of the month on the prescribed form, its eleven figures; null: there is none. */
export async function printedRow(office: OfficeAtWork, month: string): Promise<number[] | null> {
  const year = Number(month.slice(0, 4));
  const { text } = await office.operator.page(`/e-offices/offices/${office.id}/reports/${year}/print`);
  const label = eofficesTexts.uk.reports.months[Number(month.slice(5)) - 1] ?? '';
  for (const row of text.split('<tr').slice(1)) {
    const cells = [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) =>
      (cell ?? '').replace(/<[^>]+>/g, '').trim(),
    );
    if (cells[0]?.toLowerCase() === label.toLowerCase() && cells.length === 12)
      return cells.slice(1).map((cell) => Number(cell.replace(/\D/g, '')));
  }
  return null;
}

/** The figures in the order of columns 2–12. */
export const columnsOf = (figures: Figures): number[] => [
  totalOf(figures),
  ...reportFigures.map((figure) => figures[figure]),
];
