import type { Page } from 'playwright-core';

export type Look = { readonly scheme: 'light' | 'dark'; readonly width: number };

/** Gives the window a size and a scheme; what is open in it takes them up at once. */
export async function dress(page: Page, { scheme, width }: Look): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme: scheme });
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

/** Colours of everything on the page, by the place of each thing: to compare two states of one page. */
export const coloursOf = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body, body *')].map((one, place) => {
      const { color, backgroundColor, borderTopColor, fill } = getComputedStyle(one);
      const name = `${place} ${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`;
      return `${name}: ${color} on ${backgroundColor}, border ${borderTopColor}, fill ${fill}`;
    }),
  );
