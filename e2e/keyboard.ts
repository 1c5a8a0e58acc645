import type { Locator, Page } from 'playwright-core';

/** So many stops by Tab are more than any page of the house has. */
const mostStops = 400;

/** Somebody who has a keyboard and nothing else. Every stop on the way must show where the focus is (WCAG 2.4.7). */
export class Keyboard {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Goes on by Tab until the element has the focus. */
  async reach(target: Locator): Promise<void> {
    const element = await target.first().elementHandle({ timeout: 60_000 });
    if (!element) throw new Error(`not on the page: ${target}`);
    for (let stop = 0; stop < mostStops; stop++) {
      const focused = await element.evaluate((node) => document.activeElement === node);
      if (focused) {
        const seen = await element.evaluate((node) => {
          const shows = (one: Element | null) => {
            if (!one) return false;
            const style = getComputedStyle(one);
            return (
              (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none'
            );
          };
          return shows(node as Element) || shows((node as Element).closest('label, ds-field, .ds-field'));
        });
        if (!seen) throw new Error(`the focus cannot be seen on ${target} of ${this.page.url()}`);
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    const where = await element.evaluate((node) => {
      const here = document.activeElement;
      const closed = node instanceof Element ? node.closest('details:not([open])') : null;
      return `${node.isConnected ? '' : 'the page has changed, '}${closed ? 'it lies under a closed disclosure, ' : ''}the focus is on ${here?.tagName} ${here?.id}`;
    });
    throw new Error(`the keyboard does not reach ${target} on ${this.page.url()}: ${where}`);
  }

  async type(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
  }

  /** Presses a link or a button, and waits for the page that it leads to. */
  async press(target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await this.reach(target);
    const left = this.page.waitForEvent('framenavigated', { timeout: 60_000 });
    await this.page.keyboard.press(key);
    await left;
    await this.page.waitForLoadState('domcontentloaded');
  }

  async pressButton(name: string | RegExp): Promise<void> {
    await this.press(this.page.getByRole('button', { name }));
  }

  async follow(name: string | RegExp): Promise<void> {
    await this.press(this.page.getByRole('link', { name }));
  }

  /** Opens a disclosure, ticks a box. */
  async toggle(target: Locator): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('Space');
  }

  /** One of a group of radios, by arrows as the browser has it. */
  async choose(radio: Locator): Promise<void> {
    const name = await radio.first().getAttribute('name');
    const group = this.page.locator(`input[type=radio][name="${name}"]`);
    const checked = this.page.locator(`input[type=radio][name="${name}"]:checked`);
    await this.reach((await checked.count()) > 0 ? checked : group);
    if ((await checked.count()) === 0) await this.page.keyboard.press('Space');
    for (let step = 0; step < (await group.count()); step++) {
      if (await radio.first().isChecked()) return;
      await this.page.keyboard.press('ArrowDown');
    }
    if (!(await radio.first().isChecked())) throw new Error(`the arrows do not reach ${radio}`);
  }

  /** An option of a list, by arrows. */
  async select(list: Locator, option: string): Promise<void> {
    await this.reach(list);
    const chosen = () =>
      list
        .first()
        .evaluate((node) => (node instanceof HTMLSelectElement ? node.selectedOptions[0]?.text : '') ?? '');
    const count = await list.first().locator('option').count();
    await this.page.keyboard.press('Home');
    for (let step = 0; step <= count; step++) {
      if ((await chosen()).includes(option)) return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`the list has no ${option}`);
  }
}
