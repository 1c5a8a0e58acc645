import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { HtmlValidate } from 'html-validate';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../scripts/browser.mjs';
import { axeFaults } from '../../test/axe.ts';
import { type Appearance, formatAppearance, parseAppearance } from './appearance.tsx';
import { type GalleryScreen, galleryPage, galleryScreens, isGalleryScreen } from './gallery.tsx';
import { renderPage } from './render.ts';

const screens = Object.keys(galleryScreens).filter(isGalleryScreen);
const asset = (name: string) => `/assets/${name}`;
const light: Appearance = { scheme: 'light', contrast: 'auto', text: 'normal' };

function html(screen: GalleryScreen, appearance = light): string {
  return renderPage(galleryPage(screen, { asset, appearance }));
}

const folder = mkdtempSync(join(tmpdir(), 'vikno-gallery-'));
let server: Server;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  await build({
    entryPoints: ['public', 'staff', 'kiosk', 'board'].map((name) =>
      join(import.meta.dirname, `theme/${name}.css`),
    ),
    bundle: true,
    minify: true,
    outdir: folder,
    loader: { '.woff2': 'file' },
    assetNames: '[name]',
    logLevel: 'error',
  });
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    response.setHeader('content-security-policy', "default-src 'self'; img-src 'self' data:");
    const screen = url.pathname.slice(1);
    if (isGalleryScreen(screen)) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(html(screen, parseAppearance(url.searchParams.get('look') ?? undefined)));
    } else if (url.pathname.endsWith('.svg')) {
      response.setHeader('content-type', 'image/svg+xml');
      response.end(readFileSync(join(import.meta.dirname, 'theme/favicon.svg')));
    } else if (!url.pathname.startsWith('/assets/')) {
      response.end();
    } else {
      response.setHeader('content-type', url.pathname.endsWith('.css') ? 'text/css' : 'font/woff2');
      response.end(readFileSync(join(folder, basename(url.pathname))));
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const executablePath = findBrowser();
  if (!executablePath)
    throw new Error('The tests need Chromium: node scripts/browser.mjs says how to get it');
  browser = await chromium.launch({
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
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('[BR-9] every sample screen', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    // A trailing slash in an empty element is how the renderer writes them; it means nothing in HTML.
    rules: { 'void-style': ['error', { style: 'selfclose' }], 'long-title': 'off' },
  });

  test.each(screens)('%s is valid HTML without inline styles or scripts', async (screen) => {
    const page = html(screen);
    const report = await validator.validateString(page);
    expect(
      report.results.flatMap((result) =>
        result.messages.map((m) => `${m.ruleId}: ${m.message} ${m.selector}`),
      ),
    ).toEqual([]);
    expect(page).not.toMatch(/ style="|<style|<script>| on[a-z]+="/);
  });

  const dark: Appearance = { scheme: 'dark', contrast: 'auto', text: 'normal' };
  const strong: Appearance[] = [
    { scheme: 'light', contrast: 'more', text: 'largest' },
    { scheme: 'dark', contrast: 'more', text: 'normal' },
  ];
  // High contrast changes colours, not markup: the screens that use all of them are enough.
  const looksOf = (screen: GalleryScreen) =>
    ['public', 'case', 'board'].includes(screen) ? [light, dark, ...strong] : [light, dark];
  test.each(screens)('%s has no axe findings in any of its looks (WCAG 2.1 AA)', async (screen) => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const found: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') found.push(message.text());
    });
    for (const look of looksOf(screen)) {
      await page.goto(`${origin}/${screen}?look=${formatAppearance(look)}`);
      for (const { fault, where } of await axeFaults(page, look === light ? 'all' : 'colours'))
        found.push(`${formatAppearance(look)} ${fault}: ${where}`);
    }
    expect(found).toEqual([]);
    await page.close();
  });

  test.each(screens.filter((screen) => screen !== 'board'))(
    '%s does not scroll sideways at 320 px, even with the largest text (WCAG 1.4.10)',
    async (screen) => {
      const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
      const page = await context.newPage();
      for (const look of ['light.auto.normal', 'light.auto.largest']) {
        await page.goto(`${origin}/${screen}?look=${look}`);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), look).toBeLessThanOrEqual(
          320,
        );
      }
      await context.close();
    },
  );
});

test('[BR-9] the appearance chosen on the page needs no script', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${origin}/public`);
  await page.getByText('Вигляд').click();
  await page.getByLabel('Темні').check();
  const request = page.waitForRequest((r) => r.method() === 'POST');
  await page.getByRole('button', { name: 'Застосувати' }).click();
  expect((await request).postData()).toContain('scheme=dark&contrast=auto&text=normal');
  await context.close();
});

test('[BR-9] the error summary has the focus when the page opens', async () => {
  const page = await browser.newPage();
  await page.goto(`${origin}/forms`);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-labelledby')))
    .toBe('error-summary-title');
  await page.getByRole('link', { name: 'Напишіть прізвище' }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('surname');
  await page.close();
});

test('the kiosk has targets of 64 px and more on both of its screens', async () => {
  for (const viewport of [
    { width: 1080, height: 1920 },
    { width: 1024, height: 768 },
  ]) {
    const page = await browser.newPage({ viewport });
    await page.goto(`${origin}/kiosk`);
    const heights = await page
      .locator('main a, main button, footer a, footer button')
      .evaluateAll((targets) => targets.map((target) => target.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(5);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(64);
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(
      viewport.height,
    );
    await page.close();
  }
});

test('numbers on the board are tall enough for ten metres, and nothing is cut', async () => {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(`${origin}/board?look=dark.auto.normal`);
  const sizes = await page
    .locator('tbody th')
    .evaluateAll((cells) => cells.map((cell) => Number.parseFloat(getComputedStyle(cell).fontSize)));
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(105);
  const [table, notice] = await Promise.all([
    page.locator('table').boundingBox(),
    page.locator('footer').boundingBox(),
  ]);
  expect((table?.y ?? 0) + (table?.height ?? 0)).toBeLessThanOrEqual(notice?.y ?? 0);
  await page.close();
});

test('a page printed from a dark screen is dark on white, without menus and buttons', async () => {
  const page = await browser.newPage();
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(`${origin}/case?look=dark.auto.normal`);
  expect(await page.locator('nav').first().isVisible()).toBe(false);
  expect(await page.getByRole('button').count()).toBe(0);
  const colours = await page
    .locator('body, main h1, main dd')
    .evaluateAll((all) => all.map((e) => getComputedStyle(e).color));
  for (const colour of colours) {
    const channels = (colour.match(/\d+/g) ?? []).slice(0, 3).map(Number);
    expect(Math.max(...channels), colour).toBeLessThan(100);
  }
  await page.close();
});

test('a public page weighs at most 60 kB with its style sheet', () => {
  const page = gzipSync(html('public')).length + gzipSync(readFileSync(join(folder, 'public.css'))).length;
  expect(page).toBeLessThan(60_000);
});
