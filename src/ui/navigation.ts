import type { IconName } from './iconNames.ts';

/** One item of a menu. */
export interface NavItem {
  label: string;
  href: string;
  current?: boolean | undefined;
  icon?: IconName | undefined;
  /** How many things wait there. */
  count?: number | undefined;
  /** What the count means, read by screen readers: “7 чекають”. */
  countLabel?: string | undefined;
}

/** Whether `path` is the page `href` or one below it; the home page is below itself alone. */
export function isUnder(path: string, href: string): boolean {
  return href === '/' ? path === '/' : path === href || path.startsWith(`${href}/`);
}

/** The address of the entry that holds the page: of several the one whose own or other address is the longest; '' of none. */
export function entryOf(
  items: readonly { readonly href: string; readonly also?: readonly string[] }[],
  path: string,
): string {
  const holding = items.flatMap(({ href, also = [] }) =>
    [href, ...also].filter((address) => isUnder(path, address)).map((address) => ({ href, address })),
  );
  return holding.sort((a, b) => b.address.length - a.address.length)[0]?.href ?? '';
}
