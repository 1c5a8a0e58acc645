import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export type Look = { readonly scheme: 'light' | 'dark'; readonly width: number };

/** Shows the loaded page in another size and scheme, and waits until it is painted so and no colour is on its way any more. */
export async function dress(page: Page, { scheme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
  await page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const moving = document.getAnimations().filter((one) => one instanceof CSSTransition);
    await Promise.allSettled(moving.map((one) => one.finished));
  });
}

/** What axe finds against WCAG 2.1 AA and good practice: rule and help, and the first place of each. */
export async function faultsOf(page: Page): Promise<{ fault: string; where: string }[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    // No page holds a frame: one run in the page itself, without a second page to put the parts together.
    .setLegacyMode()
    .analyze();
  return violations.map(({ id, help, nodes }) => ({
    fault: `${id}: ${help}`,
    where: `${nodes[0]?.target} ${nodes[0]?.any[0]?.message ?? ''}`,
  }));
}

/** What makes the page wider than its window; null when nothing does (WCAG 1.4.10). */
export const whatScrollsSideways = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const width = document.documentElement.scrollWidth;
    if (width <= window.innerWidth) return null;
    const out = [...document.body.querySelectorAll('*')].findLast(
      (one) => one.getBoundingClientRect().right >= width - 1 && !one.closest('thead, .ds-sr-only'),
    );
    return `${width} px wide: ${out?.tagName} ${out?.className} ${out?.textContent?.slice(0, 40)}`;
  });
