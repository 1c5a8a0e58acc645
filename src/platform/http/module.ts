import type { RightsTable, Route } from './route.ts';
import type { NavigationItem, Services } from './services.ts';

/** What one module brings to the house; its `module.ts` is the only file that `app.ts` imports. */
export interface Module {
  readonly name: string;
  readonly rights: RightsTable;
  readonly routes: readonly Route[];
  readonly navigation: readonly NavigationItem[];
  /** Registers jobs and live channels. Runs once, before the server listens. */
  readonly start?: (services: Services) => Promise<void>;
}
