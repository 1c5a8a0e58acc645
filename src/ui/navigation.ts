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
