import type { Locale } from '#platform/i18n/locale.ts';
import type { Principal } from '#platform/session/principal.ts';
import type { Module } from './module.ts';
import type { Route } from './route.ts';
import type { Services } from './services.ts';

/** Work of one kind that waits for the one who asks: counted in the menu, named on the first screen of the day. */
export interface Waiting {
  /** Address of the menu entry at which it is counted, without language. */
  readonly entry: string;
  /** Where the work is done. */
  readonly href: string;
  readonly count: number;
  /** The count in words. */
  readonly text: Readonly<Record<Locale, string>>;
}

/**
 * What waits for a worker in all modules, asked anew for each working page, so that a count never tells of what is done
 * already. Nothing for the public, devices, and whoever has not finished signing in.
 */
export async function waitingFor(
  services: Services,
  modules: readonly Pick<Module, 'waiting'>[],
  route: Pick<Route, 'access'>,
  principal: Principal,
): Promise<readonly Waiting[]> {
  if (route.access === 'public' || principal.kind !== 'worker' || principal.pending !== 'none') return [];
  const found = await Promise.all(modules.map((module) => module.waiting?.(services, principal) ?? []));
  return found.flat().filter(({ count }) => count > 0);
}
