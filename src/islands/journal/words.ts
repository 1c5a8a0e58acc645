import type { EofficesTexts } from '#modules/eoffices/messages.ts';

type Offline = EofficesTexts['offline'];
type Journal = EofficesTexts['journal'];
/** Words of the page, as the server put them into it. */
export type Words = Offline & {
  readonly locale: 'uk' | 'en';
  readonly errors: Journal['errors'];
  readonly statuses: Journal['statuses'];
};

/** «{n} записів чекають» with its number. */
export const counted = (forms: Offline['waiting'], n: number, locale: string): string => {
  const category = new Intl.PluralRules(locale).select(n);
  const form = category === 'one' ? forms.one : category === 'few' ? forms.few : forms.many;
  return form.replace('{n}', String(n));
};

/** 2026-03-02 → 02.03.2026 */
export const shownDate = (date: string): string => date.split('-').reverse().join('.');

export function element(tag: string, text: string, className = ''): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

export function button(text: string, press: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'ds-button';
  made.dataset.variant = 'secondary';
  made.dataset.size = 'sm';
  made.textContent = text;
  made.addEventListener('click', press);
  return made;
}

export function link(text: string, href: string): HTMLAnchorElement {
  const made = document.createElement('a');
  made.className = 'ds-link';
  made.href = href;
  made.textContent = text;
  return made;
}
