import { mkdirSync } from 'node:fs';
import path from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { projectRoot } from '#platform/projectRoot.ts';
import { findBrowser } from '../scripts/browser.mjs';
import type { TestApp } from '../test/app.ts';

/** The system's Chromium, without what it does on its own behalf. */
export async function launch(): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error('The tests need Chromium: CHROME_PATH, or apt-get install chromium');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A browser of one person or device; `cookies` as a client of the test program keeps them. */
export async function openWindow(
  browser: Browser,
  app: TestApp,
  options: BrowserContextOptions & { keys?: ReadonlyMap<string, string> } = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const { keys, ...rest } = options;
  const context = await browser.newContext({
    baseURL: app.url,
    locale: 'uk-UA',
    timezoneId: 'Europe/Kyiv',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...rest,
  });
  // What does not come on a busy machine within a minute never comes.
  context.setDefaultTimeout(60_000);
  if (keys)
    await context.addCookies(
      [...keys].map(([name, value]) => ({ name, value, url: app.url, httpOnly: true })),
    );
  return { context, page: await context.newPage() };
}

export type Photographer = (page: Page, what: string) => Promise<void>;

/** Pictures of each step, for people to look at: made only where PICTURES is set, since nobody looks at those of every run. */
export function photographer(name: string): Photographer {
  if (!process.env.PICTURES) return async () => undefined;
  const folder = path.join(projectRoot, 'test-results', name);
  mkdirSync(folder, { recursive: true });
  let number = 0;
  return async (page, what) => {
    number++;
    const file = `${String(number).padStart(2, '0')}-${what.replace(/[^\p{L}\p{N}]+/gu, '-')}.png`;
    await page.screenshot({ path: path.join(folder, file), fullPage: true });
  };
}
