import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { OfficeDay, PlannedEntry } from './plan.ts';
import { must, type OfficeAtWork, type World } from './world.ts';

const shell = '/e-offices/journal/new';

/**
 * A day of an operator in the real browser (KO-A2-6): the first half of the visitors without a line, by the browser's offline
 * mode, and the page started anew in the middle; the rest when it is back. The clock of the browser is wrong by weeks: it
 * is the machine's, and the month is another.
 */
export async function browserDay(
  world: World,
  browser: Browser,
  office: OfficeAtWork,
  plan: OfficeDay,
  date: string,
): Promise<void> {
  await office.operator.page(shell);
  const context = await browser.newContext({
    baseURL: world.stage.url,
    locale: 'uk-UA',
    timezoneId: 'Europe/Kyiv',
  });
  context.setDefaultTimeout(60_000);
  await context.addCookies(
    [...office.operator.who.cookies].map(([name, value]) => ({
      name,
      value,
      url: world.stage.url,
      httpOnly: true,
    })),
  );
  try {
    const desk = await context.newPage();
    desk.on('pageerror', (error) => world.faults.push(`browser: ${error.message}`));
    await desk.goto(shell);
    await until(() => kept(desk), 'the page is kept for the time without a line');
    const half = Math.ceil(plan.entries.length / 2);
    await context.setOffline(true);
    for (const [n, entry] of plan.entries.slice(0, half).entries()) {
      await write(world, desk, entry);
      await until(async () => (await line(desk)).includes(`Немає зв’язку, ${n + 1} запис`), 'it waits');
    }
    // Somebody presses F5 without a line.
    await desk.reload();
    await until(async () => (await line(desk)).includes(`Немає зв’язку, ${half} запис`), 'it still waits');
    await context.setOffline(false);
    await until(() => arrived(world, plan.entries.slice(0, half)), 'what waited arrives');
    for (const entry of plan.entries.slice(half)) {
      await write(world, desk, entry);
      await until(() => arrived(world, [entry]), `the entry arrives: ${entry.content}`);
    }
    for (const [n, entry] of plan.entries.entries()) {
      const { kind, status, answered, content, name, referred } = entry;
      const own = { kind, status, answered, content, name, referred };
      const at = { office: office.number, date, id: null, number: null, struck: false };
      world.written.push({ ...own, ...at, offline: n < half });
    }
    world.tell(
      `№ ${office.number}: день у браузері, без лінії записано ${half}, з лінією ${plan.entries.length - half}`,
    );
  } catch (error) {
    must(world, `browser of № ${office.number}: ${String(error)}`, false);
  } finally {
    await context.close();
  }
}

const kept = (desk: Page): Promise<boolean> =>
  desk.evaluate(async (address) => {
    const worker = await navigator.serviceWorker.getRegistration(address);
    return worker?.active?.state === 'activated' && (await caches.match(address)) !== undefined;
  }, shell);

const line = async (desk: Page): Promise<string> => (await desk.locator('[data-line]').textContent()) ?? '';

async function arrived(world: World, entries: readonly PlannedEntry[]): Promise<boolean> {
  const { n } = await world.stage.services.database.queries
    .selectFrom('eoffice_entry')
    .select((e) => e.fn.countAll<string>().as('n'))
    .where(
      'content',
      'in',
      entries.map(({ content }) => content),
    )
    .executeTakeFirstOrThrow();
  return Number(n) === entries.length;
}

async function write(world: World, desk: Page, entry: PlannedEntry): Promise<void> {
  const form = desk.locator('form#entry');
  if (entry.name === '') await form.locator('input[name=consent][value=anonymous]').check();
  else {
    await form.getByRole('combobox', { name: /Прізвище/ }).fill(entry.name);
    await form.getByRole('textbox', { name: /^Адреса/ }).fill(entry.address);
  }
  await form.locator(`input[name=socialStatus][value=${entry.status}]`).check();
  await form.locator(`input[name=kind][value=${entry.kind}]`).check();
  await form.locator('input[name=answered]').setChecked(entry.answered);
  if (entry.referred) await form.locator('select[name=referredTo]').selectOption(world.centre.id);
  await form.getByRole('textbox', { name: 'Зміст звернення' }).fill(entry.content);
  await desk.keyboard.press('Control+Enter');
}

/** Waits for what must come; a busy machine takes its time. */
async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  const latest = Date.now() + 120_000;
  while (!(await holds())) {
    if (Date.now() > latest) throw new Error(`never: ${what}`);
    await pause(100);
  }
}
