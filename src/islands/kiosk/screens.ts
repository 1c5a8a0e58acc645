import { qrPath } from '#ui/qrPath.ts';

/** Words of the shell, in its language. */
export interface Words {
  readonly locale: 'uk' | 'en';
  readonly purposes: Readonly<Record<Purpose, string>>;
  readonly purposeHints: Readonly<Record<Purpose, string>>;
  readonly [key: string]: string | Readonly<Record<Purpose, string>>;
}
export type Purpose = 'submit' | 'consult' | 'collect';
export const purposes: readonly Purpose[] = ['submit', 'consult', 'collect'];

export interface Tile {
  readonly title: string;
  readonly hint?: string;
  readonly tone?: 'main';
  readonly press: () => void;
}

/** One plain sentence out of the words. */
export const say = (words: Words, key: string): string => {
  const text = words[key];
  return typeof text === 'string' ? text : '';
};

/** A copy of one of the templates that the server drew. */
export function copyOf(name: string): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-${name}]`);
  const copy = template?.content.firstElementChild?.cloneNode(true);
  if (!(copy instanceof HTMLElement)) throw new Error(`no template ${name}`);
  return copy;
}

export function tileOf({ title, hint, tone, press }: Tile): HTMLElement {
  const tile = copyOf(`tile="${tone ?? 'plain'}"`);
  const head = tile.querySelector('.v-tile__title');
  const under = tile.querySelector('.v-tile__hint');
  if (head) head.textContent = title;
  if (hint && under) under.textContent = hint;
  else under?.remove();
  tile.addEventListener('click', press, { once: true });
  return tile;
}

export function element(tag: string, className: string, ...inside: (Node | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...inside);
  return made;
}

/** The code of the ticket's page, dark on white in every scheme. */
export function qrElement(text: string, label: string): SVGElement {
  const { side, path } = qrPath(text);
  const make = (tag: string) => document.createElementNS('http://www.w3.org/2000/svg', tag);
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', 'v-qr');
  svg.setAttribute('viewBox', `0 0 ${side} ${side}`);
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', label);
  for (const [name, d] of [
    ['v-qr__paper', `M0 0h${side}v${side}h-${side}z`],
    ['v-qr__ink', path],
  ] as const) {
    const shape = make('path');
    shape.setAttribute('class', name);
    shape.setAttribute('d', d);
    svg.append(shape);
  }
  return svg;
}
