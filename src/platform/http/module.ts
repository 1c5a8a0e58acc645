import type { Principal } from '#platform/session/principal.ts';
import type { RightsTable, Route } from './route.ts';
import type { NavigationItem, Services } from './services.ts';
import type { Waiting } from './waiting.ts';

/** What one module brings to the house; its `module.ts` is the only file that `app.ts` imports. */
export interface Module {
  readonly name: string;
  readonly rights: RightsTable;
  readonly routes: readonly Route[];
  readonly navigation: readonly NavigationItem[];
  /** What waits for this worker; a role for which nothing can wait costs no question to the database. */
  readonly waiting?: (services: Services, principal: Principal) => Promise<readonly Waiting[]>;
  /** Registers jobs and live channels. Runs once, before the server listens. */
  readonly start?: (services: Services) => Promise<void>;
}
