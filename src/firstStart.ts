import { setupCode } from '#modules/identity/commands/setup.ts';
import { demoLines } from '../demo/greeting.ts';
import { demoIsLoaded } from '../demo/load.ts';
import { type DemoOrder, loadDemoAside } from '../demo/loadAside.ts';
import { keepDemoOpen } from '../demo/openHours.ts';
import type { App } from './app.ts';
import type { Config } from './config.ts';

/** What the first start has put into the database. */
export interface StartContent {
  readonly lines: readonly string[];
}

/** Loads the demo where it is on and nothing is there yet; tells at every start how to sign in. */
export async function prepareContent(
  app: App | undefined,
  { demo, ...order }: { demo: boolean } & Omit<DemoOrder, 'now'>,
): Promise<StartContent> {
  if (!app) return { lines: [] };
  if (!demo) return { lines: await setupLines(app) };
  if (!(await demoIsLoaded(app.services)))
    await loadDemoAside({ ...order, now: app.services.clock.now().toISOString() });
  await keepDemoOpen(app.services);
  return { lines: await demoLines(app.services) };
}

/** An empty installation gets its first administrator with a code that only the console shows. */
async function setupLines(app: App): Promise<string[]> {
  const code = await setupCode(app.services);
  if (code === null) return [];
  return [
    '',
    `  Створіть першого адміністратора / make the first administrator: ${app.services.publicUrl}/setup`,
    `  Код / code: ${code}`,
  ];
}

/** Tells where the pages are and how to sign in. */
export function greet(say: (line: string) => void, config: Config, content: StartContent): void {
  say('');
  say(`Вікно працює / Vikno is running: ${config.publicUrl}`);
  if (config.developmentClock) {
    const { speed } = config.developmentClock;
    say(`  Годинник прискорено у ${speed} разів: лише для розробки / the clock runs ${speed} times as fast`);
  }
  for (const line of content.lines) say(line);
  say('');
}
