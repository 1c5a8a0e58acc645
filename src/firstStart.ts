import type { Config } from './config.ts';
import type { App } from './app.ts';

/** What the first start has put into the database. */
export interface StartContent {
  readonly lines: readonly string[];
}

export async function prepareContent(_appUrl: string, _app: App | undefined, _demo: boolean): Promise<StartContent> {
  return { lines: [] };
}

/** Tells where the pages are and how to sign in. */
export function greet(say: (line: string) => void, config: Config, content: StartContent): void {
  say(`Вікно працює / Vikno is running: ${config.publicUrl}`);
  for (const line of content.lines) say(line);
}
