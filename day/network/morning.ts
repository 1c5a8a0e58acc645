import { readEofficeMailboxes, remindOffices } from '#modules/eoffices/jobs.ts';
import type { OfficeDay } from './plan.ts';
import { must, type OfficeAtWork, type ToldOpening, type World } from './world.ts';

const told = (office: OfficeAtWork, date: string, way: ToldOpening['way'], late: boolean): ToldOpening => ({
  eofficeId: office.id,
  date,
  way,
  late,
});

/** The office tells that it has opened, the way it does today (KO-A2-3). */
export async function open(world: World, office: OfficeAtWork, plan: OfficeDay, date: string): Promise<void> {
  const now = world.stage.clock.now();
  const words = `Е-офіс № ${office.number} розпочав роботу`;
  if (plan.opening === 'mail') {
    world.stage.mail.deliver(office.email, words, now);
    world.openings.push(told(office, date, 'mail', false));
  } else if (plan.opening === 'stranger') {
    world.stage.mail.deliver(`operator${office.number}@home.example`, words, now);
    world.openings.push(told(office, date, 'mail', false));
  } else if (plan.opening === 'button' || plan.opening === 'late') {
    // Pressed twice, as impatient people do: the first report of the day counts.
    for (const _press of [1, 2]) {
      const reply = await office.operator.form('/e-offices/open', {}, '/e-offices/work');
      must(world, `opening of № ${office.number}: ${reply.status}`, reply.status === 303);
    }
    world.openings.push(told(office, date, 'button', plan.opening === 'late'));
  } else if (plan.opening === 'telephone') {
    const day = `/e-offices/day/${office.id}`;
    const problem = await world.head.form(
      `${day}/problem`,
      { problem: '', words: 'Не вмикається станція, повідомили телефоном' },
      `${day}/problem`,
    );
    must(world, `problem of № ${office.number}: ${problem.status}`, problem.status === 303);
    const reply = await world.head.form(`${day}/open`, {}, '/e-offices/day');
    must(world, `telephone of № ${office.number}: ${reply.status}`, reply.status === 303);
    world.openings.push(told(office, date, 'telephone', false));
    world.tell(`№ ${office.number}: технічна проблема, відкриття записано зі слів телефоном`);
  }
}

/** The head office reads its mailbox, and decides of whom the letter of a stranger is. */
export async function readLetters(world: World): Promise<void> {
  await readEofficeMailboxes(world.stage.services);
  const { text } = await world.head.page('/e-offices/letters');
  const open = [...text.matchAll(/action="(\/e-offices\/letters\/[\da-f-]{36})"/g)].map((found) => found[1]);
  for (const path of new Set(open)) {
    if (!path) continue;
    const page = (await world.head.page('/e-offices/letters')).text;
    // The form of this letter, up to the next one: what the letter says stands before its own form.
    const before = page.slice(0, page.indexOf(`action="${path}"`));
    const number = Number([...before.matchAll(/operator(\d+)@home\.example/g)].at(-1)?.[1]);
    const office = world.offices.find((one) => one.number === number);
    if (!must(world, `a letter of nobody: ${path}`, office !== undefined) || !office) continue;
    const reply = await world.head.form(
      path,
      { decision: 'opening', office: office.id },
      '/e-offices/letters',
    );
    if (must(world, `letter of № ${number}: ${reply.status}`, reply.status === 303))
      world.tell(`№ ${number}: лист з невідомої адреси, головний офіс визнав його повідомленням`);
  }
}

/** 10:31: who has not told is on the board, and is reminded once. */
export async function lookAt(world: World, missing: readonly OfficeAtWork[]): Promise<void> {
  await remindOffices(world.stage.services);
  await remindOffices(world.stage.services);
  const { text, status } = await world.head.page('/e-offices/day');
  must(world, `board of the day: ${status}`, status === 200);
  must(
    world,
    'the board does not show who is missing',
    missing.length === 0 || text.includes('не повідомив'),
  );
}

/** In the evening the station works again. */
export async function solveProblems(world: World, offices: readonly OfficeAtWork[]): Promise<void> {
  for (const { id, number } of offices) {
    const path = `/e-offices/day/${id}/problem`;
    const { text } = await world.head.page(path);
    const problem = /name="problem" value="([\da-f-]{36})"/.exec(text)?.[1];
    if (!must(world, `the problem of № ${number} is not shown`, problem !== undefined) || !problem) continue;
    const reply = await world.head.form(path, { problem, words: 'Замінено блок живлення' }, path);
    must(world, `solution at № ${number}: ${reply.status}`, reply.status === 303);
  }
}

/** The centre takes what was passed on, and sends back each fourth. */
export async function receiveReferrals(world: World): Promise<void> {
  const { reception } = world.centre;
  for (let turn = 0; turn < 100; turn++) {
    const { text } = await reception.page('/referrals');
    const open = [...text.matchAll(/\/referrals\/([\da-f-]{36})\/accept/g)].flatMap(([, id]) => id ?? []);
    if (open.length === 0) return;
    for (const id of new Set(open)) {
      const returned = (world.referrals.accepted + world.referrals.returned) % 4 === 3;
      const reply = returned
        ? await reception.form(
            `/referrals/${id}/return`,
            { remark: 'Не належить до відання центру' },
            `/referrals/${id}/return`,
          )
        : await reception.form(`/referrals/${id}/accept`, {}, '/referrals');
      if (!must(world, `referral: ${reply.status}`, reply.status === 303)) return;
      world.referrals[returned ? 'returned' : 'accepted'] += 1;
    }
  }
}
