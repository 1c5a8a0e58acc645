import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';

export interface AxeFault {
  /** Rule and help. */
  readonly fault: string;
  /** The first place of it, and what is wrong there. */
  readonly where: string;
}

/** What is looked at: all rules, or the colours alone, where the same page was looked at in other colours already. */
export type AxeRules = 'all' | 'colours';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
const rulesOf = {
  all: { type: 'tag', values: tags },
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} as const satisfies Record<AxeRules, axe.RunOptions['runOnly']>;

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every page of the context has axe from its beginning: it is sent to the browser once, not with each look. */
export const bringAxe = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript({ content: source });

/** What axe finds on the page against WCAG 2.1 AA and good practice. No page of ours holds a frame: one run is all. */
export async function axeFaults(page: Page, rules: AxeRules = 'all'): Promise<AxeFault[]> {
  const options: axe.RunOptions = { resultTypes: ['violations'], runOnly: { ...rulesOf[rules] } };
  const brought = await page.evaluate<boolean>('typeof axe === "object"');
  const script = `${brought ? '' : source}; axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
    violations.map(({ id, help, nodes }) => ({
      fault: id + ': ' + help,
      where: nodes[0].target + ' ' + (nodes[0].any[0]?.message ?? ''),
    })))`;
  return page.evaluate<AxeFault[]>(script);
}
